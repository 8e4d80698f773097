package app.dispatch.adapters.tools.planner.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.json.Json;
import app.dispatch.application.tool.Connector;
import app.dispatch.domain.compose.Parsed;
import app.dispatch.domain.compose.Permission;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What a good language model answers to honest briefs when it reads nothing but what it is told: none of it is sent back. Each
 * line of {@code answers.jsonl} has a brief and a plan, or why there is none; {@code waits} are the steps that send something to
 * a host that the brief does not name.
 */
class RecordedAnswersTest {
    private record Recorded(String brief, Fields line) {
        List<String> waits() {
            return line.items("waits").stream().map(Recorded::text).toList();
        }

        private static String text(Value value) {
            return ((Value.Text) value).value();
        }

        /** The answer in the form that models are asked for. */
        String answer() {
            Value plan =
                    line.get("plan").<Value>map(one -> written((Fields) one)).orElse(Value.NULL);
            return Json.write(Fields.builder()
                    .put("plan", plan)
                    .put("cannotPlan", line.get("cannotPlan").orElse(Value.NULL))
                    .build());
        }

        private static Fields written(Fields plan) {
            return plan.with(
                    "steps",
                    Value.of(plan.items("steps").stream()
                            .map(step -> (Value) ((Fields) step)
                                    .with("params", Value.of(Json.write(((Fields) step).fields("params")))))
                            .toList()));
        }

        static List<Recorded> all() {
            try (InputStream file =
                    Objects.requireNonNull(RecordedAnswersTest.class.getResourceAsStream("answers.jsonl"))) {
                return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> (Fields) Json.parse(line))
                        .map(line -> new Recorded(line.text("brief").orElseThrow(), line))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Parsed parsed(ScriptedModel model, Recorded recorded) {
        model.saying(PlannerChoice.OPENAI, recorded.answer());
        Outside outside = Outside.inMemory().with(model.planner(PlannerChoice.OPENAI));
        for (Connector connector : AllTools.all()) {
            outside = outside.with(connector);
        }
        try (Dispatch dispatch = Dispatch.wire(outside)) {
            return dispatch.composer().parse(recorded.brief(), Optional.empty());
        }
    }

    @TestFactory
    Stream<DynamicTest> an_honest_answer_is_taken_at_once() {
        return Recorded.all().stream()
                .map(recorded -> DynamicTest.dynamicTest(recorded.brief(), () -> assertTaken(recorded)));
    }

    private static void assertTaken(Recorded recorded) {
        try (ScriptedModel model = new ScriptedModel()) {
            if (recorded.line().get("cannotPlan").isPresent()) {
                assertThatThrownBy(() -> parsed(model, recorded))
                        .isInstanceOfSatisfying(
                                Refusal.class,
                                refusal -> assertThat(refusal.code()).isEqualTo("cannot_plan"));
            } else {
                Parsed parsed = parsed(model, recorded);
                assertThat(parsed.plan().planner()).isEqualTo("openai");
                assertThat(parsed.plan().steps().stream()
                                .filter(step -> step.approval() != null)
                                .map(step -> step.id().value()))
                        .isEqualTo(recorded.waits());
            }
            assertThat(model.requests()).hasSize(1);
        }
    }

    @Test
    void a_host_that_waits_stands_in_the_permissions_and_the_assumptions() {
        Recorded research = Recorded.all().stream()
                .filter(one -> one.waits().contains("research"))
                .findFirst()
                .orElseThrow();
        try (ScriptedModel model = new ScriptedModel()) {
            Parsed parsed = parsed(model, research);

            assertThat(parsed.permissions())
                    .extracting(Permission::target)
                    .anyMatch(target -> target.contains("api.perplexity.ai"));
            assertThat(parsed.plan().assumptions())
                    .contains(
                            "The brief does not name api.perplexity.ai: the step `research` sends something there, so it"
                                    + " waits for your approval.");
            assertThat(parsed.plan().steps())
                    .extracting(Step::approval)
                    .filteredOn(Objects::nonNull)
                    .hasSize(1);
        }
    }
}
