package app.dispatch.client;

import app.dispatch.domain.compose.Warning;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.workflow.Schedule;
import java.util.List;

/**
 * What a brief became. Nothing is saved or run.
 *
 * @param plan to be looked at, run or saved
 * @param schedule what the brief says should start it
 * @param warnings what its user may not want of it
 * @param answer all that the server said, such as what is {@code missing} to run it and its {@code permissions}
 */
public record Proposed(PlanDraft plan, Schedule schedule, List<Warning> warnings, Fields answer) {
    public Proposed {
        warnings = List.copyOf(warnings);
    }
}
