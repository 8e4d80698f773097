package app.dispatch.application.cpu;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The processors: a port. What users can have computed for long is computed here, apart from the threads that answer
 * everybody. Safe for use by several threads. Work that asks for more work does that itself, at once.
 *
 * <p>The work waits for nothing: no store, no network.
 */
public interface Cpu {
    /**
     * Does what a request asks for, and waits for that.
     *
     * @param most the processor time that the work may take; it looks at its allowance by itself
     * @throws app.dispatch.domain.error.Refusal {@code unavailable} when too much waits already, or its turn does not come in
     *     time; else what the work threw
     */
    <T> T run(Share share, Duration most, Function<Allowance, T> work);

    /**
     * Does what must not be refused, and waits for that, however long its turn does not come.
     *
     * @param onStop is given what takes the work back as long as it has not begun; what it returns is run at the end
     * @throws java.util.concurrent.CancellationException when the work was taken back; else what the work threw
     */
    <T> T await(Share share, UnaryOperator<Runnable> onStop, Supplier<T> work);

    /** The same for what is never taken back. */
    default <T> T await(Share share, Supplier<T> work) {
        return await(share, takeBack -> () -> {}, work);
    }

    /** Where a request has several things computed, each as by {@link #run}. */
    default Lane lane(Share share, Duration most) {
        return new Lane() {
            @Override
            public <T> T run(Supplier<T> work) {
                return Cpu.this.run(share, most, time -> work.get());
            }
        };
    }

    /** Everything on the caller's own thread, for as long as it takes. */
    static Cpu ownThread() {
        return new Cpu() {
            @Override
            public <T> T run(Share share, Duration most, Function<Allowance, T> work) {
                return work.apply(Allowance.ENDLESS);
            }

            @Override
            public <T> T await(Share share, UnaryOperator<Runnable> onStop, Supplier<T> work) {
                return work.get();
            }
        };
    }
}
