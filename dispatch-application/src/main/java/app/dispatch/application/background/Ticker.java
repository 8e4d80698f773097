package app.dispatch.application.background;

/**
 * A clock for how much time has passed: nobody sets it, and it goes on while the process is stopped. Safe for use by several
 * threads.
 */
@FunctionalInterface
public interface Ticker {
    /** That of the machine, {@link System#nanoTime}. */
    Ticker OF_THE_MACHINE = System::nanoTime;

    /** Nanoseconds since some moment; only differences mean something. */
    long nanos();
}
