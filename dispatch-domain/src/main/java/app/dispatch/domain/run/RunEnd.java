package app.dispatch.domain.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param error what went wrong, for people; null when nothing did
 * @param code the same for programs
 */
public record RunEnd(
        How how,
        Instant at,
        @Nullable String error,
        @Nullable String code) {
    /** The ways in which a run ends. */
    public enum How {
        OK(RunStatus.OK),
        FAILED(RunStatus.FAILED),
        /** By its owner. */
        CANCELLED(RunStatus.CANCELLED);

        private final RunStatus status;

        How(RunStatus status) {
            this.status = status;
        }

        /** The status of a run that ended so. */
        public RunStatus status() {
            return status;
        }

        /** The name as clients see it. */
        public String id() {
            return status.id();
        }
    }

    /** The end of a run in which nothing went wrong. */
    public static RunEnd ok(Instant at) {
        return new RunEnd(How.OK, at, null, null);
    }

    /** The end of a run that failed. */
    public static RunEnd failed(Instant at, String error, String code) {
        return new RunEnd(How.FAILED, at, error, code);
    }
}
