package app.dispatch.adapters.http.compose;

import static app.dispatch.adapters.http.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.List;
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
        assertThat(answer.json().get("warnings")).contains(Value.of(List.of()));
    }

    @Test
    void a_parsed_brief_that_is_saved_as_it_is_starts_as_it_said() {
        Client user = server.newUser();
        Answer daily = user.post("/api/parse", json("input", "Give back one every morning"));
        assertThat(daily.json().text("schedule")).contains("scheduled");
        Fields starts = daily.json().fields("starts");
        assertThat(starts.text("trigger")).contains("schedule");
        assertThat(starts.text("cron")).contains("0 9 * * *");
        assertThat(starts.text("message").orElseThrow())
                .startsWith("Saved as it is, this runs by itself at `0 9 * * *`, UTC time; first at ")
                .endsWith("T09:00:00Z.");
        Answer saved = user.post("/api/workflows", daily.text());
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        assertThat(saved.json().fields("workflow").text("schedule")).contains("scheduled");
        assertThat(saved.json().fields("workflow").get("nextRunAt")).isEqualTo(starts.get("nextRunAt"));
        assertThat(saved.json().get("warnings")).contains(Value.of(List.of()));

        Answer hooked = user.post("/api/parse", json("input", "Give back one when the webhook is called"));
        assertThat(hooked.json().text("schedule")).contains("webhook");
        assertThat(hooked.json().fields("starts").text("message").orElseThrow())
                .contains("whenever its webhook is called");
        assertThat(user.post("/api/workflows", hooked.text())
                        .json()
                        .fields("workflow")
                        .text("trigger"))
                .contains("webhook");

        Answer byHand = user.post("/api/parse", BRIEF);
        assertThat(byHand.json().text("schedule")).contains("on_demand");
        assertThat(user.post("/api/workflows", byHand.text())
                        .json()
                        .fields("workflow")
                        .text("schedule"))
                .contains("on_demand");
    }

    @Test
    void a_plan_with_a_cron_expression_that_is_saved_on_demand_is_warned_of() {
        Client user = server.newUser();
        Answer daily = user.post("/api/parse", json("input", "Give back one every morning"));
        String alone = "{\"plan\":" + Json.write(daily.json().fields("plan")) + "}";

        Answer saved = user.post("/api/workflows", alone);

        assertThat(saved.json().fields("workflow").text("schedule")).contains("on_demand");
        assertThat(saved.json().items("warnings"))
                .extracting(warning -> ((Fields) warning).text("code").orElseThrow())
                .containsExactly("not_scheduled");
    }

    @Test
    void the_public_is_told_the_warnings_too() {
        Answer answer = server.anonymous().post("/api/public/parse", BRIEF);
        assertThat(answer.json().get("warnings")).contains(Value.of(List.of()));
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

    private static String change(String input, String plan) {
        return "{\"input\":\"" + input + "\",\"trace\":true,\"plan\":" + plan + "}";
    }

    private static final String PLAN = """
            {"id":"wf_mine","createdAt":1790000000000,"name":"Mine","description":"Kept","limits":{"maxCalls":5},
             "steps":[{"id":"a","tool":"lab","op":"echo","params":{"value":1},"metadata":{"x":7}}]}""";

    @Test
    void a_plan_that_comes_with_the_brief_is_changed_and_the_answer_says_how() {
        Client user = server.newUser();
        Answer answer = user.post("/api/parse", change("Louder", PLAN));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        Value.Fields plan = answer.json().fields("plan");
        assertThat(plan.text("id")).contains("wf_mine");
        assertThat(plan.get("createdAt")).contains(Value.of(1_790_000_000_000L));
        assertThat(plan.text("description")).contains("Kept");
        assertThat(plan.fields("limits").get("maxCalls")).contains(Value.of(5));
        assertThat(((Value.Fields) plan.items("steps").getFirst())
                        .fields("metadata")
                        .get("x"))
                .contains(Value.of(7));
        Value.Fields diff = answer.json().fields("diff");
        assertThat(diff.get("changed")).contains(Value.of(true));
        assertThat(diff.fields("name").text("after")).contains("Louder");
        assertThat(diff.fields("schedule").get("changed")).contains(Value.of(false));
        assertThat(diff.fields("steps").items("added")).hasSize(1);
        assertThat(diff.items("newWrites").toString()).contains("put");
        assertThat(answer.json().fields("planner").items("trace")).hasSize(1);
        assertThat(user.get("/api/workflows").json().items("workflows")).isEmpty();
    }

    @Test
    void a_change_that_changes_nothing_has_an_empty_diff() {
        Answer answer = server.anonymous().post("/api/parse", change("Mine", PLAN));
        assertThat(answer.json().fields("diff").get("changed")).contains(Value.of(false));
        assertThat(answer.json().fields("diff").fields("steps").items("changed"))
                .isEmpty();
        assertThat(answer.json().fields("diff").items("newWrites")).isEmpty();
    }

    @Test
    void without_a_plan_there_is_no_diff() {
        assertThat(server.anonymous().post("/api/parse", BRIEF).json().get("diff"))
                .isEmpty();
    }

    @Test
    void what_is_wrong_with_the_plan_is_told_with_its_place_in_the_body() {
        for (String plan : new String[] {
            "7", "{}", "{\"steps\":[{\"id\":\"a\",\"tool\":\"lab\",\"op\":\"nowhere\",\"params\":{}}]}"
        }) {
            Answer answer = server.anonymous().post("/api/parse", change("Louder", plan));
            assertThat(answer.status()).as(plan).isEqualTo(400);
            assertThat(answer.json().text("code")).as(plan).contains("plan_invalid");
            assertThat(answer.text()).as(plan).contains("\"/plan");
        }
    }

    @Test
    void the_public_changes_no_plans() {
        Answer answer = server.anonymous().post("/api/public/parse", change("Louder", PLAN));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("/plan", "is not known here");
    }

    @Test
    void a_tool_that_is_not_enabled_may_be_in_the_plan_only_until_the_change() {
        String body = change("Louder", PLAN).replaceFirst("\\{", "{\"enabledTools\":[],");
        Answer answer = server.anonymous().post("/api/parse", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().text("code")).contains("cannot_plan");
    }
}
