package app.dispatch.application.run.trace;

import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.TraceParent;
import java.time.Instant;
import java.util.Optional;

/** Keeps which traces of others runs are parts of: a port. */
public interface TraceParents {
    /** Keeps that of a run; durable when it returns. */
    void keep(RunId run, TraceParent parent, Instant now);

    /** That of a run, if it has one. */
    Optional<TraceParent> find(RunId run);

    /** Forgets those that were kept before that time. */
    void forgetBefore(Instant time);
}
