package app.dispatch.domain.run;

import app.dispatch.domain.workflow.WorkflowId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run is to do, and why there is one. It does not change while the run goes on.
 *
 * @param plan the exact plan that it runs, as JSON text
 * @param payload what {@code trigger} reads in expressions, as JSON text: as it came, or written anew where it came with more
 * @param workflow the saved workflow that it counts for; null for none
 * @param origin the past run that it comes from, if any
 */
public record RunOrder(
        String plan,
        String payload,
        RunMode mode,
        RunCause cause,
        @Nullable WorkflowRef workflow,
        RunOrigin origin) {
    /** The id of the workflow that the run counts for; empty for none. */
    public Optional<WorkflowId> workflowId() {
        return Optional.ofNullable(workflow).map(WorkflowRef::id);
    }
}
