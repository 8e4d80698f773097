package app.dispatch.domain.audit;

import app.dispatch.domain.account.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which events a list has, the newest first.
 *
 * @param about only those that this user did, or that were done to them; null for all
 * @param actor only those that this user did; null for all
 * @param action only such; null for all
 * @param since from this moment on; null for no such bound
 * @param until before this moment; null for no such bound
 * @param limit the most of one page, 1 to {@value #MOST}
 * @param after the page after this place; null for the first
 */
public record AuditQuery(
        @Nullable UserId about,
        @Nullable UserId actor,
        @Nullable AuditAction action,
        @Nullable Instant since,
        @Nullable Instant until,
        int limit,
        @Nullable Place after) {
    /** The most events of one page. */
    public static final int MOST = 200;

    /** The place of an event in the order of the list. */
    public record Place(long atMs, String id) {
        /** That of this event. */
        public static Place of(AuditEvent event) {
            return new Place(event.at().toEpochMilli(), event.id());
        }
    }

    public AuditQuery {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit is 1 to " + MOST);
        }
    }

    /** The newest of that kind. */
    public static AuditQuery newest(AuditAction action) {
        return new AuditQuery(null, null, action, null, null, 1, null);
    }

    /** Whether the list has this event, on this page or a later one. */
    public boolean has(AuditEvent event) {
        return (about == null || about.equals(event.actor()) || about.value().equals(event.object()))
                && (actor == null || actor.equals(event.actor()))
                && (action == null || action == event.action())
                && (since == null || !event.at().isBefore(since))
                && (until == null || event.at().isBefore(until))
                && (after == null || isAfter(event, after));
    }

    private static boolean isAfter(AuditEvent event, Place place) {
        Place own = Place.of(event);
        return own.atMs() < place.atMs()
                || (own.atMs() == place.atMs() && own.id().compareTo(place.id()) < 0);
    }
}
