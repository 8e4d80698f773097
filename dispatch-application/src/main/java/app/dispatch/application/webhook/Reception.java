package app.dispatch.application.webhook;

import app.dispatch.application.run.KeyedRun;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.workflow.WorkflowId;

/** What became of a delivery. */
public sealed interface Reception {
    /** It fired the workflow, or repeats one that did. */
    record Fired(WorkflowId workflow, KeyedRun run) implements Reception {}

    /** Its sender only wanted to know whether the webhook is there, and gets this answer. */
    record Answered(Fields answer) implements Reception {}
}
