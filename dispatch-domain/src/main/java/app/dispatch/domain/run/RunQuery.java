package app.dispatch.domain.run;

import app.dispatch.domain.workflow.WorkflowId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which runs a history lists, newest first.
 *
 * @param workflow only this workflow's; null for all
 * @param filter which of them by where they stand
 * @param cause only those so started; null for all
 * @param window when they were started
 * @param text what their id, their workflow's id, their plan's name, or their error has in it, in any case of letters; null for
 *     all
 * @param limit the most runs of one page, 1 to {@value #MOST}
 * @param after the page after this place; null for the first
 */
public record RunQuery(
        @Nullable WorkflowId workflow,
        Filter filter,
        @Nullable RunCause cause,
        Window window,
        @Nullable String text,
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
        QUEUED,
        RUNNING,
        /** For an approval. */
        WAITING,
        OK,
        FAILED,
        CANCELLED,
        /** Wherever they stand. */
        ALL;

        /** Whether a run of that status is listed. */
        public boolean matches(RunStatus status) {
            return switch (this) {
                case ALL -> true;
                case QUEUED -> status == RunStatus.QUEUED;
                case RUNNING -> status == RunStatus.RUNNING;
                case WAITING -> status == RunStatus.WAITING;
                case ENDED -> status.isEnded();
                case ACTIVE -> !status.isEnded();
                case OK -> status == RunStatus.OK;
                case FAILED -> status == RunStatus.FAILED;
                case CANCELLED -> status == RunStatus.CANCELLED;
            };
        }

        /** The same of what a store has: one that was begun stands there as queued, as its journal alone tells that it was. */
        public boolean mayMatchStored(RunStatus stored) {
            return matches(stored) || (this == RUNNING && stored == RunStatus.QUEUED);
        }
    }

    /**
     * A span of time.
     *
     * @param from its first moment; null for none
     * @param to the first moment after it; null for none
     */
    public record Window(@Nullable Instant from, @Nullable Instant to) {
        /** All time. */
        public static final Window ALWAYS = new Window(null, null);

        /** Whether that moment is in it. */
        public boolean has(Instant moment) {
            return (from == null || !moment.isBefore(from)) && (to == null || moment.isBefore(to));
        }
    }

    /** The place of a run in the order of a history: its start, then its id. */
    public record Cursor(long startedAtMs, String id) {}

    /** Runs of any time, whatever they say. */
    public RunQuery(
            @Nullable WorkflowId workflow, Filter filter, @Nullable RunCause cause, int limit, @Nullable Cursor after) {
        this(workflow, filter, cause, Window.ALWAYS, null, limit, after);
    }

    public RunQuery {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit is 1 to " + MOST);
        }
    }

    /** The same of one workflow's runs. */
    public RunQuery ofWorkflow(WorkflowId one) {
        return new RunQuery(one, filter, cause, window, text, limit, after);
    }

    /** The newest ended runs. */
    public static RunQuery newest(int limit) {
        return new RunQuery(null, Filter.ENDED, null, limit, null);
    }
}
