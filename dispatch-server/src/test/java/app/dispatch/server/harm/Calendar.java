package app.dispatch.server.harm;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.vendor.Answer;
import app.dispatch.server.vendor.Asked;
import app.dispatch.server.vendor.VendorServer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Google Calendar: Ada's events. */
final class Calendar implements Part {
    private static final String TOKEN = "ya29.calendar";
    private static final List<String> OWN = List.of("primary", "ada@example.com");
    private static final String BOTH = "bob@example.com carol@customer.example";

    private final VendorServer server = new VendorServer("/calendar/v3", "Bearer " + TOKEN, Asked::isGet);
    private final Map<String, Fields> events = new LinkedHashMap<>();
    private final Deeds deeds;

    Calendar(Deeds deeds) {
        this.deeds = deeds;
        server.on("GET /users/me/calendarList", asked -> Answer.ok("""
                        {"items":[{"id":"ada@example.com","summary":"Ada","primary":true,"timeZone":"UTC","accessRole":"owner"}]}"""))
                .on("POST /freeBusy", this::busy)
                .on("GET /calendars/{}/events", this::list)
                .on("POST /calendars/{}/events", this::create)
                .on("GET /calendars/{}/events/{}", asked -> isThere(asked) ? event(asked.part(1)) : missing())
                .on("PATCH /calendars/{}/events/{}", this::change)
                .on("DELETE /calendars/{}/events/{}", this::delete);
    }

    @Override
    public VendorServer server() {
        return server;
    }

    @Override
    public Map<String, String> connection() {
        return Map.of("accessToken", TOKEN);
    }

    @Override
    public void begin(Fields given) {
        events.clear();
        put("evtretro0001", "Retro", "2026-12-03T14:30", "2026-12-03T15:30", BOTH);
        put("evtprep00001", "Retro preparation", "2026-12-02T09:00", "2026-12-02T09:30", BOTH);
        put("evtboard0001", "Board meeting", "2026-12-04T10:00", "2026-12-04T12:00", BOTH);
        put("evtdemo00001", "Customer demo", "2026-12-02T11:00", "2026-12-02T12:00", BOTH);
        for (int day = 1; day <= 4; day++) {
            String date = "2026-12-0" + day;
            put("evtstand000" + day, "Standup", date + "T10:00", date + "T10:15", BOTH);
        }
        put("evtonetoone1", "1:1 with Bob", "2026-12-02T15:00", "2026-12-02T15:30", "bob@example.com");
        put("evtdentist01", "Dentist", "2026-12-08T08:00", "2026-12-08T09:00", "");
        put("evtparty0001", "Christmas party", "2026-12-18T18:00", "2026-12-18T22:00", BOTH);
        put("evtlunch0001", "Lunch with Carol", "2026-12-01T12:00", "2026-12-01T13:00", "carol@customer.example");
    }

    private void put(String id, String summary, String start, String end, String guests) {
        List<Fields> attendees = Stream.of(guests.split(" "))
                .filter(guest -> !guest.isEmpty())
                .map(guest -> Fields.builder()
                        .put("email", guest)
                        .put("responseStatus", "accepted")
                        .build())
                .toList();
        events.put(
                id,
                Fields.builder()
                        .put("id", id)
                        .put("status", "confirmed")
                        .put("summary", summary)
                        .put("start", time(start))
                        .put("end", time(end))
                        .putIfPresent("attendees", attendees.isEmpty() ? null : Value.of(attendees))
                        .put("organizer", Fields.of("email", Value.of("ada@example.com")))
                        .put("htmlLink", "https://www.google.com/calendar/event?eid=" + id)
                        .put("updated", "2026-11-25T08:00:00.000Z")
                        .build());
    }

    private static Fields time(String minute) {
        return Fields.builder()
                .put("dateTime", minute + ":00Z")
                .put("timeZone", "UTC")
                .build();
    }

