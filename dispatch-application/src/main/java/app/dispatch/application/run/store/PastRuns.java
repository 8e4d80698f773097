package app.dispatch.application.run.store;

import app.dispatch.domain.run.Retention;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunUse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which of ended runs are kept no longer. */
final class PastRuns {
    private PastRuns() {}

    /** Those of these, the oldest first, that are kept no longer. */
    static Stream<InMemoryRun> of(List<InMemoryRun> runs, Retention keep, Instant now) {
        Instant oldest = now.minus(Duration.ofDays(keep.days()));
        RunUse left = keep.isLimited() ? use(runs.stream(), keep) : RunUse.NONE;
        List<InMemoryRun> past = new ArrayList<>();
        for (InMemoryRun run : runs) {
            boolean tooMuch = !keep.allows(left);
            if (tooMuch || (keep.days() > 0 && endedBefore(run.run(), oldest))) {
                past.add(run);
            }
            if (tooMuch) {
                left = left.minus(use(Stream.of(run), keep));
            }
        }
        return past.stream();
    }

    /** The text is counted where it counts. */
    private static RunUse use(Stream<InMemoryRun> ended, Retention keep) {
        return keep.text() == 0 ? new RunUse(ended.count(), 0) : use(ended);
    }

    /** What they take together. */
    static RunUse use(Stream<InMemoryRun> ended) {
        return ended.map(InMemoryRun::use).reduce(RunUse.NONE, RunUse::plus);
    }

    private static boolean endedBefore(Run run, Instant time) {
        return run.end().filter(end -> end.at().isBefore(time)).isPresent();
    }
}
