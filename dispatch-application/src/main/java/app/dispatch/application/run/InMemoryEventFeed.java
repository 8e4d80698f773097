package app.dispatch.application.run;

import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RunId;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A feed within one process. */
public final class InMemoryEventFeed implements EventFeed {
    private final ConcurrentHashMap<RunId, List<Consumer<Recorded>>> listeners = new ConcurrentHashMap<>();

    @Override
    public void publish(RunId run, Recorded event) {
        listeners.getOrDefault(run, List.of()).forEach(listener -> listener.accept(event));
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
