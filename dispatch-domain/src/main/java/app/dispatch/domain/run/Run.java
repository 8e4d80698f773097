package app.dispatch.domain.run;

import app.dispatch.domain.account.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * One execution of a plan, as it is recorded before its first step.
 *
 * @param order what it is to do
 * @param epoch how often a process took the run up, from 1; a write with an older epoch is refused
 * @param state where it stands
 */
public record Run(RunId id, UserId owner, RunOrder order, Instant startedAt, long epoch, RunState state) {
    /** A run that begins now: in its first epoch, and waiting for its turn. */
    public static Run queued(RunId id, UserId owner, RunOrder order, Instant now) {
        return new Run(id, owner, order, now, 1, RunState.Open.QUEUED);
    }

    /** Where it stands, in one word. */
    public RunStatus status() {
        return state.status();
    }

    /** How it ended; empty while it has not. */
    public Optional<RunEnd> end() {
        return state instanceof RunState.Ended(RunEnd end) ? Optional.of(end) : Optional.empty();
    }

    /** The same run in that state. */
    public Run in(RunState other) {
        return new Run(id, owner, order, startedAt, epoch, other);
    }

    /** The same run, ended. */
    public Run ended(RunEnd how) {
        return in(new RunState.Ended(how));
    }

    /** The same run in the hands of the next process, which has yet to go on with it: its epoch one higher. */
    public Run takenOver() {
        return new Run(id, owner, order, startedAt, epoch + 1, RunState.Open.QUEUED);
    }
}
