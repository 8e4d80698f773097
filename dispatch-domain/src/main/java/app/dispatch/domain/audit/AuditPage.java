package app.dispatch.domain.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the audit log.
 *
 * @param next where the next page begins; null when this is the last
 */
public record AuditPage(List<AuditEvent> events, AuditQuery.@Nullable Place next) {
    public AuditPage {
        events = List.copyOf(events);
    }

    /** The page of so many events, of which one more was looked for. */
    public static AuditPage of(List<AuditEvent> found, int limit) {
        List<AuditEvent> page = found.subList(0, Math.min(limit, found.size()));
        return new AuditPage(page, found.size() > limit ? AuditQuery.Place.of(page.getLast()) : null);
    }
}
