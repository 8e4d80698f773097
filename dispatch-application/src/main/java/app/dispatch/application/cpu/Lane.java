package app.dispatch.application.cpu;

import java.util.function.Supplier;

/** Where what somebody has computed is computed. Safe for use by several threads. */
@FunctionalInterface
public interface Lane {
    /** On the caller's own thread, at once. */
    Lane OWN_THREAD = new Lane() {
        @Override
        public <T> T run(Supplier<T> work) {
            return work.get();
        }
    };

    /**
     * Does the work, and waits for that. The work waits for nothing: no store, no network, no lock that is held for long.
     *
     * @return what the work returned
     * @throws RuntimeException what the work threw
     */
    <T> T run(Supplier<T> work);
}
