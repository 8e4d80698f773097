package app.dispatch.application.run.store;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunId;
import java.time.Instant;
import java.util.Comparator;

/**
 * A run that this process has taken over; what it is, its plan and payload are read when its turn has come.
 *
 * @param epoch the run's new one
 * @param crashes how many of the epochs right before this one ended without a word, since their processes died
 * @param cancelAsked whether its owner wanted it to end meanwhile
 */
public record Claim(RunId run, UserId owner, Instant startedAt, long epoch, int crashes, boolean cancelAsked) {
    /** The one whose run was begun first comes first. */
    public static final Comparator<Claim> OLDEST_FIRST = Comparator.comparingLong(
                    (Claim claim) -> claim.startedAt().toEpochMilli())
            .thenComparing(claim -> claim.run().value());

    /** The claim of who has just begun the run. */
    public static Claim begun(Run run) {
        return of(run, 0, false);
    }

    /** The claim of a run that stands as it is in the store. */
    public static Claim of(Run run, int crashes, boolean cancelAsked) {
        return new Claim(run.id(), run.owner(), run.startedAt(), run.epoch(), crashes, cancelAsked);
    }
}
