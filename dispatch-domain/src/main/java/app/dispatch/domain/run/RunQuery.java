package app.dispatch.domain.run;

import app.dispatch.domain.workflow.WorkflowId;
import org.jspecify.annotations.Nullable;

/**
 * Which runs a history lists, newest first.
 *
 * @param workflow only this workflow's; null for all
 * @param filter which of them by where they stand
 * @param cause only those so started; null for all
 * @param limit the most runs of one page, 1 to {@value #MOST}
 * @param after the page after this place; null for the first
 */
public record RunQuery(
        @Nullable WorkflowId workflow,
        Filter filter,
        @Nullable RunCause cause,
        int limit,
        @Nullable Cursor after) {
    /** The most runs of one page. */
    public static final int MOST = 200;

    /** The runs of one page when the caller does not say. */
    public static final int DEFAULT = 50;

    /** Which runs by where they stand. */
    public enum Filter {
        /** All that ended. */
        ENDED,
        /** All that have not. */
        ACTIVE,
        OK,
        FAILED,
        CANCELLED;

        /** Whether a run of that status is listed. */
        public boolean matches(RunStatus status) {
            return switch (this) {
                case ENDED -> status.isEnded();
                case ACTIVE -> !status.isEnded();
                case OK -> status == RunStatus.OK;
                case FAILED -> status == RunStatus.FAILED;
                case CANCELLED -> status == RunStatus.CANCELLED;
            };
        }
    }

    /** The place of a run in the order of a history: its start, then its id. */
    public record Cursor(long startedAtMs, String id) {}

    public RunQuery {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit is 1 to " + MOST);
        }
    }

    /** The newest ended runs. */
    public static RunQuery newest(int limit) {
        return new RunQuery(null, Filter.ENDED, null, limit, null);
    }
}
