package app.dispatch.application.json;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.Ids;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.plan.Approval;
import app.dispatch.domain.plan.OnError;
import app.dispatch.domain.plan.OnInterrupt;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.plan.PlanId;
import app.dispatch.domain.plan.RetryPolicy;
import app.dispatch.domain.plan.RunLimits;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.plan.TriggerKind;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanJsonTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");
    private final PlanJson json = new PlanJson(Ids.from(new Random(1)), InstantSource.fixed(NOW));

    @Test
    void every_member_of_a_plan_is_read() {
        PlanDraft draft = json.read(Json.parse("""
                { "id": "wf_1", "createdAt": 1764000000000, "name": "Stale PRs", "description": "Old ones",
                  "trigger": "schedule", "cron": "0 9 * * 1-5", "timezone": "Europe/Berlin",
                  "limits": { "timeoutMs": 60000, "maxTokens": 1000, "maxCalls": 20 },
                  "planner": "builtin", "assumptions": ["weekdays", "nine"], "metadata": { "y": 2 },
                  "steps": [ { "id": "prs", "name": "Find", "tool": "github", "op": "list_pulls",
                      "params": { "repo": "acme/api" }, "dependsOn": ["x"], "when": "true", "forEach": "[1]",
                      "concurrency": 7, "timeoutMs": 5000, "onError": "continue", "onInterrupt": "retry",
                      "retry": { "maxAttempts": 5, "initialDelayMs": 10, "maxDelayMs": 20, "multiplier": 1.5 },
                      "approval": { "message": "Sure?", "expiresAfterMs": 1000 }, "metadata": { "x": 1 } } ] }"""), "");
        assertThat(draft.problems()).isEmpty();
        assertThat(draft.plan())
                .isEqualTo(new Plan(
                        new PlanId("wf_1"),
                        Instant.ofEpochMilli(1764000000000L),
                        "Stale PRs",
                        "Old ones",
                        TriggerKind.SCHEDULE,
                        "0 9 * * 1-5",
                        "Europe/Berlin",
                        List.of(new Step(
                                new StepId("prs"),
                                "Find",
                                "github",
                                "list_pulls",
                                (Fields) Json.parse("{\"repo\":\"acme/api\"}"),
                                List.of(new StepId("x")),
                                "true",
                                "[1]",
                                7,
                                new RetryPolicy(5, Duration.ofMillis(10), Duration.ofMillis(20), 1.5),
                                Duration.ofSeconds(5),
                                OnError.CONTINUE,
                                new Approval("Sure?", Duration.ofSeconds(1)),
                                OnInterrupt.RETRY,
                                (Fields) Json.parse("{\"x\":1}"))),
                        new RunLimits(Duration.ofMinutes(1), 1_000L, 20L),
                        "builtin",
                        List.of("weekdays", "nine"),
                        (Fields) Json.parse("{\"y\":2}")));
    }

    @Test
    void what_a_plan_leaves_out_has_its_usual_value() {
        PlanDraft draft = json.read(Json.parse("{\"steps\":[{\"id\":\"a\",\"tool\":\"t\",\"op\":\"o\"}]}"), "");
        assertThat(draft.problems()).isEmpty();
        assertThat(draft.plan().id().value()).startsWith("wf_").hasSize(25);
        assertThat(draft.plan().createdAt()).isEqualTo(NOW);
        assertThat(draft.plan().name()).isEqualTo("Untitled plan");
        assertThat(draft.plan().limits()).isEqualTo(RunLimits.NONE);
        assertThat(draft.plan().steps()).containsExactly(Step.of("a", "t", "o", Fields.empty()));
    }

    @Test
    void a_member_that_is_null_counts_as_left_out() {
        PlanDraft draft = json.read(Json.parse("""
                { "name": null, "trigger": null, "cron": null, "limits": null, "assumptions": null, "steps": [
                  { "id": "a", "tool": "t", "op": "o", "params": null, "dependsOn": null, "when": null, "retry": null,
                    "timeoutMs": null, "approval": null, "metadata": null } ] }"""), "");
        assertThat(draft.problems()).isEmpty();
        assertThat(draft.plan().steps()).containsExactly(Step.of("a", "t", "o", Fields.empty()));
    }

    @Test
    void a_written_plan_leaves_out_what_says_the_usual() {
        Plan plan = Plan.of(new PlanId("wf_1"), NOW, "Small", List.of(Step.of("a", "t", "o", Fields.empty())));
        assertThat(Json.write(PlanJson.write(plan)))
                .isEqualTo("{\"id\":\"wf_1\",\"createdAt\":" + NOW.toEpochMilli() + ",\"name\":\"Small\","
                        + "\"steps\":[{\"id\":\"a\",\"tool\":\"t\",\"op\":\"o\",\"params\":{}}]}");
    }

    @Test
    void a_plan_is_the_same_after_writing_and_reading() {
        Random random = new Random(42);
        for (int i = 0; i < 1_000; i++) {
            Plan plan = plan(random);
            PlanDraft again = json.readWithId(Json.parse(Json.write(PlanJson.write(plan))), "/plan");
            assertThat(again.problems()).isEmpty();
            assertThat(again.plan()).isEqualTo(plan);
            assertThat(json.readBack(Json.write(PlanJson.write(plan)))).isEqualTo(plan);
        }
    }

    @Test
    void a_saved_workflow_can_be_sent_where_a_plan_is_wanted() {
        PlanDraft draft = json.readWithId(Json.parse("""
                { "id": "wf_1", "createdAt": 1, "name": "n", "steps": [], "enabled": true, "schedule": "webhook",
                  "version": 3, "runCount": 4, "lastRunAt": null, "nextRunAt": null, "updatedAt": 5,
                  "webhookSecret": "s", "webhookUrl": "u", "trigger": "webhook" }"""), "/plan");
        assertThat(draft.problems()).isEmpty();
        assertThat(draft.plan().trigger()).isEqualTo(TriggerKind.WEBHOOK);
    }

    @Test
    void an_id_is_asked_for_only_where_it_must_be_there() {
        assertThat(json.read(Json.parse("{\"steps\":[]}"), "/plan").problems()).isEmpty();
        assertThat(json.readWithId(Json.parse("{\"steps\":[]}"), "/plan").problems())
                .containsExactly(new Problem("/plan/id", "is required"));
        assertThat(json.readWithId(Json.parse("{\"steps\":[],\"id\":7}"), "/plan")
                        .problems())
                .containsExactly(new Problem("/plan/id", "must be a string"));
        assertThat(json.readWithId(Json.parse("{\"steps\":[],\"id\":\"a/b\"}"), "/plan")
                        .problems())
                .containsExactly(new Problem("/plan/id", "must be 1 to 128 letters, digits, _ . : and -"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"plan\"", "1", "null", "true"})
    void a_plan_is_an_object(String text) {
        assertThat(json.read(Json.parse(text), "/plan").problems()).contains(new Problem("/plan", "must be an object"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "createdAt | \"now\" | must be a whole number from 0 to 253402300799999",
                "createdAt | -1 | must be a whole number from 0 to 253402300799999",
                "createdAt | 1.5 | must be a whole number from 0 to 253402300799999",
                "name | 1 | must be a string",
                "description | [] | must be a string",
                "trigger | \"hourly\" | must be one of manual, schedule, webhook",
                "trigger | true | must be one of manual, schedule, webhook",
                "cron | 5 | must be a string",
                "timezone | {} | must be a string",
                "limits | 5 | must be an object",
                "planner | 1 | must be a string",
                "assumptions | \"x\" | must be an array of strings",
                "assumptions | [1] | must be an array of strings",
                "steps | {} | must be an array",
            })
    void a_member_of_another_type_is_a_problem(String member, String value, String message) {
        String text = member.equals("steps")
                ? "{\"steps\":" + value + "}"
                : "{\"steps\":[],\"" + member + "\":" + value + "}";
        assertThat(json.read(Json.parse(text), "/plan").problems())
                .containsExactly(new Problem("/plan/" + member, message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id | 1 | /id | must be a string",
                "id | \"\" | /id | must not be blank",
                "id | \"1a\" | /id | must be a letter followed by at most 63 letters, digits and _",
                "name | 1 | /name | must be a string",
                "tool | 1 | /tool | must be a string",
                "tool | \" \" | /tool | must not be blank",
                "op | [] | /op | must be a string",
                "params | [] | /params | must be an object",
                "params | \"x\" | /params | must be an object",
                "dependsOn | \"a\" | /dependsOn | must be an array of strings",
                "dependsOn | [1] | /dependsOn | must be an array of strings",
                "dependsOn | [\"b c\"] | /dependsOn/0 | there is no step `b c`",
                "when | true | /when | must be a string",
                "forEach | [] | /forEach | must be a string",
                "concurrency | 0 | /concurrency | must be a whole number from 1 to 50",
                "concurrency | 51 | /concurrency | must be a whole number from 1 to 50",
                "concurrency | \"4\" | /concurrency | must be a whole number from 1 to 50",
                "timeoutMs | 0 | /timeoutMs | must be a whole number from 1 to 86400000",
                "timeoutMs | 86400001 | /timeoutMs | must be a whole number from 1 to 86400000",
                "onError | \"stop\" | /onError | must be one of fail, continue",
                "onInterrupt | \"skip\" | /onInterrupt | must be one of fail, retry",
                "retry | 3 | /retry | must be an object",
                "retry | {\"maxAttempts\":0} | /retry/maxAttempts | must be a whole number from 1 to 20",
                "retry | {\"maxAttempts\":21} | /retry/maxAttempts | must be a whole number from 1 to 20",
                "retry | {\"multiplier\":0.5} | /retry/multiplier | must be a number from 1.0 to 10.0",
                "retry | {\"multiplier\":\"2\"} | /retry/multiplier | must be a number from 1.0 to 10.0",
                "retry | {\"initialDelayMs\":-1} | /retry/initialDelayMs | must be a whole number from 0 to 86400000",
                "retry | {\"initialDelayMs\":9,\"maxDelayMs\":8} | /retry/maxDelayMs | must not be less than initialDelayMs",
                "retry | {\"attempts\":3} | /retry/attempts | is not known here (did you mean `maxAttempts`?)",
                "approval | 1 | /approval | must be true, or an object with `message` and `expiresAfterMs`",
                "approval | {\"expiresAfterMs\":0} | /approval/expiresAfterMs | must be a whole number from 1 to 31536000000",
                "approval | {\"text\":\"x\"} | /approval/text | is not known here",
                "metadata | 1 | /metadata | must be an object",
                "depends_on | [] | /depends_on | is not known here (did you mean `dependsOn`?)",
                "timeout | 1 | /timeout | is not known here (did you mean `timeoutMs`?)",
                "zzz | 1 | /zzz | is not known here",
            })
    void a_member_of_a_step_that_cannot_be_is_a_problem(String member, String value, String at, String message) {
        String text = Stream.of("id", "tool", "op")
                .filter(name -> !name.equals(member))
                .map(name -> "\"" + name + "\":\"a\",")
                .reduce("", String::concat);
        PlanDraft draft =
                json.read(Json.parse("{\"steps\":[{" + text + "\"" + member + "\":" + value + "}]}"), "/plan");
        assertThat(draft.problems()).containsExactly(new Problem("/plan/steps/0" + at, message));
    }

    @Test
    void a_limit_that_is_not_known_is_a_problem() {
        assertThat(json.read(Json.parse("{\"steps\":[],\"limits\":{\"maxToken\":1,\"timeoutMs\":0}}"), "/plan")
                        .problems())
                .containsExactly(
                        new Problem("/plan/limits/timeoutMs", "must be a whole number from 1 to 31536000000"),
                        new Problem("/plan/limits/maxToken", "is not known here (did you mean `maxTokens`?)"));
    }

    @Test
    void a_member_that_is_not_known_is_a_problem_and_one_that_is_shown_beside_a_plan_is_not() {
        assertThat(json.read(Json.parse("{\"steps\":[],\"crom\":\"* * * * *\",\"runCont\":7,\"tags\":[]}"), "/plan")
                        .problems())
                .containsExactly(
                        new Problem("/plan/crom", "is not known here (did you mean `cron`?)"),
                        new Problem("/plan/runCont", "is not known here"),
                        new Problem("/plan/tags", "is not known here"));
        Set<String> beside = new HashSet<>(WorkflowJson.BESIDE_THE_PLAN);
        beside.addAll(TemplateJson.BESIDE_THE_PLAN);
        for (String member : beside) {
            assertThat(json.read(Json.parse("{\"steps\":[],\"" + member + "\":7}"), "/plan")
                            .problems())
                    .isEmpty();
        }
    }

    @Test
    void all_problems_are_noted_at_once() {
        PlanDraft draft = json.readWithId(Json.parse("""
                { "name": 1, "steps": [ 5, {}, { "id": "a", "tool": "t", "op": "o" },
                  { "id": 7, "tool": "t", "op": "", "params": 1, "retry": { "maxAttempts": "x" } } ] }"""), "/plan");
        assertThat(draft.problems())
                .extracting(Problem::path)
                .containsExactlyInAnyOrder(
                        "/plan/id",
                        "/plan/name",
                        "/plan/steps/0",
                        "/plan/steps/0/id",
                        "/plan/steps/0/tool",
                        "/plan/steps/0/op",
                        "/plan/steps/1/id",
                        "/plan/steps/1/tool",
                        "/plan/steps/1/op",
                        "/plan/steps/3/id",
                        "/plan/steps/3/op",
                        "/plan/steps/3/params",
                        "/plan/steps/3/retry/maxAttempts");
    }

    @Test
    void names_and_descriptions_have_an_end() {
        assertThat(json.read(Json.parse("{\"steps\":[],\"name\":\"" + "n".repeat(200) + "\"}"), "")
                        .problems())
                .isEmpty();
        assertThat(json.read(Json.parse("{\"steps\":[],\"name\":\"" + "n".repeat(201) + "\"}"), "")
                        .problems())
                .containsExactly(new Problem("/name", "must be at most 200 characters long"));
        assertThat(json.read(Json.parse("{\"steps\":[],\"description\":\"" + "d".repeat(10_001) + "\"}"), "")
                        .problems())
                .containsExactly(new Problem("/description", "must be at most 10000 characters long"));
    }

    @ParameterizedTest
    @CsvSource({"true, 604800000", "'{}', 604800000", "'{\"expiresAfterMs\":5}', 5"})
    void an_approval_waits_a_week_unless_it_says_otherwise(String approval, long expiresMs) {
        Approval read = step("\"approval\":" + approval).approval();
        assertThat(read).isEqualTo(new Approval(null, Duration.ofMillis(expiresMs)));
    }

    @Test
    void no_approval_is_no_approval() {
        assertThat(step("\"approval\":false").approval()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', 3, 500, 30000, 2",
        "'{\"maxAttempts\":9}', 9, 500, 30000, 2",
        "'{\"maxDelayMs\":100}', 3, 100, 100, 2",
        "'{\"initialDelayMs\":60000}', 3, 60000, 60000, 2",
        "'{\"initialDelayMs\":0,\"maxDelayMs\":0,\"multiplier\":1}', 3, 0, 0, 1"
    })
    void a_retry_that_says_little_is_completed(String retry, int attempts, long initial, long most, double multiplier) {
        assertThat(step("\"retry\":" + retry).retry())
                .isEqualTo(new RetryPolicy(attempts, Duration.ofMillis(initial), Duration.ofMillis(most), multiplier));
    }

    private Step step(String members) {
        PlanDraft draft =
                json.read(Json.parse("{\"steps\":[{\"id\":\"a\",\"tool\":\"t\",\"op\":\"o\"," + members + "}]}"), "");
        assertThat(draft.problems()).isEmpty();
        return draft.plan().steps().getFirst();
    }

    private static Plan plan(Random random) {
        return new Plan(
                new PlanId("wf_" + random.nextInt(1_000)),
                Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)),
                "n" + RandomValues.text(random),
                maybe(random, () -> RandomValues.text(random)),
                maybe(random, () -> any(random, TriggerKind.values())),
                maybe(random, () -> "0 9 * * *"),
                maybe(random, () -> "Europe/Berlin"),
                IntStream.range(0, random.nextInt(5))
                        .mapToObj(i -> step(random, i))
                        .toList(),
                random.nextBoolean()
                        ? RunLimits.NONE
                        : new RunLimits(
                                maybe(random, () -> Duration.ofMillis(1 + random.nextInt(100_000))),
                                maybe(random, () -> random.nextLong(1_000_000)),
                                maybe(random, () -> random.nextLong(1_000))),
                maybe(random, () -> "builtin"),
                Stream.generate(() -> RandomValues.text(random))
                        .limit(random.nextInt(3))
                        .toList(),
                maybe(random, () -> Fields.of("mine", Value.of(RandomValues.text(random)))));
    }

    private static Step step(Random random, int index) {
        return new Step(
                new StepId("s" + index),
                maybe(random, () -> RandomValues.text(random)),
                "tool" + random.nextInt(3),
                "op" + random.nextInt(3),
                RandomValues.fields(random, 3),
                maybe(
                        random,
                        () -> IntStream.range(0, index)
                                .mapToObj(i -> new StepId("s" + i))
                                .toList()),
                maybe(random, () -> "x == '" + index + "'"),
                maybe(random, () -> "[1, 2]"),
                1 + random.nextInt(Step.MOST_CONCURRENCY),
                maybe(random, () -> {
                    int initial = random.nextInt(1_000);
                    return new RetryPolicy(
                            1 + random.nextInt(20),
                            Duration.ofMillis(initial),
                            Duration.ofMillis(initial + random.nextInt(1_000)),
                            1 + random.nextInt(90) / 10.0);
                }),
                random.nextBoolean() ? Step.DEFAULT_TIMEOUT : Duration.ofMillis(1 + random.nextInt(86_400_000)),
                any(random, OnError.values()),
                maybe(
                        random,
                        () -> new Approval(
                                maybe(random, () -> RandomValues.text(random)),
                                Duration.ofMillis(1 + random.nextInt(1_000)))),
                any(random, OnInterrupt.values()),
                maybe(random, () -> RandomValues.fields(random, 2)));
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static <T> @Nullable T maybe(Random random, Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }
}
