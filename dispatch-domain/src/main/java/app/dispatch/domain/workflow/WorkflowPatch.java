package app.dispatch.domain.workflow;

import app.dispatch.domain.error.Problem;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.TriggerKind;
import java.util.List;

/**
 * A partial update of a workflow; validated as a whole before anything changes.
 *
 * @param problems what was wrong with the way it was written; it is refused when there are any
 */
public record WorkflowPatch(
        Patch<String> name,
        Patch<String> description,
        Patch<Boolean> enabled,
        Patch<String> cron,
        Patch<String> timezone,
        Patch<TriggerKind> trigger,
        Patch<List<Step>> steps,
        Patch<Boolean> allowGet,
        List<Problem> problems) {
    public WorkflowPatch {
        problems = List.copyOf(problems);
    }

    /** The same update, in whose writing this was wrong. */
    public WorkflowPatch with(List<Problem> wrong) {
        return new WorkflowPatch(name, description, enabled, cron, timezone, trigger, steps, allowGet, wrong);
    }

    /** The update that changes nothing. */
    public static WorkflowPatch nothing() {
        return new WorkflowPatch(
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                List.of());
    }
}
