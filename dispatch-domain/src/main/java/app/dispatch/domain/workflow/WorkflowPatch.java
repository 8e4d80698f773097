package app.dispatch.domain.workflow;

import app.dispatch.domain.error.Problem;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.TriggerKind;
import java.util.List;

/**
 * A partial update of a workflow; validated as a whole before anything changes.
 *
 * @param keepRuns how long its ended runs are kept; cleared, as long as the server does
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
        Patch<KeepRuns> keepRuns,
        List<Problem> problems) {
    public WorkflowPatch {
        problems = List.copyOf(problems);
    }

    /** One that changes nothing of how long runs are kept. */
    public WorkflowPatch(
            Patch<String> name,
            Patch<String> description,
            Patch<Boolean> enabled,
            Patch<String> cron,
            Patch<String> timezone,
            Patch<TriggerKind> trigger,
            Patch<List<Step>> steps,
            Patch<Boolean> allowGet,
            List<Problem> problems) {
        this(name, description, enabled, cron, timezone, trigger, steps, allowGet, Patch.keep(), problems);
    }

    /** The same update, in whose writing this was wrong. */
    public WorkflowPatch with(List<Problem> wrong) {
        return new WorkflowPatch(name, description, enabled, cron, timezone, trigger, steps, allowGet, keepRuns, wrong);
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
                Patch.keep(),
                List.of());
    }
}
