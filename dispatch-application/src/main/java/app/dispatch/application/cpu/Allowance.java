package app.dispatch.application.cpu;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The processor time that a piece of work may take; it looks by itself, between its parts, whether that is over. */
public final class Allowance {
    /** Time without end. */
    public static final Allowance ENDLESS = new Allowance(() -> 0, 1);

    private final LongSupplier nanos;
    private final long end;

    private Allowance(LongSupplier nanos, long end) {
        this.nanos = nanos;
        this.end = end;
    }

    /**
     * So much time from now on.
     *
     * @param nanos how long was computed so far, in nanoseconds from any start
     */
    public static Allowance of(Duration most, LongSupplier nanos) {
        return new Allowance(nanos, nanos.getAsLong() + most.toNanos());
    }

    /** Whether the time is over. */
    public boolean isSpent() {
        return nanos.getAsLong() >= end;
    }
}
