package app.dispatch.application.run.engine;

import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEvent.StepDone;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * A run as a process takes it up: what is recorded of it, read once.
 *
 * @param journal the events so far, in order; of a new run those that it takes over from the one that it is a retry of
 * @param progress what they tell
 * @param afterCrash whether the process that had the run before died with it
 * @param crashes how many processes died with the run since it last finished a step
 */
public record Past(Run run, List<Recorded> journal, RunProgress progress, boolean afterCrash, long crashes) {
    /** So many processes may not die with the same step of a run. */
    static final int MOST_CRASHES = 2;

    /**
     * The past of a run in its present epoch.
     *
     * @param journal all that is recorded of it
     * @param crashed how many of the epochs right before this one ended with their process
     */
    public static Past of(Run run, List<Recorded> journal, int crashed) {
        RunProgress progress = new RunProgress();
        Set<Long> marked = new HashSet<>(Set.of(1L));
        long finished = 1;
        for (Recorded recorded : journal) {
            long epoch = (recorded.seq() - 1) / Recorded.EPOCH_STRIDE + 1;
            progress.add(recorded.event());
            marked.add(epoch);
            finished = recorded.event() instanceof StepDone ? Math.max(finished, epoch) : finished;
        }
        // Not counted are processes in which it only waited for its turn: all but the first leave a mark when they
        // begin.
        long since = LongStream.range(Math.max(run.epoch() - crashed, finished), run.epoch())
                .filter(marked::contains)
                .count();
        return new Past(run, journal, progress, crashed > 0, since);
    }

    /** Whether the run is what its processes die of, and not something else. */
    boolean takesProcessesDown() {
        return crashes >= MOST_CRASHES;
    }

    /** The number that those of the next events are above. */
    long lastSeq() {
        long before = Recorded.before(run.epoch());
        return journal.isEmpty() ? before : Math.max(before, journal.getLast().seq());
    }
}
