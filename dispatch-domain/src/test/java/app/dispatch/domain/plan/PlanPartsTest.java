package app.dispatch.domain.plan;

import static app.dispatch.domain.plan.PlanFixture.aPlan;
import static app.dispatch.domain.plan.PlanFixture.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.dispatch.domain.run.RunId;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanPartsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"a", "Z9", "fetch_pages", "a123456789012345678901234567890123456789012345678901234567890123"})
    void a_step_id_is_a_letter_then_letters_digits_and_underscores(String id) {
        assertThat(new StepId(id)).hasToString(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1a",
                "_a",
                "a-b",
                "a.b",
                "ä",
                "a ",
                "a\n",
                "a1234567890123456789012345678901234567890123456789012345678901234"
            })
    void anything_else_is_no_step_id(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new StepId(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wf_1", "0", "my.plan:v2-b", "_", "-"})
    void a_plan_may_bring_an_id_of_its_own_and_its_workflow_has_the_same(String id) {
        PlanId plan = new PlanId(id);
        assertThat(plan).hasToString(id);
        assertThat(WorkflowId.of(plan).planId()).isEqualTo(plan);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".hidden", "a/b", "a b", "ä", "../x", "a?b", "a\n"})
    void an_id_that_could_mean_something_else_in_a_path_is_none(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PlanId(id));
        assertThatIllegalArgumentException().isThrownBy(() -> new WorkflowId(id));
        assertThatIllegalArgumentException().isThrownBy(() -> new RunId(id));
    }

    @Test
    void an_id_has_at_most_128_characters() {
        assertThat(new PlanId("a".repeat(128)).value()).hasSize(128);
        assertThatIllegalArgumentException().isThrownBy(() -> new PlanId("a".repeat(129)));
    }

    @ParameterizedTest
    @CsvSource({"0, 1000", "51, 1000", "4, 0", "4, -1"})
    void a_step_without_room_or_time_cannot_be(int concurrency, long timeoutMs) {
        assertThatIllegalArgumentException().isThrownBy(() -> limited(concurrency, timeoutMs));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "50, 86400000"})
    void a_step_with_room_and_time_can(int concurrency, long timeoutMs) {
        assertThat(limited(concurrency, timeoutMs).concurrency()).isEqualTo(concurrency);
    }

    @Test
    void limits_of_less_than_nothing_cannot_be() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RunLimits(Duration.ZERO, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new RunLimits(null, -1L, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new RunLimits(null, null, -1L));
        assertThat(new RunLimits(Duration.ofMillis(1), 0L, 0L)).isNotEqualTo(RunLimits.NONE);
    }

    @Test
    void an_approval_expires_at_some_time() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Approval(null, Duration.ZERO));
    }

    @Test
    void a_plan_does_not_change_with_the_list_that_it_was_made_of() {
        List<Step> steps = new ArrayList<>(List.of(step("a")));
        List<StepId> needs = new ArrayList<>();
        Plan plan = Plan.of(new PlanId("wf_1"), PlanFixture.MADE, "Test", steps);
        Step b = step("b").after(needs);
        steps.add(b);
        needs.add(new StepId("a"));
        assertThat(plan).isEqualTo(aPlan().with(step("a")).plan().withId(plan.id()));
        assertThat(b.dependsOn()).isEmpty();
    }

    private static Step limited(int concurrency, long timeoutMs) {
        return new Step(
                new StepId("a"),
                null,
                "probe",
                "read",
                Fields.empty(),
                null,
                null,
                null,
                concurrency,
                null,
                Duration.ofMillis(timeoutMs),
                OnError.FAIL,
                null,
                OnInterrupt.FAIL,
                null);
    }
}
