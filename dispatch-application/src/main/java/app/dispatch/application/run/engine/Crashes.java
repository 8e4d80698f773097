package app.dispatch.application.run.engine;

import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RunEvent.StepDone;
import java.util.List;
import java.util.stream.LongStream;

/** Tells a run that takes its processes down from one whose processes died of something else. */
final class Crashes {
    /** So many processes may not die with the same step of a run. */
    static final int MOST = 2;

    static final String TEXT = "The process ended twice while this run was under way; it is not taken up again";

    private Crashes() {}

    /**
     * How many processes died with the run since it last finished a step. Not counted are those in which it only waited for its
     * turn: all but the first leave a mark when they begin.
     *
     * @param journal what is recorded of the run
     * @param epoch its present one
     * @param crashes how many of the epochs right before it ended with their process
     */
    static long since(List<Recorded> journal, long epoch, int crashes) {
        long progress = journal.stream()
                .filter(recorded -> recorded.event() instanceof StepDone)
                .mapToLong(recorded -> epochOf(recorded.seq()))
                .max()
                .orElse(1);
        return LongStream.range(Math.max(epoch - crashes, progress), epoch)
                .filter(dead -> dead == 1 || journal.stream().anyMatch(recorded -> epochOf(recorded.seq()) == dead))
                .count();
    }

    private static long epochOf(long seq) {
        return (seq - 1) / Recorded.EPOCH_STRIDE + 1;
    }
}
