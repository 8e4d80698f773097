package app.dispatch.application.audit;

import app.dispatch.domain.audit.AuditEvent;
import app.dispatch.domain.audit.AuditPage;
import app.dispatch.domain.audit.AuditQuery;
import java.time.Instant;

/** Keeps the audit log: a port. Nothing in it is changed; what is old is forgotten. Every change is durable when its method returns. */
public interface AuditStore {
    /** Adds an event. */
    void add(AuditEvent event);

    /** A page of events, the newest first. */
    AuditPage page(AuditQuery query);

    /**
     * Forgets events from before that time.
     *
     * @param most how many at most
     * @return how many
     */
    int forget(Instant before, int most);
}
