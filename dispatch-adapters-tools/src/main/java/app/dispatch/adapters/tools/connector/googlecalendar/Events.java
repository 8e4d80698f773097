package app.dispatch.adapters.tools.connector.googlecalendar;

import app.dispatch.adapters.tools.connector.api.Answer;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Page;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.tool.UndoOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okio.ByteString;

/** Events: listed, made and removed (https://developers.google.com/workspace/calendar/api/v3/reference/events). */
final class Events {
    private static final String EVENTS = "/calendars/{calendar}/events";
    private static final int LARGEST_PAGE = 250;
    private static final int GONE = 410;
    private static final int CONFLICT = 409;

    private Events() {}

    static Value list(ApiCall call) {
        Params params = call.params();
        String calendar = calendar(call);
        String from = params.text("from")
                .map(text -> new EventTime(text).bound(call, 0, () -> Calendars.timeZone(call, calendar)))
                .orElseGet(() -> call.now().toString());
        // A date alone is meant as a whole: what begins on that day is in it.
        Optional<String> to = params.text("to")
                .map(text -> new EventTime(text).bound(call, 1, () -> Calendars.timeZone(call, calendar)));
        return call.list(
                (token, wanted) -> {
                    Fields page = call.ask(ApiRequest.get(EVENTS, calendar)
                            .query("timeMin", from)
                            .query("timeMax", to)
                            .query("q", params.text("query"))
                            .query("singleEvents", "true")
                            .query("orderBy", "startTime")
                            .query("maxResults", Math.min(wanted, LARGEST_PAGE))
                            .query("pageToken", token));
                    List<Value> known = page.items("items").stream()
                            .filter(event -> event instanceof Fields fields
                                    && !fields.fields("start").isEmpty())
                            .toList();
                    return Page.of(known, page.text("nextPageToken"));
                },
                EventShape.EVENT);
    }

    /** The event's id is made of the attempt's key, so that a repeat meets the event of the first attempt. */
    static Value create(ApiCall call) {
        Fields event = event(call);
        String id = "d" + ByteString.encodeUtf8(call.idempotencyKey()).sha256().hex();
        ApiRequest request = posted(call, event.with("id", Value.of(id)));
        Answer answer = call.answer(request);
        if (answer.status() == CONFLICT) {
            Optional<Fields> made = call.askIfThere(get(call, id)).filter(found -> !isCancelled(found));
            // One that was deleted meanwhile keeps its id to itself.
            return call.output(made.orElseGet(() -> call.ask(posted(call, event))), EventShape.EVENT);
        }
        if (answer.error().isPresent()) {
            throw call.failure(answer, request);
        }
        return call.output(answer.object(), EventShape.EVENT);
    }

    private static Fields event(ApiCall call) {
        Params params = call.params();
        EventTime start = new EventTime(params.needed("start"));
        EventTime end = new EventTime(params.needed("end"));
        if (start.isDate() != end.isDate()) {
            throw call.invalid("The parameters /start and /end must both be dates, or both have a time");
        }
        Optional<String> zone = params.text("timezone");
        Map<String, Value> event = new LinkedHashMap<>(
                given(call, "summary", "description", "location").values());
        Fields begins = start.inEvent(zone, () -> Calendars.timeZone(call, calendar(call)));
        event.put("start", begins);
        event.put(
                "end",
                end.inEvent(
                        zone, () -> begins.text("timeZone").orElseGet(() -> Calendars.timeZone(call, calendar(call)))));
        if (!params.texts("attendees").isEmpty()) {
            event.put(
                    "attendees",
                    Value.of(params.texts("attendees").stream()
                            .map(email -> Fields.of("email", Value.of(email.strip())))
                            .toList()));
        }
        return new Fields(event);
    }

    private static ApiRequest posted(ApiCall call, Fields event) {
        return ApiRequest.post(EVENTS, calendar(call))
                .query("sendUpdates", updates(call))
                .json(event);
    }

    static Value delete(ApiCall call) {
        String id = call.params().needed("id");
        ApiRequest request = deleted(call, id);
        Answer answer = call.answer(request);
        if (answer.error().isPresent() && answer.status() != GONE) {
            throw call.failure(answer, request);
        }
        return Fields.builder().put("id", id).put("deleted", true).build();
    }

    static UndoOutcome takeBack(ApiCall call, Fields output) {
        String id = output.text("id").orElse("");
        Optional<Fields> event = call.askIfThere(get(call, id)).filter(found -> !isCancelled(found));
        if (event.isEmpty()) {
            return UndoOutcome.undone("The event is no longer there");
        }
        if (!event.get().text("updated").equals(output.text("updatedAt"))) {
            return UndoOutcome.changedSince("The event was changed, or answered, since it was made");
        }
        call.askIfThere(deleted(call, id));
        return UndoOutcome.undone("The event is deleted");
    }

    private static boolean isCancelled(Fields event) {
        return event.text("status").equals(Optional.of("cancelled"));
    }

    static ApiRequest get(ApiCall call, String id) {
        return ApiRequest.get(EVENTS + "/{id}", calendar(call), id);
    }

    private static ApiRequest deleted(ApiCall call, String id) {
        return ApiRequest.delete(EVENTS + "/{id}", calendar(call), id).query("sendUpdates", updates(call));
    }

    static String calendar(ApiCall call) {
        return call.params().text("calendarId").orElse("primary");
    }

    /** Whether those who are invited get an e-mail. */
    static String updates(ApiCall call) {
        return Shape.at(call.params().fields(), "notify").orElse(Value.of(true)) instanceof Bool(boolean notify)
                        && notify
                ? "all"
                : "none";
    }

    /** The parameters of these names, as they are. */
    static Fields given(ApiCall call, String... names) {
        Map<String, Value> given = new LinkedHashMap<>();
        for (String name : names) {
            Shape.at(call.params().fields(), name).ifPresent(value -> given.put(name, value));
        }
        return new Fields(given);
    }
}
