package app.dispatch.adapters.http.account;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.plan;
import static app.dispatch.adapters.http.Plans.waitAt;
import static app.dispatch.adapters.http.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.EventReader;
import app.dispatch.adapters.http.EventReader.Event;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionRoutesTest {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private RunningServer server;

    @BeforeAll
    void start() {
        server = RunningServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static String newAddress() {
        return "session" + NEXT.incrementAndGet() + "@example.com";
    }

    private Client signUp(String email) {
        return signIn("/api/auth/signup", email, "hunter2", "Laptop");
    }

    private Client signIn(String path, String email, String password, String agent) {
        Answer answer = server.anonymous().post(path, json("email", email, "password", password), "User-Agent", agent);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return new Client(server, answer.cookie());
    }

    private static List<Fields> sessions(Client user) {
        return user.get("/api/auth/sessions").json().items("sessions").stream()
                .map(Fields.class::cast)
                .toList();
    }

    @Test
    void sessions_are_listed_with_the_present_one_marked() {
        String email = newAddress();
        Client laptop = signUp(email);
        server.clock.forward(Duration.ofMillis(1));
        Client phone = signIn("/api/auth/login", email, "hunter2", "Phone");

        List<Fields> seen = sessions(laptop);

        assertThat(seen).hasSize(2);
        assertThat(seen).map(session -> session.text("userAgent").orElseThrow()).containsExactly("Phone", "Laptop");
        assertThat(seen)
                .map(session -> session.get("current").orElseThrow())
                .containsExactly(Value.of(false), Value.of(true));
        assertThat(seen.getFirst().values().keySet())
                .containsExactly("id", "createdAt", "expiresAt", "current", "userAgent");
        assertThat(sessions(phone))
                .map(session -> session.get("current").orElseThrow())
                .containsExactly(Value.of(true), Value.of(false));
        String handle = seen.getFirst().text("id").orElseThrow();
        assertThat(phone.session()).doesNotContain(handle);
        assertThat(new Client(server, handle).get("/api/workflows").status()).isEqualTo(401);
    }

    @Test
    void another_session_can_be_ended_and_ones_own_too() {
        String email = newAddress();
        Client laptop = signUp(email);
        server.clock.forward(Duration.ofMillis(1));
        Client phone = signIn("/api/auth/login", email, "hunter2", "Phone");
        List<Fields> seen = sessions(laptop);
        String phones = "/api/auth/sessions/" + seen.getFirst().text("id").orElseThrow();
        String laptops = "/api/auth/sessions/" + seen.getLast().text("id").orElseThrow();

        assertThat(laptop.delete(phones).text()).isEqualTo("{\"ok\":true}");
        assertThat(phone.get("/api/workflows").status()).isEqualTo(401);
        assertThat(laptop.delete(phones).status()).isEqualTo(404);
        Answer own = laptop.delete(laptops);
        assertThat(own.status()).isEqualTo(200);
        assertThat(own.header("set-cookie")).startsWith("dispatch_session=;");
        assertThat(laptop.get("/api/workflows").status()).isEqualTo(401);
    }

    @Test
    void another_users_session_cannot_be_told_from_none() {
        String theirs = sessions(signUp(newAddress())).getFirst().text("id").orElseThrow();
        Client user = signUp(newAddress());

        Answer answer = user.delete("/api/auth/sessions/" + theirs);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text())
                .isEqualTo(
                        user.delete("/api/auth/sessions/ses_" + "0".repeat(32)).text())
                .isEqualTo(user.delete("/api/auth/sessions/x").text());
    }

    @Test
    void a_new_password_ends_the_other_sessions_and_keeps_the_tokens() {
        String email = newAddress();
        Client laptop = signUp(email);
        Client phone = signIn("/api/auth/login", email, "hunter2", "Phone");
        String token = laptop.post("/api/tokens", "{\"name\":\"CI\"}")
                .json()
                .text("token")
                .orElseThrow();

        Answer changed =
                laptop.send("PUT", "/api/auth/password", json("currentPassword", "hunter2", "newPassword", "hunter3"));

        assertThat(changed.text()).isEqualTo("{\"ok\":true,\"sessionsEnded\":1,\"tokens\":\"kept\"}");
        assertThat(laptop.get("/api/workflows").status()).isEqualTo(200);
        assertThat(phone.get("/api/workflows").status()).isEqualTo(401);
        assertThat(server.anonymous()
                        .get("/api/workflows", "Authorization", "Bearer " + token)
                        .status())
                .isEqualTo(200);
        assertThat(server.anonymous()
                        .post("/api/auth/login", json("email", email, "password", "hunter2"))
                        .status())
                .isEqualTo(401);
        signIn("/api/auth/login", email, "hunter3", "Phone");
    }

    @Test
    void a_wrong_present_password_is_refused_and_so_is_a_short_new_one() {
        Client user = signUp(newAddress());

        Answer wrong =
                user.send("PUT", "/api/auth/password", json("currentPassword", "wrong", "newPassword", "hunter3"));
        Answer shorter =
                user.send("PUT", "/api/auth/password", json("currentPassword", "hunter2", "newPassword", "short"));
        Answer none = user.send("PUT", "/api/auth/password", "{}");

        assertThat(wrong.text())
                .isEqualTo(
                        "{\"error\":\"The password is wrong\",\"code\":\"invalid_credentials\",\"details\":{\"doc\":\"/docs/errors#invalid_credentials\"}}");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(shorter.status()).isEqualTo(400);
        assertThat(shorter.text()).contains("/newPassword", "7 to 128 characters");
        assertThat(none.text()).contains("/currentPassword", "/newPassword");
    }

    @Test
    @Timeout(30)
    void a_deleted_account_is_gone_with_its_runs_under_way_and_its_address_is_free() {
        String email = newAddress();
        Client user = signUp(email);
        String token = user.post("/api/tokens", "{\"name\":\"CI\"}")
                .json()
                .text("token")
                .orElseThrow();
        user.post("/api/workflows/blank", null);
        try (EventReader stream = user.execute(
                plan("p1", echo("a", "1"), waitAt("b", "never").replace("}}", "},\"dependsOn\":[\"a\"]}")))) {
            assertThat(user.delete("/api/auth/me").status()).isEqualTo(400);
            assertThat(user.send("DELETE", "/api/auth/me", json("password", "wrong"))
                            .status())
                    .isEqualTo(401);

            Answer deleted = user.send("DELETE", "/api/auth/me", json("password", "hunter2"));

            assertThat(deleted.text()).isEqualTo("{\"ok\":true}");
            assertThat(deleted.header("set-cookie")).startsWith("dispatch_session=;");
            assertThat(stream.rest()).map(Event::name).last().isEqualTo("run_complete");
        }
        assertThat(user.get("/api/workflows").status()).isEqualTo(401);
        assertThat(server.anonymous()
                        .get("/api/workflows", "Authorization", "Bearer " + token)
                        .status())
                .isEqualTo(401);
        Client again = signUp(email);
        assertThat(again.get("/api/workflows").json().items("workflows")).isEmpty();
        assertThat(again.get("/api/history?status=active").json().items("history"))
                .isEmpty();
    }
}
