package app.dispatch.domain.workflow;

import static app.dispatch.domain.plan.PlanFixture.aPlan;
import static app.dispatch.domain.plan.PlanFixture.step;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.TriggerKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkflowTest {
    private static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");
    private static final Plan PLAN = aPlan().with(step("a")).plan().withTrigger(TriggerKind.MANUAL);

    @Test
    void a_patch_keeps_sets_or_clears() {
        assertThat(Patch.<String>keep().onto("old", "none")).isEqualTo("old");
        assertThat(Patch.set("new").onto("old", "none")).isEqualTo("new");
        assertThat(Patch.<String>clear().onto("old", "none")).isEqualTo("none");
    }

    @Test
    void a_patch_of_converted_values_says_the_same() {
        assertThat(Patch.<String>keep().map(String::length)).isEqualTo(Patch.keep());
        assertThat(Patch.set("four").map(String::length)).isEqualTo(Patch.set(4));
        assertThat(Patch.<String>clear().map(String::length)).isEqualTo(Patch.clear());
    }

    @ParameterizedTest
    @EnumSource(TriggerKind.class)
    void schedule_and_trigger_are_in_step(TriggerKind trigger) {
        assertThat(Schedule.of(trigger).trigger()).isEqualTo(trigger);
    }

    @Test
    void another_plan_is_another_version() {
        SavedWorkflow changed = saved().changed(aPlan().with(step("b")).plan(), Schedule.ON_DEMAND, true, THEN);
        assertThat(changed.version()).isEqualTo(2);
    }

    @Test
    void the_same_plan_is_the_same_version_whenever_it_was_made_and_whatever_its_id() {
        Plan again = aPlan().with(step("a"))
                .plan()
                .withCreatedAt(THEN.plusSeconds(5))
                .withId(new WorkflowId("x").planId());
        SavedWorkflow changed = saved().changed(again, Schedule.ON_DEMAND, false, THEN.plusSeconds(9));
        assertThat(changed.version()).isEqualTo(1);
        assertThat(changed.plan()).isEqualTo(PLAN);
        assertThat(changed.enabled()).isFalse();
        assertThat(changed.updatedAt()).isEqualTo(THEN.plusSeconds(9));
    }

    @Test
    void a_changed_workflow_keeps_its_secret_and_counters() {
        SavedWorkflow changed =
                saved().afterRun(THEN).changed(aPlan().plan(), Schedule.WEBHOOK, true, THEN.plusSeconds(1));
        assertThat(changed.webhookSecret()).isEqualTo("secret");
        assertThat(changed.runCount()).isEqualTo(1);
        assertThat(changed.plan().trigger()).isEqualTo(TriggerKind.WEBHOOK);
    }

    @Test
    void the_last_run_is_the_one_that_started_last_in_whatever_order_they_end() {
        SavedWorkflow twice = saved().afterRun(THEN.plusSeconds(5)).afterRun(THEN);
        assertThat(twice.runCount()).isEqualTo(2);
        assertThat(twice.lastRunAt()).isEqualTo(THEN.plusSeconds(5));
    }

    @Test
    void a_workflow_does_not_print_its_secret() {
        assertThat(saved().toString()).doesNotContain("secret");
    }

    private static SavedWorkflow saved() {
        return new SavedWorkflow(
                WorkflowId.of(PLAN.id()),
                new UserId("usr_1"),
                PLAN,
                1,
                Schedule.ON_DEMAND,
                Firing.first(true, "secret"),
                0,
                null,
                THEN,
                THEN);
    }
}
