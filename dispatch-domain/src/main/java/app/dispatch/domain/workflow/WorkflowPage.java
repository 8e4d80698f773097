package app.dispatch.domain.workflow;

import app.dispatch.domain.workflow.WorkflowQuery.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a user's workflows.
 *
 * @param next where the next page begins; null when this is the last
 */
public record WorkflowPage(
        List<SavedWorkflow> workflows, @Nullable Cursor next) {
    public WorkflowPage {
        workflows = List.copyOf(workflows);
    }
}
