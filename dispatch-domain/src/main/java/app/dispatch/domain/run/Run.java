package app.dispatch.domain.run;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a plan, as it is recorded before its first step.
 *
 * @param workflow the saved workflow that it counts for; null for none
 * @param workflowVersion that workflow's version; null when the plan came with the request
 * @param plan the exact plan that it runs, as JSON text
 * @param payload what {@code trigger} reads in expressions, as JSON text: as it came, or written anew where it came with more
 * @param epoch how often a process took the run up, from 1; a write with an older epoch is refused
 * @param end how it ended; null while it has not
 * @param replayOf the run that this one repeats
 * @param retryOf the failed run that this one goes on from
 * @param undoOf the run whose calls this one takes back
 */
public record Run(
        RunId id,
        UserId owner,
        @Nullable WorkflowId workflow,
        @Nullable Integer workflowVersion,
        RunCause cause,
        RunMode mode,
        String plan,
        String payload,
        Instant startedAt,
        long epoch,
        RunStatus status,
        @Nullable RunEnd end,
        @Nullable RunId replayOf,
        @Nullable RunId retryOf,
        @Nullable RunId undoOf) {

    /** A run that takes nothing back. */
    public Run(
            RunId id,
            UserId owner,
            @Nullable WorkflowId workflow,
            @Nullable Integer workflowVersion,
            RunCause cause,
            RunMode mode,
            String plan,
            String payload,
            Instant startedAt,
            long epoch,
            RunStatus status,
            @Nullable RunEnd end,
            @Nullable RunId replayOf,
            @Nullable RunId retryOf) {
        this(
                id,
                owner,
                workflow,
                workflowVersion,
                cause,
                mode,
                plan,
                payload,
                startedAt,
                epoch,
                status,
                end,
                replayOf,
                retryOf,
                null);
    }

    /** The same run, ended. */
    public Run ended(RunEnd how) {
        return with(epoch, how.status(), how);
    }

    /** The same run, under way. */
    public Run running() {
        return with(epoch, RunStatus.RUNNING, end);
    }

    /** The same run, which waits for an approval. */
    public Run waiting() {
        return with(epoch, RunStatus.WAITING, end);
    }

    /** The same run in the hands of the next process, which has yet to go on with it: its epoch one higher. */
    public Run takenOver() {
        return with(epoch + 1, RunStatus.QUEUED, end);
    }

    private Run with(long otherEpoch, RunStatus otherStatus, @Nullable RunEnd otherEnd) {
        return new Run(
                id,
                owner,
                workflow,
                workflowVersion,
                cause,
                mode,
                plan,
                payload,
                startedAt,
                otherEpoch,
                otherStatus,
                otherEnd,
                replayOf,
                retryOf,
                undoOf);
    }
}
