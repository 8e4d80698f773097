package app.dispatch.application.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.json.Json;
import app.dispatch.application.run.RunRequest;
import app.dispatch.application.tool.Op;
import app.dispatch.application.tool.Tool;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.value.Value;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is checked of a plan before anything of it runs: all of it, at once, with the place of each problem. */
class PlanCheckerTest {
    private static final UserId OWNER = new UserId("usr_1");

    private final Dispatch dispatch = Dispatch.wire(Outside.inMemory()
            .with(Tool.named("slack", "Slack")
                    .op(
                            Op.writes("post_message", "Post")
                                    .needs("text", "what")
                                    .takes("channel", "where"),
                            call -> call.params().fields())
                    .op(Op.reads("list_channels", "List"), call -> call.params().fields())
                    .build()));

    @AfterEach
    void close() {
        dispatch.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "'tool':'slak' | /plan/steps/0/tool there is no tool `slak` (did you mean `slack`?)",
                "'op':'post' | /plan/steps/0/op the tool `slack` has no op `post` (did you mean `post_message`?)",
                "'dependsOn':['b'] | /plan/steps/0/dependsOn/0 there is no step `b`",
                "'dependsOn':['a'] | /plan/steps/0/dependsOn/0 the step waits for itself; take `a` out of the `dependsOn` of `a`",
                "'when':'steps.b.output.x == 1' | /plan/steps/0/when there is no step `b`",
                "'when':'steps.a.output.x == 1' | /plan/steps/0/when a step cannot read its own output",
                "'forEach':'steps.a.output.x' | /plan/steps/0/forEach a step cannot read its own output",
                "'params':{'text':'{{ steps.fetch.output.x }}'} | /plan/steps/0/params/text there is no step `fetch`",
                "'params':{'text':'x','channel':['{{ steps.a.output }}']} | /plan/steps/0/params/channel/0 a step cannot read its own output",
                "'timeoutMs':'soon' | /plan/steps/0/timeoutMs must be a whole number from 1 to 86400000",
                "'depends':[] | /plan/steps/0/depends is not known here (did you mean `dependsOn`?)",
            })
    void a_problem_of_a_step_is_told_with_its_place(String members, String problem) {
        assertThat(problems("[" + step("a", members.replace('\'', '"')) + "]")).containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "when | 1 +",
                "when | steps.a.output[",
                "when | nosuchname == 1",
                "when | nosuchfunction(1)",
                "when | item == 1",
                "forEach | [1, 2",
            })
    void an_expression_that_does_not_compile_is_a_problem_at_its_place(String member, String expression) {
        assertThat(problems("[" + step("a", "\"" + member + "\":\"" + expression + "\"") + "]"))
                .singleElement()
                .asString()
                .startsWith("/plan/steps/0/" + member + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{ 1 + }}", "{{", "a {{ b", "{{ }}", "{{ item }}", "{{ nosuchname }}"})
    void a_template_that_does_not_compile_is_a_problem_at_its_place(String text) {
        assertThat(problems("[" + step("a", "\"params\":{\"text\":\"" + text + "\"}") + "]"))
                .singleElement()
                .asString()
                .startsWith("/plan/steps/0/params/text ");
    }

    @Test
    void an_item_is_in_scope_of_the_params_of_a_step_for_each_only() {
        assertThat(problems(
                        "[" + step("a", "\"forEach\":\"[1]\",\"params\":{\"text\":\"{{ item }} {{ index }}\"}") + "]"))
                .isEmpty();
    }

    @Test
    void params_that_do_not_fit_the_op_are_a_problem() {
        assertThat(problems("[" + step("a", "\"params\":{\"txt\":\"x\"}") + "]"))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).startsWith("/plan/steps/0/params"));
    }

    @Test
    void steps_in_a_circle_are_a_problem() {
        assertThat(problems("[" + step("a", "\"dependsOn\":[\"b\"]") + "," + step("b", "\"dependsOn\":[\"a\"]") + "]"))
                .containsExactly("/plan/steps/0/dependsOn/0 steps wait for each other: a → b → a; take `b` out of the"
                        + " `dependsOn` of `a`");
    }

    @Test
    void a_step_that_reads_a_later_one_that_waits_for_it_is_in_a_circle() {
        assertThat(problems(
                        "[" + step("a", "\"params\":{\"text\":\"{{ steps.b.output }}\"}") + "," + step("b", "") + "]"))
                .singleElement()
                .asString()
                .startsWith("/plan/steps/1 steps wait for each other: a → b → a; `b` waits for `a` only because");
    }

    @Test
    void a_step_may_read_a_later_one_and_then_runs_after_it() {
        RunRecord record = run("[" + step("a", "\"dependsOn\":[],\"params\":{\"text\":\"{{ steps.b.output.text }}\"}")
                + "," + step("b", "\"dependsOn\":[],\"params\":{\"text\":\"hi\"}") + "]");
        assertThat(record.run().status()).isEqualTo(RunStatus.OK);
        assertThat(record.steps()).extracting(step -> step.step().value()).containsExactly("b", "a");
        assertThat(record.steps()).extracting(step -> step.ref().phase()).containsExactly(0, 1);
    }

    @Test
    void an_id_that_is_there_twice_is_a_problem() {
        assertThat(problems("[" + step("a", "") + "," + step("a", "") + "]"))
                .containsExactly("/plan/steps/1/id the id `a` is taken by step 0; every step needs its own");
    }

    @Test
    void two_hundred_steps_pass_and_one_more_is_refused() {
        assertThat(problems(many(200))).isEmpty();
        assertThat(problems(many(201))).containsExactly("/plan/steps a plan has at most 200 steps; this one has 201");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"cron\":\"0 9 * *\" | /plan/cron `0 9 * *` is not a cron expression of 5 fields",
                "\"cron\":\"0 0 30 2 *\" | /plan/cron `0 0 30 2 *` never fires",
                "\"timezone\":\"Mars/Base\" | /plan/timezone `Mars/Base` is not a time zone",
                "\"cron\":\"x\",\"timezone\":\"Mars/Base\" | /plan/timezone `Mars/Base` is not a time zone",
            })
    void a_cron_expression_or_time_zone_that_is_none_is_a_problem(String members, String problem) {
        assertThat(problemsOf("{" + members + ",\"steps\":[]}"))
                .singleElement()
                .asString()
                .startsWith(problem);
    }

    @Test
    void all_problems_are_told_at_once() {
        Refusal refusal = refusal("{\"name\":7,\"cron\":\"never\",\"steps\":["
                + step("a", "\"op\":\"post\"") + ","
                + step("b", "\"when\":\"1 +\",\"dependsOn\":[\"c\"]") + ","
                + step("b", "\"params\":{\"text\":\"{{ steps.zzz.output }}\"},\"retry\":9") + "]}");
        assertThat(texts(refusal))
                .extracting(text -> text.substring(0, text.indexOf(' ')))
                .containsExactlyInAnyOrder(
                        "/plan/name",
                        "/plan/cron",
                        "/plan/steps/0/op",
                        "/plan/steps/1/when",
                        "/plan/steps/1/dependsOn/0",
                        "/plan/steps/2/id",
                        "/plan/steps/2/params/text",
                        "/plan/steps/2/retry");
        assertThat(refusal.text()).startsWith("The plan is not valid: /plan/name must be a string (and 7 more)");
    }

    @Test
    void a_plan_with_ten_thousand_unknown_references_is_refused_in_a_moment() {
        String names = IntStream.range(0, 200)
                .mapToObj(i -> "\"{{ steps.x" + "y".repeat(40) + i + ".output }}\"")
                .collect(Collectors.joining(","));
        String params = "\"params\":{\"text\":\"x\",\"channel\":[" + names + "]}";
        String steps = IntStream.range(0, 200)
                .mapToObj(i -> step("z".repeat(40) + i, i < 50 ? params : ""))
                .collect(Collectors.joining(","));
        long start = System.nanoTime();
        Refusal refusal = refusal("{\"steps\":[" + steps + "]}");
        assertThat(System.nanoTime() - start).isLessThan(8_000_000_000L);
        assertThat(refusal.details().items("problems")).hasSize(100);
        assertThat(refusal.details().get("more")).contains(Value.of(9_900));
    }

    @Test
    void a_plan_of_expressions_that_take_long_to_compile_is_refused_at_its_limits() {
        String calls = "[" + "trigger.a.contains('x'),".repeat(200) + "0";
        String steps = IntStream.range(0, 100)
                .mapToObj(i -> step("s" + i, "\"when\":\"" + calls + "," + i + "] == []\""))
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(problems(steps))
                .hasSize(96)
                .allSatisfy(problem -> assertThat(problem)
                        .endsWith(
                                "/when a plan's different expressions have at most 20000 characters together; plain paths are"
                                        + " not counted"));
    }

    @Test
    void nothing_is_recorded_of_a_plan_that_is_refused() {
        refusal("{\"steps\":[" + step("a", "\"op\":\"post\"") + "]}");
        assertThat(dispatch.runs()
                        .history(OWNER, new RunQuery(null, RunQuery.Filter.ACTIVE, null, 10, null))
                        .runs())
                .isEmpty();
        assertThat(dispatch.runs().history(OWNER, RunQuery.newest(10)).runs()).isEmpty();
    }

    private static String step(String id, String members) {
        String usual = "";
        for (String member : List.of("\"tool\":\"slack\"", "\"op\":\"post_message\"", "\"params\":{\"text\":\"hi\"}")) {
            usual += members.contains(member.substring(0, member.indexOf(':') + 1)) ? "" : "," + member;
        }
        return "{\"id\":\"" + id + "\"" + usual + (members.isEmpty() ? "" : "," + members) + "}";
    }

    private static String many(int count) {
        return IntStream.range(0, count).mapToObj(i -> step("s" + i, "")).collect(Collectors.joining(",", "[", "]"));
    }

    private List<String> problems(String steps) {
        return problemsOf("{\"steps\":" + steps + "}");
    }

    private List<String> problemsOf(String plan) {
        try {
            start(plan);
            return List.of();
        } catch (Refusal refusal) {
            assertThat(refusal.code()).isEqualTo("plan_invalid");
            return texts(refusal);
        }
    }

    private static List<String> texts(Refusal refusal) {
        return refusal.details().items("problems").stream()
                .map(Value.Fields.class::cast)
                .map(problem -> problem.text("path").orElseThrow() + " "
                        + problem.text("message").orElseThrow())
                .toList();
    }

    private Refusal refusal(String plan) {
        Refusal[] caught = new Refusal[1];
        assertThatThrownBy(() -> start(plan)).isInstanceOfSatisfying(Refusal.class, refusal -> caught[0] = refusal);
        return caught[0];
    }

    private RunRecord run(String steps) {
        return start("{\"steps\":" + steps + "}")
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private java.util.concurrent.CompletableFuture<RunRecord> start(String plan) {
        PlanDraft draft = dispatch.planJson().read(Json.parse(plan), "/plan");
        RunRequest.What what = new RunRequest.What.ThisPlan(draft, null);
        return dispatch.runs()
                .start(new RunRequest(OWNER, what, "{}", RunMode.LIVE, RunCause.MANUAL))
                .ended();
    }
}
