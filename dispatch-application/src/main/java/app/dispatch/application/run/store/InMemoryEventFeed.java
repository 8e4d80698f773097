package app.dispatch.application.run.store;

import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RunId;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A feed within one process. */
public final class InMemoryEventFeed implements EventFeed {
    private static final Logger LOG = LoggerFactory.getLogger(InMemoryEventFeed.class);

    private final ConcurrentHashMap<RunId, List<Consumer<Recorded>>> listeners = new ConcurrentHashMap<>();

    @Override
    public void publish(RunId run, Recorded event) {
        listeners.getOrDefault(run, List.of()).forEach(listener -> tell(listener, run, event));
    }

    /** A listener that fails must harm neither the run nor the other listeners. */
    private static void tell(Consumer<Recorded> listener, RunId run, Recorded event) {
        try {
            listener.accept(event);
        } catch (RuntimeException failure) {
            LOG.warn("a listener to run {} failed", run, failure);
        }
    }

    @Override
    public Subscription subscribe(RunId run, Consumer<Recorded> listener) {
        listeners.compute(run, (id, present) -> {
            List<Consumer<Recorded>> all = present == null ? new CopyOnWriteArrayList<>() : present;
            all.add(listener);
            return all;
        });
        return () -> listeners.computeIfPresent(run, (id, present) -> {
            present.remove(listener);
            return present.isEmpty() ? null : present;
        });
    }
}
