package app.dispatch.adapters.tools.connector.googlecalendar;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes an event (https://developers.google.com/workspace/calendar/api/v3/reference/events/patch): a list replaces the one
 * that is there, and an object is mixed with it, so what is there is looked at first where that matters.
 */
final class EventChange {
    private EventChange() {}

    static Value update(ApiCall call) {
        Params params = call.params();
        String id = params.needed("id");
        Map<String, Value> change = new LinkedHashMap<>(
                Events.given(call, "summary", "description", "location").values());
        if (params.has("start") || params.has("end") || params.has("attendees")) {
            Fields event = call.ask(Events.get(call, id));
            time(call, event, "start").ifPresent(start -> change.put("start", start));
            time(call, event, "end").ifPresent(end -> change.put("end", end));
            if (params.has("attendees")) {
                change.put("attendees", attendees(params.texts("attendees"), event));
            }
        }
        Fields changed = call.ask(ApiRequest.patch("/calendars/{calendar}/events/{id}", Events.calendar(call), id)
                .query("sendUpdates", Events.updates(call))
                .json(new Fields(change)));
        return call.output(changed, EventShape.EVENT);
    }

    /** Without a time zone of its own a time is in that of the event. */
    private static Optional<Fields> time(ApiCall call, Fields event, String member) {
        return call.params().text(member).map(EventTime::new).map(time -> {
            Fields wanted = time.inEvent(
                    call.params().text("timezone"),
                    () -> Shape.text(event, "start.timeZone")
                            .orElseGet(() -> Calendars.timeZone(call, Events.calendar(call))));
            String other = time.isDate() ? "dateTime" : "date";
            boolean otherKind = Shape.at(event, member + "." + other).isPresent();
            return otherKind ? wanted.with(other, Value.NULL) : wanted;
        });
    }

    /** Who is invited already stays with the answer given. */
    private static Value attendees(List<String> emails, Fields event) {
        return Value.of(emails.stream()
                .map(String::strip)
                .map(email -> EventShape.objects(event.items("attendees"))
                        .filter(one -> one.text("email").orElse("").equalsIgnoreCase(email))
                        .findFirst()
                        .orElseGet(() -> Fields.of("email", Value.of(email))))
                .toList());
    }
}
