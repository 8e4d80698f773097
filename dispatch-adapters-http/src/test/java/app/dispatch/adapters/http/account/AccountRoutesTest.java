package app.dispatch.adapters.http.account;

import static app.dispatch.adapters.http.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.domain.value.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountRoutesTest {
    private final RunningServer server = RunningServer.start();
    private final Client anyone = server.anonymous();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void who_signs_up_is_signed_in() {
        Answer answer =
                anyone.post("/api/auth/signup", json("email", "you@example.com", "password", "hunter2", "name", "You"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().fields("user").text("id"))
                .hasValueSatisfying(id -> assertThat(id).startsWith("usr_"));
        assertThat(answer.json().fields("user").text("email")).contains("you@example.com");
        assertThat(answer.json().fields("user").text("name")).contains("You");
        assertThat(answer.text()).doesNotContain("hunter2").doesNotContain("assword");
        Answer me = new Client(server, answer.cookie()).get("/api/auth/me");
        assertThat(me.json().fields("user")).isEqualTo(answer.json().fields("user"));
        assertThat(me.json().get("admin")).as("the first of a server").contains(Value.of(true));
    }

    @Test
    void the_cookie_is_a_token_that_scripts_and_other_sites_do_not_get() {
        Answer answer = anyone.post("/api/auth/signup", json("email", "you@example.com", "password", "hunter2"));

        assertThat(answer.cookie().split("\\.")).hasSize(3);
        assertThat(answer.header("set-cookie"))
                .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=2592000")
                .doesNotContain("Secure", "Domain");
    }

    @Test
    void the_cookie_travels_by_https_only_when_the_public_url_does() {
        try (RunningServer https = RunningServer.at("https://dispatch.example.com")) {
            Answer answer = https.anonymous().post("/api/auth/signup", json("email", "a@b.co", "password", "hunter2"));
            assertThat(answer.header("set-cookie")).contains("Secure");
        }
    }

    @Test
    void me_is_null_for_nobody() {
        Answer me = anyone.get("/api/auth/me");
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().get("user")).contains(Value.NULL);
    }

    @Test
    void an_address_that_is_taken_is_a_conflict() {
        anyone.post("/api/auth/signup", json("email", "you@example.com", "password", "hunter2"));
        Answer again = anyone.post("/api/auth/signup", json("email", "YOU@example.com ", "password", "hunter3"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().text("code")).contains("email_taken");
        assertThat(again.cookie()).isEmpty();
    }

    @Test
    void a_wrong_password_and_an_unknown_address_read_the_same() {
        anyone.post("/api/auth/signup", json("email", "you@example.com", "password", "hunter2"));
        Answer wrong = anyone.post("/api/auth/login", json("email", "you@example.com", "password", "hunter3"));
        Answer unknown = anyone.post("/api/auth/login", json("email", "nobody@example.com", "password", "hunter3"));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json().text("code")).contains("invalid_credentials");
        assertThat(unknown.text()).isEqualTo(wrong.text());
    }

    @Test
    void too_many_failed_logins_have_to_wait() {
        Answer last = anyone.post("/api/auth/login", json("email", "a@b.co", "password", "wrong-one"));
        for (int i = 0; i < 20 && last.status() == 401; i++) {
            last = anyone.post("/api/auth/login", json("email", "a@b.co", "password", "wrong-one"));
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.json().get("retryAfter")).contains(Value.of(Long.parseLong(last.header("retry-after"))));
    }

    @Test
    void a_session_ends_at_logout_for_whoever_has_its_cookie() {
        Client user = server.newUser();
        assertThat(user.get("/api/workflows").status()).isEqualTo(200);

        Answer out = user.post("/api/auth/logout", null);

        assertThat(out.status()).isEqualTo(200);
        assertThat(out.json().get("ok")).contains(Value.of(true));
        assertThat(out.header("set-cookie"))
                .startsWith("dispatch_session=;")
                .contains("HttpOnly", "SameSite=Lax", "Path=/", "Expires=Thu, 01 Jan 1970");
        assertThat(user.get("/api/workflows").status()).isEqualTo(401);
        assertThat(user.get("/api/auth/me").json().get("user")).contains(Value.NULL);
        assertThat(user.post("/api/auth/logout", null).status()).isEqualTo(200);
    }

    @Test
    void a_body_that_is_not_valid_is_refused_with_all_that_is_wrong() {
        Answer answer = anyone.post("/api/auth/signup", "{\"email\":1,\"name\":[]}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().text("code")).contains("bad_request");
        assertThat(answer.json().fields("details").items("problems"))
                .map(problem -> ((Value.Fields) problem).text("path").orElseThrow())
                .containsExactlyInAnyOrder("/email", "/password", "/name");
    }
}
