package app.dispatch.adapters.http.compose;

import static app.dispatch.adapters.http.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.domain.value.Value;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComposeRoutesTest {
    private static final String BRIEF = json("input", "Give back one");
    private RunningServer server = RunningServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_brief_becomes_a_plan_with_what_it_needs_and_does() {
        Answer answer = server.anonymous().post("/api/parse", BRIEF);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().fields("plan").text("id")).isPresent();
        assertThat(answer.json().fields("plan").get("createdAt")).containsInstanceOf(Value.Num.class);
        assertThat(answer.json().fields("plan").items("steps")).isNotEmpty();
        assertThat(answer.json().values()).containsKeys("missing", "permissions");
    }

    @Test
    void what_cannot_be_planned_is_the_callers_to_mend() {
        Answer answer = server.anonymous().post("/api/parse", json("input", "nonsense"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().text("code")).contains("cannot_plan");
    }

    @Test
    void a_wish_of_the_wrong_kind_is_refused() {
        for (String body : new String[] {
            "{}",
            "{\"input\":\"\"}",
            "{\"input\":5}",
            "{\"input\":\"x\",\"enabledTools\":\"lab\"}",
            "{\"input\":\"x\",\"enabledTools\":[\"nope\"]}",
            json("input", "x".repeat(9000))
        }) {
            Answer answer = server.anonymous().post("/api/parse", body);
            assertThat(answer.status()).as(body).isEqualTo(400);
        }
    }

    @Test
    void the_public_gets_three_plans_in_five_minutes() {
        Client anyone = server.anonymous();
        anyone.post("/api/public/parse", "{bad");
        for (int i = 0; i < 3; i++) {
            assertThat(anyone.post("/api/public/parse", BRIEF).status()).isEqualTo(200);
            server.clock.forward(Duration.ofSeconds(10));
        }

        Answer fourth = anyone.post("/api/public/parse", BRIEF, "X-Forwarded-For", "203.0.113.9");

        assertThat(fourth.status()).isEqualTo(429);
        assertThat(fourth.json().text("error")).contains("rate_limited");
        assertThat(fourth.json().text("code")).contains("rate_limited");
        long wait = Long.parseLong(fourth.header("retry-after"));
        assertThat(wait).isBetween(200L, 270L);
        assertThat(fourth.json().get("retryAfter")).contains(Value.of(wait));
        assertThat(anyone.post("/api/public/parse", "{bad").status()).isEqualTo(429);
        server.clock.forward(Duration.ofSeconds(wait));
        assertThat(anyone.post("/api/public/parse", BRIEF).status()).isEqualTo(200);
        assertThat(anyone.post("/api/public/parse", BRIEF).status()).isEqualTo(429);
    }

    @Test
    void behind_a_proxy_each_client_has_its_own_three() {
        server.close();
        server = RunningServer.behind("127.0.0.0/8");
        for (int i = 0; i < 3; i++) {
            parse("198.51.100.7", 200);
        }
        parse("198.51.100.7", 429);
        parse("203.0.113.66, 198.51.100.7", 429);
        parse("198.51.100.8", 200);
        for (int i = 0; i < 3; i++) {
            parse("2001:db8:1:2::" + i, 200);
        }
        parse("2001:db8:1:2:ffff::1", 429);
        parse("2001:db8:1:3::1", 200);
    }

    private void parse(String forwardedFor, int status) {
        Answer answer = server.anonymous().post("/api/public/parse", BRIEF, "X-Forwarded-For", forwardedFor);
        assertThat(answer.status()).as(forwardedFor).isEqualTo(status);
    }

    @Test
    void without_signing_in_so_many_a_minute_and_with_it_more() {
        server.close();
        server = RunningServer.withParsesPerMinute(2);
        Client user = server.newUser();
        for (int i = 0; i < 2; i++) {
            assertThat(server.anonymous().post("/api/parse", BRIEF).status()).isEqualTo(200);
        }
        Answer third = server.anonymous().post("/api/parse", BRIEF);
        assertThat(third.status()).isEqualTo(429);
        assertThat(third.json().text("error")).isNotEqualTo(java.util.Optional.of("rate_limited"));
        for (int i = 0; i < 120; i++) {
            assertThat(user.post("/api/parse", BRIEF).status()).isEqualTo(200);
        }
        assertThat(user.post("/api/parse", BRIEF).status()).isEqualTo(429);
        assertThat(server.newUser().post("/api/parse", BRIEF).status()).isEqualTo(200);
    }

    @Test
    void parsing_can_be_kept_for_users() {
        server.close();
        server = RunningServer.withParsesPerMinute(0);
        assertThat(server.anonymous().post("/api/parse", BRIEF).status()).isEqualTo(401);
        assertThat(server.newUser().post("/api/parse", BRIEF).status()).isEqualTo(200);
    }
}
