package app.dispatch.domain.run;

import app.dispatch.domain.workflow.WorkflowId;
import org.jspecify.annotations.Nullable;

/**
 * The saved workflow that a run counts for. It may have been deleted since.
 *
 * @param version the workflow's version that the run's plan is; null when the plan came with the request
 */
public record WorkflowRef(WorkflowId id, @Nullable Integer version) {}
