package app.dispatch.application.run.trace;

import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.TraceParent;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Which traces runs are parts of, for as long as the process lives. Safe for use by several threads. */
public final class InMemoryTraceParents implements TraceParents {
    private final ConcurrentMap<RunId, Kept> all = new ConcurrentHashMap<>();

    private record Kept(TraceParent parent, Instant at) {}

    @Override
    public void keep(RunId run, TraceParent parent, Instant now) {
        all.put(run, new Kept(parent, now));
    }

    @Override
    public Optional<TraceParent> find(RunId run) {
        return Optional.ofNullable(all.get(run)).map(Kept::parent);
    }

    @Override
    public void forgetBefore(Instant time) {
        all.values().removeIf(kept -> kept.at().isBefore(time));
    }
}
