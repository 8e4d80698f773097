package app.dispatch.server.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.PlanJson;
import app.dispatch.domain.plan.Dependencies;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanId;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanViewTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Screen screen = new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8), Style.PLAIN, false);

    @Test
    void a_plan_is_shown_as_aligned_phases() {
        show(
                Step.of(
                                "a",
                                "http",
                                "get",
                                Fields.builder().put("url", "https://a.example").build())
                        .after(List.of()),
                Step.of(
                                "second",
                                "http",
                                "get",
                                Fields.builder().put("url", "https://b.example").build())
                        .after(List.of()),
                Step.of(
                        "post_it",
                        "http",
                        "request",
                        Fields.builder()
                                .put("method", "POST")
                                .put("url", "https://c.example")
                                .build()));

        assertThat(written()).isEqualTo("""
                A plan
                  phase 1  a        http.get      https://a.example
                           second   http.get      https://b.example
                  phase 2  post_it  http.request  POST https://c.example

                """);
    }

    @Test
    void what_is_not_known_is_shown_by_its_first_text() {
        show(
                Step.of(
                        "a",
                        "x",
                        "do",
                        Fields.builder().put("count", 3).put("whom", "Ada").build()),
                Step.of("b", "x", "rest", Fields.empty()));

        assertThat(written()).isEqualTo("""
                A plan
                  phase 1  a  x.do    Ada
                  phase 2  b  x.rest

                """);
    }

    @Test
    void a_long_or_hostile_parameter_is_cut_and_cleaned() {
        show(Step.of(
                "a",
                "http",
                "get",
                Fields.builder().put("url", "https://\033[2J" + "x".repeat(200)).build()));

        assertThat(written()).doesNotContain("\033").hasLineCount(3);
        assertThat(written().lines().toList().get(1)).hasSizeLessThan(120).endsWith("…");
    }

    private void show(Step... steps) {
        Plan plan = Plan.of(new PlanId("wf_1"), Instant.EPOCH, "A plan", List.of(steps));
        List<Value> phases = Dependencies.of(plan.steps(), Map.of()).phases().stream()
                .<Value>map(phase -> Value.texts(
                        phase.steps().stream().map(step -> step.id().value()).toList()))
                .toList();
        new PlanView(PlanJson.write(plan), phases).show(false, screen);
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
