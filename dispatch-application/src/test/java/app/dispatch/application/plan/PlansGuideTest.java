package app.dispatch.application.plan;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.json.Json;
import app.dispatch.application.run.RunRequest;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.Op;
import app.dispatch.application.tool.OpCall;
import app.dispatch.application.tool.Tool;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the guide to plans to its word: its plans are checked and run, and its problems are provoked. */
class PlansGuideTest {
    private static final String PAGE = page();
    private static final Pattern PLAN =
            Pattern.compile("```json plan (\\w+)\n(.*?)```(?:\n\nPhases: (.*?)\\.\n)?", Pattern.DOTALL);
    private static final Pattern PROBLEM = Pattern.compile("\\| `(\"\\w+\": .*)` \\| (.*) \\|\n");

    private final Dispatch dispatch = Dispatch.wire(Outside.inMemory().with(http()));

    /** Stands in for the real tool: the same operations and parameters, and an answer for every URL. */
    private static Connector http() {
        return Tool.named("http", "HTTP")
                .op(Op.reads("get", "Get").needs("url", "where").takes("query", "what"), PlansGuideTest::answer)
                .op(
                        Op.writes("request", "Request")
                                .needs("url", "where")
                                .needs("method", "how")
                                .takes("json", "what"),
                        PlansGuideTest::answer)
                .build();
    }

    private static Value answer(OpCall call) {
        String url = call.params().text("url");
        String json =
                url.endsWith("/orders") ? "[{\"id\":1,\"open\":true},{\"id\":2,\"open\":false}]" : "{\"usd\":1.1}";
        return Fields.builder()
                .put("status", 200)
                .put("url", url)
                .put("json", Json.parse(json))
                .put("params", call.params().fields())
                .build();
    }

    @AfterEach
    void close() {
        dispatch.close();
    }

    record Example(String name, String plan, String phases) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Example> plans() {
        List<Example> plans = PLAN.matcher(PAGE)
                .results()
                .map(block -> new Example(block.group(1), block.group(2), text(block, 3)))
                .toList();
        assertThat(plans).hasSize(5);
        return plans.stream();
    }

    private static String text(MatchResult block, int group) {
        String found = block.group(group);
        return found == null ? "" : found;
    }

    @ParameterizedTest
    @MethodSource("plans")
    void a_plan_of_the_page_is_valid_and_runs_to_its_end(Example example) {
        RunRecord record = run(example.plan());
        assertThat(record.run().status()).as(String.valueOf(record)).isEqualTo(RunStatus.OK);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void its_steps_run_in_the_phases_that_the_page_says(Example example) {
        if (!example.phases().isEmpty()) {
            List<Set<String>> said = Stream.of(example.phases().split(", then "))
                    .map(phase -> Set.of(phase.replace("`", "").split(" ")))
                    .toList();
            assertThat(phases(run(example.plan()))).isEqualTo(said);
        }
    }

    private static List<Set<String>> phases(RunRecord record) {
        TreeMap<Integer, Set<String>> phases = record.steps().stream()
                .collect(Collectors.groupingBy(
                        step -> step.ref().phase(),
                        TreeMap::new,
                        Collectors.mapping(step -> step.step().value(), Collectors.toSet())));
        return List.copyOf(phases.values());
    }

    @Test
    void the_longer_plan_does_what_the_page_says() {
        Example orders =
                plans().filter(plan -> plan.name().equals("orders")).findFirst().orElseThrow();
        RunRecord record = run(orders.plan());
        StepOutcome details = step(record, "details");
        assertThat(Json.write(details.input())).isEqualTo("[{\"url\":\"https://shop.example.com/orders/1\"}]");
        assertThat(Json.write(step(record, "post").input()))
                .contains("\"text\":\"1 orders are open on 20")
                .contains("\"names\":{\"usd\":1.1}");
    }

    private static StepOutcome step(RunRecord record, String id) {
        return record.steps().stream()
                .filter(step -> step.step().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    record Mistake(String member, String problem) {}

    static Stream<Mistake> mistakes() {
        List<Mistake> mistakes = PROBLEM.matcher(PAGE)
                .results()
                .map(row -> new Mistake(row.group(1), row.group(2)))
                .toList();
        assertThat(mistakes).hasSizeGreaterThanOrEqualTo(10);
        return mistakes.stream();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_answered_as_the_page_says(Mistake mistake) {
        StringBuilder step = new StringBuilder("{\"id\":\"a\"," + mistake.member());
        for (String usual :
                List.of("\"tool\":\"http\"", "\"op\":\"get\"", "\"params\":{\"url\":\"https://example.com\"}")) {
            if (!mistake.member().startsWith(usual.substring(0, usual.indexOf(':')))) {
                step.append(',').append(usual);
            }
        }
        List<Fields> problems = problems("{\"steps\":[" + step + "}]}");
        assertThat(problems)
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.text("message").orElseThrow()).startsWith(mistake.problem()));
    }

    @Test
    void the_answer_of_the_page_is_the_answer() {
        Fields said = (Fields) Json.parse(block("answer"));
        Refusal refusal = refusal("""
                { "steps": [
                    { "id": "fetch", "tool": "http", "op": "gett", "params": {} },
                    { "id": "b", "tool": "http", "op": "get", "params": { "url": "x" }, "dependsOn": ["fetsh"] } ] }""");
        assertThat(refusal.text()).isEqualTo(said.text("error").orElseThrow());
        assertThat(refusal.code()).isEqualTo(said.text("code").orElseThrow());
        assertThat(refusal.details()).isEqualTo(said.fields("details"));
    }

    private static String block(String name) {
        return Pattern.compile("```json " + name + "\n(.*?)```", Pattern.DOTALL)
                .matcher(PAGE)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private List<Fields> problems(String plan) {
        return refusal(plan).details().items("problems").stream()
                .map(Fields.class::cast)
                .toList();
    }

    private Refusal refusal(String plan) {
        try {
            run(plan);
        } catch (Refusal refusal) {
            return refusal;
        }
        throw new AssertionError("the plan was not refused: " + plan);
    }

    private RunRecord run(String plan) {
        PlanDraft draft = dispatch.planJson().read(Json.parse(plan), "/plan");
        RunRequest request = new RunRequest(
                new UserId("usr_1"), new RunRequest.What.ThisPlan(draft, null), "{}", RunMode.LIVE, RunCause.MANUAL);
        return dispatch.runs()
                .start(request)
                .ended()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private static String page() {
        try {
            return Files.readString(Path.of("..", "docs", "guide", "plans.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
