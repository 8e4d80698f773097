package app.dispatch.adapters.tools.planner.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.adapters.tools.planner.schedule.ScheduleReader;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.compose.Choice;
import app.dispatch.domain.compose.Planned;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanId;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.TriggerKind;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefinerTest {
    private static final Step PULLS = Step.of("pulls", "github", "list_pulls", Fields.of("repo", Value.of("acme/api")));
    private static final Step TELL = Step.of(
            "tell",
            "slack",
            "post_message",
            Fields.builder()
                    .put("channel", "#dev")
                    .put("text", "{{ json(steps.pulls.output.items) }}")
                    .build());
    private static final Plan PLAN = Plan.of(new PlanId("wf_x"), Instant.EPOCH, "Pulls", List.of(PULLS, TELL))
            .startedBy(TriggerKind.SCHEDULE, "15 8 * * *", null)
            .madeBy("someone", List.of("No time zone was said: the schedule is in UTC.", "Else"));

    private final Refiner refiner = new Refiner("builtin", new ScheduleReader());

    private Planned refined(String edit) {
        return refiner.refine(new Brief(edit, AllTools.catalogue()), PLAN);
    }

    @Test
    void one_part_that_is_not_understood_refuses_the_whole_and_says_what_was() {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> refined("Make it weekly, drop the Slack message and then paint the wall"));
        assertThat(refusal.errorCode()).isEqualTo(ErrorCode.CANNOT_PLAN);
        Fields details = refusal.details();
        assertThat(details.items("understood").toString())
                .contains("Make it weekly")
                .contains("cron 15 8 * * 1");
        assertThat(details.items("notUnderstood").toString()).contains("paint the wall");
        assertThat(details.text("hint").orElse("")).isNotEmpty();
    }

    @Test
    void each_change_and_each_assumption_is_in_the_trace() {
        assertThat(refined("Make it weekly and send it to #ops instead").trace())
                .containsExactly(
                        new Choice("Make it weekly", 0, "cron 15 8 * * 1"),
                        new Choice("send it to #ops instead", 19, "#ops in place of `#dev`"),
                        new Choice("", -1, "No weekday was said: Monday is taken."));
    }

    @Test
    void assumptions_of_the_old_schedule_go_with_it_and_others_stay() {
        assertThat(refined("in Berlin time").plan().assumptions()).containsExactly("Else");
        assertThat(refined("rename it to X").plan().assumptions())
                .containsExactly("No time zone was said: the schedule is in UTC.", "Else");
    }

    @Test
    void quoted_text_is_data() {
        Plan plan =
                refined("Set the text to \"{{ trigger.x }} and drop the list\"").plan();
        assertThat(plan.steps()).hasSize(2);
        assertThat(plan.steps().getLast().params().text("text")).contains("{{ '{{' }} trigger.x }} and drop the list");
    }

    @Test
    void a_long_text_is_answered_at_once() {
        for (String part :
                List.of("only if there are any of ", "it ", "continue on a ", "ask me first ", "retry the ")) {
            catchThrowableOfType(Refusal.class, () -> refined(part.repeat(8000 / part.length())));
        }
        assertThat(refined("make it weekly, ".repeat(500)).plan().cron()).isEqualTo("15 8 * * 1");
    }

    @Test
    void a_name_may_have_200_characters_and_no_more() {
        String name = "n".repeat(200);
        assertThat(refined("rename it to \"" + name + "\"").plan().name()).isEqualTo(name);
        assertThat(catchThrowableOfType(Refusal.class, () -> refined("rename it to \"" + name + "n\"")))
                .hasMessageContaining("200 characters");
    }

    @Test
    void a_step_is_tried_at_most_20_times() {
        assertThat(refined("retry 20 times").plan().steps().getFirst().retry()).isNotNull();
        assertThat(catchThrowableOfType(Refusal.class, () -> refined("retry 21 times")))
                .hasMessageContaining("1 to 20 times");
    }

    @Test
    void the_only_step_cannot_be_dropped() {
        assertThat(catchThrowableOfType(Refusal.class, () -> refined("drop the list and the Slack message")))
                .hasMessageContaining("only step");
    }
}
