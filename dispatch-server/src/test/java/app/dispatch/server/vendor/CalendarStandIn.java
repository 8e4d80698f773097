package app.dispatch.server.vendor;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Google Calendar: one calendar, and who is busy when. */
public final class CalendarStandIn {
    final VendorServer server = new VendorServer(
            "/calendar/v3",
            GoogleSignIn.BEARER,
            asked -> asked.isGet() || asked.path().equals("/freeBusy"));
    private final Map<String, Fields> events = new LinkedHashMap<>();
    private final List<String> deleted = new ArrayList<>();

    CalendarStandIn() {
        server.on("GET /users/me/calendarList", asked -> Answer.ok("""
                        {"items":[{"id":"ada@example.com","summary":"Ada","primary":true,"timeZone":"Europe/London","accessRole":"owner"}]}"""))
                .on("POST /freeBusy", asked -> Answer.ok("""
                        {"calendars":{"primary":{"busy":[]},"ada@example.com":{"busy":[]},"grace@example.com":{"busy":[
                          {"start":"2026-03-02T14:30:00Z","end":"2026-03-02T15:30:00Z"}]}}}"""))
                .on("POST /calendars/primary/events", this::create)
                .on("GET /calendars/primary/events/{}", asked -> event(asked.part(0)))
                .on("DELETE /calendars/primary/events/{}", asked -> {
                    deleted.add(asked.part(0));
                    return Answer.nothing();
                });
    }

    private Answer create(Asked asked) {
        String id = asked.json().text("id").orElseThrow();
        if (!id.matches("[a-v0-9]{5,1024}") || events.containsKey(id)) {
            return Answer.of(
                    409, "{\"error\":{\"code\":409,\"message\":\"The requested identifier already exists.\"}}");
        }
        events.put(id, asked.json());
        return event(id);
    }

    private Answer event(String id) {
        Fields event = events.get(id);
        if (event == null) {
            return Answer.of(404, "{\"error\":{\"code\":404,\"message\":\"Not Found\"}}");
        }
        Fields told = Fields.builder()
                .put("status", deleted.contains(id) ? "cancelled" : "confirmed")
                .put("htmlLink", "https://www.google.com/calendar/event?eid=" + id)
                .put("updated", "2026-11-25T08:00:00.000Z")
                .build();
        for (Map.Entry<String, Value> member : event.values().entrySet()) {
            told = told.with(member.getKey(), member.getValue());
        }
        return Answer.ok("%s", told);
    }

    /** The events that were made, of that title. */
    public List<Fields> events(String summary) {
        synchronized (server) {
            return events.values().stream()
                    .filter(event -> event.text("summary").orElse("").equals(summary))
                    .toList();
        }
    }

    /** The ids of the events that were deleted. */
    public List<String> deleted() {
        synchronized (server) {
            return List.copyOf(deleted);
        }
    }
}
