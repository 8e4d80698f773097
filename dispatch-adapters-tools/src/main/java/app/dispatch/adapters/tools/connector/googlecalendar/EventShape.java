package app.dispatch.adapters.tools.connector.googlecalendar;

import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an output has of an event (https://developers.google.com/workspace/calendar/api/v3/reference/events#resource). */
final class EventShape {
    static final Shape EVENT = Shape.of("id", "summary", "description", "location")
            .made("start", event -> time(event, "start"))
            .made("end", event -> time(event, "end"))
            .made(
                    "allDay",
                    event -> time(event, "start")
                            .map(start -> Value.of(Shape.at(event, "start.date").isPresent())))
            .named("status", "status")
            .named("organizer", "organizer.email")
            .made("attendees", EventShape::attendees)
            .named("url", "htmlLink")
            .made(
                    "meetingUrl",
                    event ->
                            event.text("hangoutLink").or(() -> videoCall(event)).map(Value::of))
            .named("updatedAt", "updated");

    private static final Shape ATTENDEE =
            Shape.of("email").named("name", "displayName").named("response", "responseStatus");

    private EventShape() {}

    private static Optional<Value> time(Fields event, String member) {
        return Shape.at(event, member + ".dateTime").or(() -> Shape.at(event, member + ".date"));
    }

    private static Optional<Value> attendees(Fields event) {
        List<Fields> known = objects(event.items("attendees"))
                .filter(one -> one.text("email").isPresent())
                .map(one -> ATTENDEE.output(one, false))
                .toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(Value.of(known));
    }

    private static Optional<String> videoCall(Fields event) {
        return objects(event.fields("conferenceData").items("entryPoints"))
                .filter(entry -> entry.text("entryPointType").equals(Optional.of("video")))
                .flatMap(entry -> entry.text("uri").stream())
                .findFirst();
    }

    static Stream<Fields> objects(List<Value> values) {
        return values.stream().filter(Fields.class::isInstance).map(Fields.class::cast);
    }
}
