package app.dispatch.application.run.store;

import java.util.Collection;
import java.util.function.Consumer;

/**
 * Carries words between the nodes that share a store: a port. A word may get lost; who needs it looks into the store now and then.
 * Safe for use by several threads.
 */
public interface NodeSignals extends AutoCloseable {
    /** Says the words to all nodes, this one too, soon after. Does not throw when that cannot be done. */
    void send(Collection<String> words);

    /** Has {@code listener}, too, told of each word from now on, one after another: it must not take long. */
    void listen(Consumer<String> listener);

    /** Whether there may be somebody else who hears what is said. */
    default boolean reachesOthers() {
        return true;
    }

    /** Speaks and listens no more. */
    @Override
    default void close() {}

    /** For a store that no other node uses. */
    static NodeSignals none() {
        return new NodeSignals() {
            @Override
            public void send(Collection<String> words) {
                // nobody else is there
            }

            @Override
            public void listen(Consumer<String> listener) {
                // nobody else speaks
            }

            @Override
            public boolean reachesOthers() {
                return false;
            }
        };
    }
}
