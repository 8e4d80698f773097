package app.dispatch.adapters.http.compose;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.plan;
import static app.dispatch.adapters.http.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.application.json.Json;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.Op;
import app.dispatch.application.tool.Tool;
import app.dispatch.domain.tool.FieldDef;
import app.dispatch.domain.value.Value;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is known of a plan is told without keeping or running it. */
class PlanReviewTest {
    private final RunningServer server = RunningServer.on(outside -> outside.with(desk()));
    private final Client user = server.newUser();

    private static Connector desk() {
        return Tool.named("desk", "Desk")
                .field(FieldDef.secret("token", "Token"))
                .op(Op.reads("read", "Read"), call -> Value.NULL)
                .build();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer review(String plan) {
        Answer answer = user.post("/api/plans/check", "{\"plan\":" + plan + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    @Test
    void a_valid_plan_is_told_with_its_phases_effects_and_permissions() {
        String free = echo("b", "2").replaceFirst("}$", ",\"dependsOn\":[]}");
        String write = step("c", "put", "{\"value\":\"{{ steps.a.output.value }}\"}");

        Answer answer = review(plan("wf_x", echo("a", "1"), free, write));

        assertThat(answer.json().get("valid")).contains(Value.of(true));
        assertThat(answer.json().get("problems")).contains(Value.of(List.of()));
        assertThat(written(answer, "phases")).isEqualTo("[[\"a\",\"b\"],[\"c\"]]");
        assertThat(written(answer, "effects")).isEqualTo("{\"a\":\"read\",\"b\":\"read\",\"c\":\"write\"}");
        assertThat(written(answer, "permissions"))
                .contains("{\"effect\":\"write\",\"tool\":\"lab\",\"op\":\"put\",\"target\":\"\"}");
        assertThat(answer.json().text("schedule")).contains("on_demand");
    }

    @Test
    void nothing_is_kept_or_run() {
        review(plan("wf_x", echo("a", "1")));
        assertThat(user.get("/api/workflows").json().items("workflows")).isEmpty();
        assertThat(user.get("/api/history?status=active").json().items("history"))
                .isEmpty();
        assertThat(server.lab.echoes()).isZero();
    }

    @Test
    void a_plan_that_is_not_valid_is_told_with_all_its_problems_and_what_is_known_all_the_same() {
        Answer answer = review(plan("wf_x", echo("a", "1"), step("b", "ecko", "{\"value\":\"{{ steps.c.output }}\"}"))
                .replaceFirst("}$", ",\"cron\":\"never\"}"));

        assertThat(answer.json().get("valid")).contains(Value.of(false));
        assertThat(written(answer, "problems"))
                .contains("/plan/steps/1/op", "did you mean `echo`?", "/plan/steps/1/params/value", "/plan/cron");
        assertThat(written(answer, "phases")).isEqualTo("[[\"a\"],[\"b\"]]");
        assertThat(written(answer, "effects")).isEqualTo("{\"a\":\"read\"}");
        assertThat(written(answer, "permissions")).isEqualTo("[]");
    }

    @Test
    void steps_that_wait_for_each_other_have_no_phases() {
        Answer answer = review(plan("wf_x", echo("a", "1").replaceFirst("}$", ",\"dependsOn\":[\"a\"]}")));
        assertThat(written(answer, "phases")).isEqualTo("[]");
        assertThat(written(answer, "problems")).contains("/plan/steps/0/dependsOn/0");
    }

    @Test
    void what_is_no_plan_is_a_problem_too() {
        assertThat(written(review("7"), "problems")).contains("\"/plan\"");
        assertThat(written(review("{\"steps\":[{\"id\":\"a\"}]}"), "problems")).contains("/plan/steps/0/tool");
    }

    @Test
    void of_many_problems_the_first_hundred_are_told() {
        String steps =
                "{\"id\":\"a\",\"tool\":\"none\",\"op\":\"none\"},".repeat(150).replaceFirst(",$", "");
        Answer answer = review("{\"steps\":[" + steps + "]}");
        assertThat(answer.json().items("problems")).hasSize(100);
        assertThat(answer.json().get("more")).isPresent();
    }

    @Test
    void tools_that_are_to_be_connected_are_told() {
        String desk = "{\"id\":\"a\",\"tool\":\"desk\",\"op\":\"%s\",\"params\":{}}";
        assertThat(written(review(plan("wf_x", desk.formatted("read"))), "missing"))
                .contains("\"desk\"");
        assertThat(written(review(plan("wf_x", desk.formatted("none"))), "missing"))
                .contains("\"desk\"");
    }

    @Test
    void an_editor_may_ask_often_but_not_without_end() {
        String body = "{\"plan\":" + plan("wf_x", echo("a", "1")) + "}";
        for (int i = 0; i < 600; i++) {
            assertThat(user.post("/api/plans/check", body).status()).isEqualTo(200);
        }
        Answer refused = user.post("/api/plans/check", body);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("retry-after")).isNotEmpty();
        assertThat(user.post("/api/parse", "{\"input\":\"Give back one\"}").status())
                .isEqualTo(200);
    }

    private static String written(Answer answer, String member) {
        return Json.write(answer.json().get(member).orElseThrow());
    }
}
