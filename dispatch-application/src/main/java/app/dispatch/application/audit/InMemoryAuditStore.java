package app.dispatch.application.audit;

import app.dispatch.domain.audit.AuditEvent;
import app.dispatch.domain.audit.AuditPage;
import app.dispatch.domain.audit.AuditQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The audit log for as long as the process lives. Safe for use by several threads. */
public final class InMemoryAuditStore implements AuditStore {
    private static final Comparator<AuditEvent> NEWEST_FIRST =
            Comparator.comparing(AuditEvent::at).thenComparing(AuditEvent::id).reversed();

    private final List<AuditEvent> events = new ArrayList<>();

    @Override
    public synchronized void add(AuditEvent event) {
        events.add(event);
    }

    @Override
    public synchronized AuditPage page(AuditQuery query) {
        return AuditPage.of(
                events.stream()
                        .filter(query::has)
                        .sorted(NEWEST_FIRST)
                        .limit(query.limit() + 1L)
                        .toList(),
                query.limit());
    }

    @Override
    public synchronized int forget(Instant before, int most) {
        List<AuditEvent> old = events.stream()
                .filter(event -> event.at().isBefore(before))
                .limit(most)
                .toList();
        events.removeAll(old);
        return old.size();
    }
}
