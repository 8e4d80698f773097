package app.dispatch.adapters.tools.connector.googlecalendar;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Busy times (https://developers.google.com/workspace/calendar/api/v3/reference/freebusy/query). */
final class FreeBusy {
    private static final String OWN = "primary";

    private FreeBusy() {}

    static Value ask(ApiCall call) {
        Params params = call.params();
        List<String> calendars = params.texts("calendars").isEmpty() ? List.of(OWN) : params.texts("calendars");
        Fields answer = call.ask(ApiRequest.post("/freeBusy")
                .json(Fields.builder()
                        .put("timeMin", bound(call, "from", 0))
                        .put("timeMax", bound(call, "to", 1))
                        .put(
                                "items",
                                Value.of(calendars.stream()
                                        .map(id -> Fields.of("id", Value.of(id)))
                                        .toList()))
                        .build()));
        List<Fields> busy = new ArrayList<>();
        List<Fields> unreadable = new ArrayList<>();
        answer.fields("calendars").values().forEach((id, found) -> {
            Fields calendar = found instanceof Fields fields ? fields : Fields.empty();
            EventShape.objects(calendar.items("busy")).forEach(time -> busy.add(busy(call, id, time)));
            EventShape.objects(calendar.items("errors"))
                    .limit(1)
                    .forEach(error -> unreadable.add(Fields.builder()
                            .put("calendarId", id)
                            .put("reason", error.text("reason").orElse("unknown"))
                            .build()));
        });
        busy.sort(Comparator.comparing(time -> instant(call, time)));
        return Fields.builder()
                .put("busy", Value.of(busy))
                .put("unreadable", Value.of(unreadable))
                .putIfPresent("raw", params.is("includeRaw") ? answer : null)
                .build();
    }

    /** Dates are those of the account's own calendar; the last one is meant as a whole. */
    private static String bound(ApiCall call, String param, int daysLater) {
        return new EventTime(call.params().needed(param)).bound(call, daysLater, () -> Calendars.timeZone(call, OWN));
    }

    private static Fields busy(ApiCall call, String id, Fields time) {
        return Fields.builder()
                .put("calendarId", id)
                .put("start", call.told(time, "start"))
                .put("end", call.told(time, "end"))
                .build();
    }

    private static Instant instant(ApiCall call, Fields time) {
        String start = call.told(time, "start");
        try {
            return OffsetDateTime.parse(start).toInstant();
        } catch (DateTimeException noTime) {
            throw call.strange("\"" + start + "\" for a time");
        }
    }
}
