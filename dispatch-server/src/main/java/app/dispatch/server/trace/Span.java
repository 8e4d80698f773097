package app.dispatch.server.trace;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One part of a trace, which has ended.
 *
 * @param parentId the span that it is a part of; null for none
 * @param calls whether it is a call of another system
 * @param attributes texts and whole numbers, by OpenTelemetry's names and by ours; nothing that a user wrote
 * @param failed whether it ended badly
 */
record Span(
        String traceId,
        String spanId,
        @Nullable String parentId,
        String name,
        boolean calls,
        Instant start,
        Instant end,
        Map<String, Object> attributes,
        List<Event> events,
        boolean failed) {
    Span {
        attributes = Map.copyOf(attributes);
        events = List.copyOf(events);
    }

    /** Something that happened in it. */
    record Event(String name, Instant at, Map<String, Object> attributes) {
        Event {
            attributes = Map.copyOf(attributes);
        }
    }
}
