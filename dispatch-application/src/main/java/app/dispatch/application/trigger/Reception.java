package app.dispatch.application.trigger;

import app.dispatch.application.run.KeyedRun;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.workflow.WorkflowId;

/** What became of a call. */
public sealed interface Reception {
    /** It fired the workflow, or repeats one that did. */
    record Fired(WorkflowId workflow, KeyedRun run) implements Reception {}

    /** Its sender only wanted to know whether the trigger is there, and gets this answer. */
    record Answered(Fields answer) implements Reception {}

    /** There is no such trigger. */
    record Unknown() implements Reception {}

    /** It came by GET, which the owner does not allow. */
    record PostOnly() implements Reception {}
}
