package app.dispatch.adapters.http.audit;

import static app.dispatch.adapters.http.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditRoutesTest {
    private RunningServer server;
    private Client admin;
    private Client user;
    private String id;

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
        server.clock.forward(Duration.ofHours(1));
        admin = server.newAdmin();
        user = server.newUser();
        id = user.get("/api/auth/me").json().fields("user").text("id").orElseThrow();
    }

    private static List<String> told(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().items("events").stream()
                .map(Fields.class::cast)
                .map(event -> (event.text("action").orElseThrow() + " "
                                + event.text("object").orElseThrow() + " "
                                + event.text("detail").orElseThrow())
                        .strip())
                .toList()
                .reversed();
    }

    /** Each at a moment of its own. */
    private Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        server.clock.forward(Duration.ofMillis(1));
        return answer;
    }

    @Test
    void what_changes_who_may_do_what_is_told_and_never_a_secret() {
        server.clock.forward(Duration.ofMillis(1));
        String token = ok(user.post("/api/tokens", "{\"name\":\"CI\",\"scopes\":[\"read\",\"manage\"]}"))
                .json()
                .text("id")
                .orElseThrow();
        ok(user.put("/api/credentials/openai", json("apiKey", "sk-0123456789")));
        ok(user.delete("/api/credentials/openai"));
        ok(user.delete("/api/tokens/" + token));
        ok(user.post("/api/invitations", null));
        String hook = ok(user.post(
                        "/api/webhooks", "{\"url\":\"https://example.com/x?key=s3cret\",\"events\":[\"run.failed\"]}"))
                .json()
                .fields("webhook")
                .text("id")
                .orElseThrow();
        ok(user.delete("/api/webhooks/" + hook));
        ok(admin.post("/api/admin/users/" + id + "/lock", null));
        ok(admin.post("/api/admin/users/" + id + "/unlock", null));
        ok(admin.patch("/api/admin/users/" + id + "/limits", "{\"workflows\":7}"));

        Answer all = admin.get("/api/admin/audit?limit=11");
        assertThat(told(all))
                .containsExactly(
                        "account.created " + id,
                        "token.made " + token + " scopes: read manage",
                        "key.saved openai",
                        "key.removed openai",
                        "token.revoked " + token,
                        "invitation.made",
                        "webhook.made " + hook + " https://example.com/x",
                        "webhook.removed " + hook,
                        "user.locked " + id + " runs: finish",
                        "user.unlocked " + id,
                        "user.limited " + id
                                + " {\"workflows\":7,\"workflowText\":null,\"webhooks\":null,\"tokens\":null}");
        assertThat(all.text()).doesNotContain("sk-0123456789", "s3cret", "dsp_", "hunter2");
        assertThat(all.text()).contains("\"client\":\"127.0.0.1\"");
    }

    @Test
    void each_sees_what_they_did_and_what_was_done_to_them_but_not_from_where() {
        Client other = server.newUser();
        ok(other.post("/api/tokens", "{\"name\":\"others\"}"));
        server.clock.forward(Duration.ofMillis(1));
        ok(admin.post("/api/admin/users/" + id + "/reset", null));

        Answer own = user.get("/api/account/audit");

        assertThat(told(own)).containsExactly("account.created " + id, "user.reset " + id);
        Fields reset = (Fields) own.json().items("events").getFirst();
        assertThat(reset.text("client")).isEmpty();
        assertThat(reset.text("actor")).isPresent().isNotEqualTo(Optional.of(id));
        assertThat(user.get("/api/admin/audit").status()).isEqualTo(403);
    }

    @Test
    void what_is_refused_is_not_told_but_that_somebody_tries_too_often() {
        assertThat(user.post("/api/tokens", "{\"name\":\"\"}").status()).isEqualTo(400);
        assertThat(admin.post("/api/admin/users/usr_none/lock", null).status()).isEqualTo(404);
        Answer answer;
        do {
            answer = server.anonymous()
                    .post("/api/auth/login", json("email", "user1@example.com", "password", "wrong password"));
        } while (answer.status() == 401);
        assertThat(answer.status()).isEqualTo(429);

        assertThat(told(admin.get("/api/admin/audit?limit=2")))
                .last()
                .isEqualTo("signin.limited /api/auth/login Too many attempts; try again later");
        assertThat(told(user.get("/api/account/audit"))).containsExactly("account.created " + id);
    }

    @Test
    void it_is_searched_by_who_what_and_when() {
        long before = server.clock.instant().toEpochMilli();
        ok(user.post("/api/tokens", "{\"name\":\"1\"}"));
        long between = server.clock.instant().toEpochMilli();
        ok(user.post("/api/tokens", "{\"name\":\"2\"}"));

        String base = "/api/admin/audit?actor=" + id;
        assertThat(told(admin.get(base))).hasSize(3);
        assertThat(told(admin.get(base + "&action=token.made"))).hasSize(2);
        assertThat(told(admin.get(base + "&action=token.made&since=" + between)))
                .hasSize(1);
        assertThat(told(admin.get(base + "&action=token.made&since=" + before + "&until=" + between)))
                .hasSize(1);
        Fields first = admin.get(base + "&limit=2").json();
        assertThat(told(admin.get(
                        base + "&limit=2&cursor=" + first.text("nextCursor").orElseThrow())))
                .containsExactly("account.created " + id);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,400",
        "limit=1,200",
        "limit=200,200",
        "limit=201,400",
        "action=nothing,400",
        "since=x,400",
        "until=-1,400",
        "cursor=x,400"
    })
    void the_query_is_held_to_its_limits(String query, int status) {
        assertThat(admin.get("/api/admin/audit?" + query).status()).isEqualTo(status);
        assertThat(user.get("/api/account/audit?" + query).status()).isEqualTo(status);
    }
}
