package app.dispatch.adapters.http.admin;

import static app.dispatch.adapters.http.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.EventReader;
import app.dispatch.adapters.http.Plans;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an administrator does to users, and what the users notice of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminRoutesTest {
    private RunningServer server;
    private Client admin;
    private Client user;
    private String email;
    private String path;

    @BeforeAll
    void start() {
        server = RunningServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void signUp() {
        server.clock.forward(Duration.ofHours(1)); // all limits on calls are over
        admin = server.newAdmin();
        user = server.newUser();
        Fields me = user.get("/api/auth/me").json().fields("user");
        email = me.text("email").orElseThrow();
        path = "/api/admin/users/" + me.text("id").orElseThrow();
    }

    private Fields ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private Answer logIn(String password) {
        return server.anonymous().post("/api/auth/login", json("email", email, "password", password));
    }

    @Test
    void the_first_who_signs_up_is_the_administrator_and_is_told() {
        try (RunningServer other = RunningServer.start()) {
            Client first = other.newUser();
            Client second = other.newUser();

            assertThat(first.get("/api/auth/me").json().get("admin")).contains(Value.of(true));
            assertThat(ok(first.get("/api/admin/users")).items("users")).hasSize(2);
            assertThat(second.get("/api/auth/me").json().get("admin")).isEmpty();
            assertThat(second.get("/api/admin/users").status()).isEqualTo(403);
        }
    }

    @Test
    void a_user_is_shown_with_what_they_have_and_none_of_their_secrets() {
        user.post("/api/workflows/blank", null);
        user.post("/api/tokens", "{\"name\":\"CI\"}");
        user.get("/api/workflows");

        Answer shown = admin.get(path);

        Fields it = ok(shown).fields("user");
        assertThat(it.values().keySet())
                .containsExactly(
                        "id",
                        "email",
                        "name",
                        "admin",
                        "createdAt",
                        "seenAt",
                        "lockedAt",
                        "workflows",
                        "runs",
                        "limits",
                        "quotas");
        assertThat(it.get("workflows")).contains(Value.of(1));
        assertThat(it.get("seenAt").orElseThrow()).isInstanceOf(Value.Num.class);
        assertThat(shown.text()).doesNotContain("argon2", "dsp_", "hunter2", "whsec");
        assertThat(ok(admin.get("/api/admin/users/" + email.toUpperCase(Locale.ROOT))))
                .isEqualTo(shown.json());
    }

    @Test
    void users_are_listed_by_pages_and_found_by_their_address() {
        Fields first = ok(admin.get("/api/admin/users?limit=1"));
        assertThat(first.items("users")).hasSize(1);
        Fields second = ok(admin.get(
                "/api/admin/users?limit=1&cursor=" + first.text("nextCursor").orElseThrow()));
        assertThat(second.items("users")).hasSize(1).isNotEqualTo(first.items("users"));
        assertThat(ok(admin.get("/api/admin/users?email=" + email.replace("@", "%40")))
                        .items("users"))
                .singleElement()
                .extracting(it -> ((Fields) it).text("email").orElseThrow())
                .isEqualTo(email);
    }

    @ParameterizedTest
    @CsvSource({"limit=0,400", "limit=1,200", "limit=100,200", "limit=101,400", "email=%20,400", "cursor=x,400"})
    void the_query_of_the_list_is_held_to_its_limits(String query, int status) {
        assertThat(admin.get("/api/admin/users?" + query).status()).isEqualTo(status);
    }

    @Test
    void who_is_locked_is_out_at_once_everywhere_and_back_again_when_unlocked() {
        String token =
                ok(user.post("/api/tokens", "{\"name\":\"CI\"}")).text("token").orElseThrow();
        String[] bearer = {"Authorization", "Bearer " + token};
        String hook = "/api/triggers/"
                + ok(user.post(
                                "/api/workflows",
                                "{\"plan\":" + Plans.plan("wf_hook", Plans.echo("a", "1"))
                                        + ",\"schedule\":\"webhook\"}"))
                        .fields("workflow")
                        .text("webhookSecret")
                        .orElseThrow();

        ok(admin.post(path + "/lock", null));

        assertThat(user.get("/api/workflows").status()).isEqualTo(401);
        assertThat(server.anonymous().get("/api/workflows", bearer).status()).isEqualTo(401);
        assertThat(server.send(hook, "{}").json().text("code")).contains("workflow_disabled");
        Answer login = logIn("hunter2");
        assertThat(login.status()).isEqualTo(403);
        assertThat(login.text()).contains("This account is locked");
        assertThat(logIn("wrong password").status())
                .as("nobody else learns that")
                .isEqualTo(401);

        ok(admin.post(path + "/unlock", null));

        assertThat(user.get("/api/workflows").status())
                .as("the session is gone")
                .isEqualTo(401);
        assertThat(server.anonymous().get("/api/workflows", bearer).status()).isEqualTo(200);
        assertThat(server.send(hook, "{}").status()).isEqualTo(200);
        assertThat(logIn("hunter2").status()).isEqualTo(200);
    }

    @Test
    void runs_of_who_is_locked_go_on_unless_they_are_asked_to_end() {
        String kept = begun("kept");
        ok(admin.post(path + "/lock", null));
        server.lab.open("kept");
        ok(admin.post(path + "/unlock", null));
        user = new Client(server, logIn("hunter2").cookie());
        assertThat(ended(kept)).isEqualTo("ok");

        String cancelled = begun("cancelled");
        ok(admin.post(path + "/lock", "{\"runs\":\"cancel\"}"));
        ok(admin.post(path + "/unlock", null));
        user = new Client(server, logIn("hunter2").cookie());
        assertThat(ended(cancelled)).isEqualTo("cancelled");
        assertThat(admin.post(path + "/lock", "{\"runs\":\"burn\"}").status()).isEqualTo(400);
    }

    private String begun(String gate) {
        return user.post(
                        "/api/execute",
                        "{\"plan\":" + Plans.plan("wf_x", Plans.waitAt("a", gate)) + "}",
                        "Prefer",
                        "respond-async")
                .json()
                .fields("run")
                .text("id")
                .orElseThrow();
    }

    private String ended(String run) {
        user.get("/api/runs/" + run + "/events"); // to its end
        return ok(user.get("/api/runs/" + run)).fields("run").text("status").orElseThrow();
    }

    @Test
    void a_stream_of_who_is_locked_ends() {
        String token =
                ok(user.post("/api/tokens", "{\"name\":\"CI\"}")).text("token").orElseThrow();
        String run = begun("stream");
        try (EventReader stream = server.anonymous().stream(
                "GET", "/api/runs/" + run + "/events", null, "Authorization", "Bearer " + token)) {
            assertThat(stream.status()).isEqualTo(200);
            ok(admin.post(path + "/lock", null));

            while (stream.next().isPresent()) {
                continue; // to its end
            }
        } finally {
            server.lab.open("stream");
        }
    }

    @Test
    void a_reset_lets_the_user_choose_another_password_once_and_nobody_in_by_the_old_one() {
        Fields reset = ok(admin.post(path + "/reset", null));
        String code = reset.text("code").orElseThrow();
        assertThat(reset.text("url")).contains(server.uri("/reset#" + code).toString());
        assertThat(logIn("hunter2").status()).as("until it is used").isEqualTo(200);

        Answer bad = choose(code, "short");
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.text()).contains("/password").doesNotContain(code);
        ok(choose(code, "another password"));

        assertThat(user.get("/api/workflows").status()).isEqualTo(401);
        assertThat(logIn("hunter2").status()).isEqualTo(401);
        assertThat(logIn("another password").status()).isEqualTo(200);
        assertThat(choose(code, "a third password").status()).isEqualTo(403);
    }

    @Test
    void a_reset_is_over_after_an_hour_or_by_a_later_one() {
        String first = ok(admin.post(path + "/reset", null)).text("code").orElseThrow();
        String second = ok(admin.post(path + "/reset", null)).text("code").orElseThrow();

        assertThat(choose(first, "another password").status()).isEqualTo(403);
        server.clock.forward(Duration.ofHours(1));
        assertThat(choose(second, "another password").status()).isEqualTo(403);
        assertThat(logIn("hunter2").status()).isEqualTo(200);
    }

    private Answer choose(String code, String password) {
        return server.anonymous().post("/api/auth/password/new", json("code", code, "password", password));
    }

    @Test
    void the_page_of_a_reset_takes_nothing_from_elsewhere() throws Exception {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            HttpResponse<String> page =
                    browser.send(HttpRequest.newBuilder(server.uri("/reset")).build(), BodyHandlers.ofString());

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
                    .startsWith("default-src 'none'; script-src 'self'");
            assertThat(page.body()).contains("/reset.js", "/reset.css").doesNotContain("http:", "https:", "<script>");
            for (String file : List.of("/reset.js", "/reset.css")) {
                assertThat(browser.send(HttpRequest.newBuilder(server.uri(file)).build(), BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void a_limit_of_a_user_holds_for_them_alone_and_goes_again() {
        ok(user.post("/api/workflows/blank", null));
        ok(admin.patch(path + "/limits", "{\"workflows\":2,\"tokens\":1,\"webhooks\":1}"));
        ok(user.post("/api/workflows/blank", null));
        ok(user.post("/api/tokens", "{\"name\":\"1\"}"));

        assertThat(user.post("/api/workflows/blank", null).text()).contains("quota_exceeded", "\"most\":2");
        assertThat(user.post("/api/tokens", "{\"name\":\"2\"}").text()).contains("quota_exceeded", "\"most\":1");
        ok(user.post("/api/webhooks", "{\"url\":\"https://example.com/1\",\"events\":[\"run.failed\"]}"));
        assertThat(user.post("/api/webhooks", "{\"url\":\"https://example.com/2\",\"events\":[\"run.failed\"]}")
                        .text())
                .contains("quota_exceeded");
        assertThat(user.get("/api/quotas").text()).contains("{\"quota\":\"workflows\",\"used\":2,\"most\":2}");
        Client other = server.newUser();
        for (int n = 0; n < 3; n++) {
            ok(other.post("/api/workflows/blank", null));
        }

        Fields now = ok(admin.patch(path + "/limits", "{\"workflows\":null}"))
                .fields("user")
                .fields("limits");

        assertThat(now.get("workflows")).contains(Value.NULL);
        assertThat(now.get("tokens")).as("left out, and so as it was").contains(Value.of(1));
        ok(user.post("/api/workflows/blank", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"workflows\":0}",
                "{\"workflows\":1000001}",
                "{\"workflowText\":10737418241}",
                "{\"webhooks\":10001}",
                "{\"tokens\":10001}",
                "{\"tokens\":\"many\"}",
                "{\"runs\":1}"
            })
    void a_limit_that_cannot_be_is_refused_with_the_place(String limits) {
        Answer refused = admin.patch(path + "/limits", limits);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("\"path\":\"/");
    }

    @Test
    void the_largest_limits_are_taken() {
        ok(admin.patch(
                path + "/limits",
                "{\"workflows\":1000000,\"workflowText\":10737418240,\"webhooks\":10000,\"tokens\":10000}"));
    }

    @Test
    void a_deleted_user_is_gone_with_all_and_the_address_is_free() {
        user.post("/api/workflows/blank", null);
        begun("deleted");

        assertThat(ok(admin.delete(path)).text("email")).contains(email);

        server.lab.open("deleted");
        assertThat(user.get("/api/workflows").status()).isEqualTo(401);
        assertThat(admin.get(path).status()).isEqualTo(404);
        assertThat(admin.delete(path).status()).isEqualTo(404);
        assertThat(server.anonymous()
                        .post("/api/auth/signup", json("email", email, "password", "hunter2"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void who_is_no_administrator_any_more_can_do_nothing_with_what_they_had() {
        Client former = server.newAdmin();
        String token = ok(former.post("/api/tokens", "{\"name\":\"CI\",\"scopes\":[\"admin\"]}"))
                .text("token")
                .orElseThrow();
        String id = former.get("/api/auth/me").json().fields("user").text("id").orElseThrow();
        assertThat(server.anonymous()
                        .get(path, "Authorization", "Bearer " + token)
                        .status())
                .isEqualTo(200);

        ok(admin.put("/api/admin/users/" + id + "/admin", "{\"admin\":false}"));

        assertThat(former.get(path).status()).isEqualTo(403);
        assertThat(server.anonymous()
                        .get(path, "Authorization", "Bearer " + token)
                        .status())
                .isEqualTo(403);
        assertThat(admin.put("/api/admin/users/" + id + "/admin", "{}").status())
                .isEqualTo(400);
    }

    @Test
    void schedules_of_who_is_locked_do_not_fire_and_nothing_is_made_up_for() {
        user.post(
                "/api/workflows",
                "{\"plan\":{\"id\":\"wf_cron\",\"name\":\"Each minute\",\"trigger\":\"schedule\",\"cron\":\"* * * *"
                        + " *\",\"steps\":["
                        + Plans.echo("a", "1") + "]},\"schedule\":\"scheduled\"}");
        ok(admin.post(path + "/lock", null));
        server.clock.forward(Duration.ofMinutes(3));
        assertThat(cron()).doesNotContain("wf_cron");

        ok(admin.post(path + "/unlock", null));
        assertThat(cron()).as("what was due meanwhile").doesNotContain("wf_cron");
        server.clock.forward(Duration.ofMinutes(1));
        assertThat(cron()).contains("wf_cron");
    }

    private String cron() {
        return server.anonymous()
                .get("/api/cron", "Authorization", "Bearer the-secret-of-cron")
                .text();
    }
}
