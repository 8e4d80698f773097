package app.dispatch.adapters.http.web;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.plan;
import static app.dispatch.adapters.http.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.domain.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All lists of a user's things come in pages alike. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagingTest {
    private RunningServer server;
    private Client user;
    private String webhook;

    @BeforeAll
    void fill() {
        server = RunningServer.start();
        user = server.newUser();
        for (int i = 0; i < 5; i++) {
            user.post("/api/tokens", json("name", "CI " + i));
            user.post("/api/webhooks", "{\"url\":\"https://example.com/" + i + "\",\"events\":[\"run.completed\"]}");
            user.post("/api/workflows", "{\"plan\":" + plan("wf_" + i, echo("a", "1")) + "}");
            user.patch("/api/workflows/wf_0", json("name", "Name " + i));
        }
        webhook = ((Value.Fields)
                        user.get("/api/webhooks").json().items("webhooks").getFirst())
                .text("id")
                .orElseThrow();
        for (int i = 0; i < 5; i++) {
            user.post("/api/workflows/wf_" + i + "/run", null);
        }
        String email =
                user.get("/api/auth/me").json().fields("user").text("email").orElseThrow();
        for (int i = 0; i < 4; i++) {
            server.anonymous().post("/api/auth/login", json("email", email, "password", "hunter2"));
        }
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/tokens, tokens, 5",
        "/api/webhooks, webhooks, 5",
        "/api/webhooks/{webhook}/deliveries, deliveries, 5",
        "/api/workflows, workflows, 5",
        "/api/workflows/wf_0/versions, versions, 6",
        "/api/auth/sessions, sessions, 5",
        "/api/history, history, 5",
        "/api/runs, runs, 5"
    })
    void a_list_is_walked_page_by_page(String pattern, String name, int all) {
        String path = pattern.replace("{webhook}", webhook);
        List<String> whole = ids(user.get(path), name);
        assertThat(whole).hasSize(all);
        assertThat(user.get(path).json().text("nextCursor")).isEmpty();
        for (int limit = 1; limit <= all; limit++) {
            assertThat(walk(path, name, limit)).as(path + " by " + limit).isEqualTo(whole);
        }
        for (String wrong : List.of("limit=0", "limit=x", "limit=100000", "cursor=x", "cursor=MTox4oCY")) {
            assertThat(user.get(path + "?" + wrong).status())
                    .as(path + " " + wrong)
                    .isEqualTo(400);
        }
    }

    /** What is listed may change meanwhile, as a delivery does that is sent. */
    private static List<String> ids(Answer page, String name) {
        return page.json().items(name).stream()
                .map(Value.Fields.class::cast)
                .map(each -> each.text("id").orElseGet(() -> String.valueOf(each.get("version"))))
                .toList();
    }

    private List<String> walk(String path, String name, int limit) {
        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Answer page = user.get(
                    path + "?limit=" + limit + cursor.map(at -> "&cursor=" + at).orElse(""));
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            assertThat(page.json().items(name)).hasSizeBetween(1, limit);
            seen.addAll(ids(page, name));
            cursor = page.json().text("nextCursor");
        } while (cursor.isPresent());
        return seen;
    }

    @Test
    void a_page_goes_on_where_the_one_before_ended_although_its_last_is_gone() {
        Client other = server.newUser();
        for (int i = 0; i < 3; i++) {
            server.clock.forward(Duration.ofSeconds(1));
            other.post("/api/tokens", json("name", "T" + i));
        }
        Answer first = other.get("/api/tokens?limit=2");
        Value.Fields last = (Value.Fields) first.json().items("tokens").getLast();
        other.delete("/api/tokens/" + last.text("id").orElseThrow());

        Answer second = other.get(
                "/api/tokens?limit=2&cursor=" + first.json().text("nextCursor").orElseThrow());

        assertThat(second.json().items("tokens"))
                .extracting(token -> ((Value.Fields) token).text("name").orElseThrow())
                .containsExactly("T0");
    }
}