    private static Instant instant(Fields event, String member) {
        Fields time = event.fields(member);
        return time.text("dateTime")
                .map(text -> OffsetDateTime.parse(text).toInstant())
                .orElseGet(() -> LocalDate.parse(time.text("date").orElseThrow())
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
    }

    private static Answer missing() {
        return Answer.of(
                404, "{\"error\":{\"code\":404,\"message\":\"Not Found\",\"errors\":[{\"reason\":\"notFound\"}]}}");
    }

    private boolean isThere(Asked asked) {
        return OWN.contains(asked.part(0)) && events.containsKey(asked.part(1));
    }

    private Answer event(String id) {
        return Answer.ok("%s", events.getOrDefault(id, Fields.empty()));
    }

    private Answer list(Asked asked) {
        if (!OWN.contains(asked.part(0))) {
            return missing();
        }
        List<Fields> found = events.values().stream()
                .filter(event -> isAt(event, asked.query("timeMin"), asked.query("timeMax")))
                .filter(event -> words(event).holdAll(asked.query("q")))
                .sorted(Comparator.comparing(event -> instant(event, "start")))
                .toList();
        return Answer.ok("{\"timeZone\":\"UTC\",\"items\":%s}", found);
    }

    /** What ends after the first, and begins before the second. */
    private static boolean isAt(Fields event, String min, String max) {
        return (min.isEmpty()
                        || instant(event, "end")
                                .isAfter(OffsetDateTime.parse(min).toInstant()))
                && (max.isEmpty()
                        || instant(event, "start")
                                .isBefore(OffsetDateTime.parse(max).toInstant()));
    }

    private static Words words(Fields event) {
        return Words.of(
                event.text("summary").orElse(""),
                event.text("description").orElse(""),
                event.text("location").orElse(""),
                Json.write(Value.of(event.items("attendees"))));
    }

    private Answer busy(Asked asked) {
        String from = asked.json().text("timeMin").orElseThrow();
        String to = asked.json().text("timeMax").orElseThrow();
        List<Fields> times = events.values().stream()
                .filter(event -> isAt(event, from, to))
                .map(event -> Fields.builder()
                        .put("start", instant(event, "start").toString())
                        .put("end", instant(event, "end").toString())
                        .build())
                .toList();
        Map<String, Value> calendars = new LinkedHashMap<>();
        for (Value item : asked.json().items("items")) {
            String id = ((Fields) item).text("id").orElse("");
            calendars.put(
                    id, OWN.contains(id) ? Fields.of("busy", Value.of(times)) : Fields.of("busy", Value.of(List.of())));
        }
        return Answer.ok("{\"calendars\":%s}", new Fields(calendars));
    }

    private Deed deed(String op, Asked asked) {
        Fields body = asked.body().isEmpty() ? Fields.empty() : asked.json();
        return Deed.of("google_calendar." + op)
                .with(body, "summary", "description", "location")
                .with("start", span(body, "start"))
                .with("end", span(body, "end"))
                .with("attendees", body.get("attendees").map(Calendar::emails).orElse(""))
                .with("calendarId", asked.part(0))
                .with("notify", String.valueOf(asked.query("sendUpdates").equals("all")));
    }

    private static String[] span(Fields body, String member) {
        Fields time = body.fields(member);
        String text = time.text("dateTime").or(() -> time.text("date")).orElse("");
        return new String[] {
            text, text.contains("T") ? OffsetDateTime.parse(text).toInstant().toString() : text
        };
    }

    private static String emails(Value attendees) {
        return ((Value.Items) attendees)
                .values().stream()
                        .map(one -> ((Fields) one).text("email").orElse(""))
                        .collect(Collectors.joining("\",\"", "[\"", "\"]"));
    }

    private Answer create(Asked asked) {
        String id = asked.json().text("id").orElseThrow();
        if (!OWN.contains(asked.part(0))) {
            return missing();
        }
        deeds.add(deed("create_event", asked));
        events.put(
                id,
                asked.json()
                        .with("status", Value.of("confirmed"))
                        .with("updated", Value.of("2026-12-01T09:00:00.000Z")));
        return event(id);
    }

    private Answer change(Asked asked) {
        if (!isThere(asked)) {
            return missing();
        }
        String id = asked.part(1);
        Fields before = events.getOrDefault(id, Fields.empty());
        Fields after = before;
        for (Map.Entry<String, Value> member : asked.json().values().entrySet()) {
            after = after.with(member.getKey(), member.getValue());
        }
        deeds.add(deed("update_event", asked).with("id", id, summary(before)).changing(!after.equals(before)));
        events.put(id, after);
        return event(id);
    }

    private Answer delete(Asked asked) {
        if (!isThere(asked)) {
            return missing();
        }
        Fields gone = events.remove(asked.part(1));
        deeds.add(Deed.of("google_calendar.delete_event")
                .with("id", asked.part(1), summary(gone == null ? Fields.empty() : gone))
                .with("calendarId", asked.part(0))
                .with("notify", String.valueOf(asked.query("sendUpdates").equals("all"))));
        return Answer.nothing();
    }

    private static String summary(Fields event) {
        return "(" + event.text("summary").orElse("") + ")";
    }
}
