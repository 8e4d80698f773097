package app.dispatch.domain.workflow;

import org.jspecify.annotations.Nullable;

/**
 * Which of a user's workflows a page of their list has, the last changed first.
 *
 * @param limit the most workflows of one page, 1 to {@value #MOST}
 * @param after the page after this place; null for the first
 */
public record WorkflowQuery(int limit, @Nullable Cursor after) {
    /** The most workflows of one page, and as many as it has when the caller does not say. */
    public static final int MOST = 1_000;

    /** The most text of the plans of one page, in characters of JSON; a single plan may have more. */
    public static final long MOST_TEXT = 4L << 20;

    /** The first page, as large as there is one. */
    public static final WorkflowQuery FIRST = new WorkflowQuery(MOST, null);

    /** The place of a workflow in the list: its last change, then its id. */
    public record Cursor(long updatedAtMs, String id) {}

    public WorkflowQuery {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit is 1 to " + MOST);
        }
    }
}
