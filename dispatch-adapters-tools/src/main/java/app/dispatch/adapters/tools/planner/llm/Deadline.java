package app.dispatch.adapters.tools.planner.llm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** When the time for a brief is over. */
record Deadline(Instant end, InstantSource clock) {
    static Deadline in(Duration time, InstantSource clock) {
        return new Deadline(clock.instant().plus(time), clock);
    }

    /** What is left of it; zero or less when it is over. */
    Duration left() {
        return Duration.between(clock.instant(), end);
    }
}
