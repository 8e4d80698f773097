package app.dispatch.adapters.tools.connector.googlecalendar;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.RecordingServer.Received;
import app.dispatch.adapters.tools.connector.Trials;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoogleCalendarOpsTest {
    private static final String TOKEN = "{\"accessToken\":\"ya29.secret-token\"}";
    private static final String EVENTS = "/google_calendar/calendars/primary/events";
    private static final String EVENT =
            "{\"id\":\"e1\",\"status\":\"confirmed\",\"htmlLink\":\"https://c/e1\",\"summary\":\"S\","
                    + "\"updated\":\"2026-11-24T08:00:00.000Z\",\"start\":{\"dateTime\":\"2026-11-25T10:00:00+01:00\","
                    + "\"timeZone\":\"Europe/Berlin\"},\"end\":{\"dateTime\":\"2026-11-25T11:00:00+01:00\"}}";
    private static final String OUTPUT = "{\"id\":\"e1\",\"summary\":\"S\",\"start\":\"2026-11-25T10:00:00+01:00\","
            + "\"end\":\"2026-11-25T11:00:00+01:00\",\"allDay\":false,\"status\":\"confirmed\",\"url\":\"https://c/e1\","
            + "\"updatedAt\":\"2026-11-24T08:00:00.000Z\"}";

    private final Trials trials = new Trials();

    @AfterEach
    void close() {
        trials.close();
    }

    private String run(String op, String params) {
        return Json.write(trials.run("google_calendar", op, TOKEN, params));
    }

    private StepFailure failed(String op, String params) {
        return trials.failed("google_calendar", op, TOKEN, params);
    }

    private Received request(int index) {
        return trials.server().requests().get(index);
    }

    private List<String> lines() {
        return trials.server().requests().stream()
                .map(request -> request.method() + " " + request.target())
                .toList();
    }

    @Test
    void events_are_listed_over_pages_from_now_on() {
        trials.answering(
                        200,
                        "{\"items\":[" + EVENT + ",{\"id\":\"x\",\"status\":\"cancelled\"}],\"nextPageToken\":\"p 2\"}")
                .answering(
                        200,
                        "{\"items\":[{\"id\":\"e2\",\"start\":{\"date\":\"2026-12-24\"},\"end\":{\"date\":\"2026-12-26\"},"
                                + "\"organizer\":{\"email\":\"o@x\"},\"attendees\":[{\"email\":\"a@x\",\"displayName\":\"A\","
                                + "\"responseStatus\":\"accepted\"},{\"displayName\":\"nobody\"}],\"conferenceData\":{\"entryPoints\":["
                                + "{\"entryPointType\":\"phone\",\"uri\":\"tel:1\"},{\"entryPointType\":\"video\",\"uri\":\"https://meet/x\"}]}}]}");

        assertThat(run("list_events", "{\"query\":\"a&b\",\"calendarId\":\"team@example.com\"}"))
                .isEqualTo("{\"items\":[" + OUTPUT + ",{\"id\":\"e2\",\"start\":\"2026-12-24\",\"end\":\"2026-12-26\","
                        + "\"allDay\":true,\"organizer\":\"o@x\",\"attendees\":[{\"email\":\"a@x\",\"name\":\"A\","
                        + "\"response\":\"accepted\"}],\"meetingUrl\":\"https://meet/x\"}],\"truncated\":false}");
        assertThat(lines())
                .containsExactly(
                        "GET /google_calendar/calendars/team@example.com/events?timeMin=2026-11-25T08%3A00%3A00Z&q=a%26b"
                                + "&singleEvents=true&orderBy=startTime&maxResults=25",
                        "GET /google_calendar/calendars/team@example.com/events?timeMin=2026-11-25T08%3A00%3A00Z&q=a%26b"
                                + "&singleEvents=true&orderBy=startTime&maxResults=24&pageToken=p%202");
    }

    @Test
    void dates_are_days_of_the_calendars_own_time_zone() {
        trials.answering(200, "{\"timeZone\":\"America/New_York\"}")
                .answering(200, "{\"timeZone\":\"America/New_York\"}")
                .answering(200, "{\"items\":[]}");

        run("list_events", "{\"from\":\"2026-10-31\",\"to\":\"2026-11-01\"}");

        assertThat(request(0).target()).isEqualTo(EVENTS + "?maxResults=1&fields=timeZone");
        assertThat(request(2).target())
                .contains("timeMin=2026-10-31T00%3A00%3A00-04%3A00", "timeMax=2026-11-02T00%3A00%3A00-05%3A00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-25T10:00 | 2026-11-25T11:00:00 | Europe/Berlin |"
                        + " \"start\":{\"dateTime\":\"2026-11-25T10:00:00+01:00\",\"timeZone\":\"Europe/Berlin\"},"
                        + "\"end\":{\"dateTime\":\"2026-11-25T11:00:00+01:00\",\"timeZone\":\"Europe/Berlin\"}",
                "2026-11-25T10:00:00Z | 2026-11-25T11:00:00Z | '' |"
                        + " \"start\":{\"dateTime\":\"2026-11-25T10:00:00Z\"},\"end\":{\"dateTime\":\"2026-11-25T11:00:00Z\"}",
                "2026-11-25 | 2026-11-27 | Europe/Berlin | \"start\":{\"date\":\"2026-11-25\"},\"end\":{\"date\":\"2026-11-27\"}",
                "2026-11-25T10:00:00 | 2026-11-25T11:00:00 | Mars/North |"
                        + " \"start\":{\"dateTime\":\"2026-11-25T10:00:00\",\"timeZone\":\"Mars/North\"},"
                        + "\"end\":{\"dateTime\":\"2026-11-25T11:00:00\",\"timeZone\":\"Mars/North\"}",
            })
    void an_event_begins_at_a_time_or_on_a_day(String start, String end, String zone, String times) {
        trials.answering(200, EVENT);

        run(
                "create_event",
                "{\"summary\":\"S\",\"start\":\"" + start + "\",\"end\":\"" + end + "\",\"timezone\":\""
                        + zone.replace("'", "") + "\"}");

        assertThat(request(0).body()).contains(times);
    }

    @Test
    void a_time_without_a_zone_is_in_that_of_the_calendar() {
        trials.answering(200, "{\"timeZone\":\"Asia/Tokyo\"}").answering(200, EVENT);

        assertThat(run(
                        "create_event",
                        "{\"summary\":\"S\",\"start\":\"2026-11-25T10:00:00\",\"end\":\"2026-11-25T11:00:00\","
                                + "\"attendees\":[\"a@example.com\"],\"notify\":false}"))
                .isEqualTo(OUTPUT);

        assertThat(request(1).target()).isEqualTo(EVENTS + "?sendUpdates=none");
        assertThat(request(1).body())
                .startsWith(
                        "{\"summary\":\"S\",\"start\":{\"dateTime\":\"2026-11-25T10:00:00+09:00\",\"timeZone\":\"Asia/Tokyo\"},"
                                + "\"end\":{\"dateTime\":\"2026-11-25T11:00:00+09:00\",\"timeZone\":\"Asia/Tokyo\"},"
                                + "\"attendees\":[{\"email\":\"a@example.com\"}],\"id\":\"d")
                .matches("(?s).*\"id\":\"[a-v0-9]{5,1024}\"}");
    }

    @Test
    void a_repeat_meets_the_event_of_the_first_attempt() {
        String conflict = "{\"error\":{\"code\":409,\"message\":\"The requested identifier already exists.\"}}";
        String params = "{\"summary\":\"S\",\"start\":\"2026-11-25\",\"end\":\"2026-11-26\"}";
        trials.answering(409, conflict)
                .answering(200, EVENT)
                .answering(409, conflict)
                .answering(200, EVENT.replace("confirmed", "cancelled"))
                .answering(200, EVENT);

        assertThat(run("create_event", params)).isEqualTo(OUTPUT);
        assertThat(run("create_event", params)).isEqualTo(OUTPUT);

        assertThat(lines().get(1)).startsWith("GET " + EVENTS + "/d");
        assertThat(request(0).body()).isEqualTo(request(2).body());
        assertThat(request(4).body()).doesNotContain("\"id\"");
    }

    @Test
    void dates_and_times_are_not_mixed() {
        assertThat(failed(
                                "create_event",
                                "{\"summary\":\"S\",\"start\":\"2026-11-25\",\"end\":\"2026-11-25T11:00:00Z\"}")
                        .failureCode())
                .isEqualTo(FailureCode.PARAMS_INVALID);
        assertThat(trials.server().requests()).isEmpty();
    }

    @Test
    void an_event_is_changed_where_something_is_given() {
        trials.answering(200, EVENT);

        assertThat(run("update_event", "{\"id\":\"e1\",\"location\":\"\",\"description\":\"d\"}"))
                .isEqualTo(OUTPUT);

        assertThat(lines()).containsExactly("PATCH " + EVENTS + "/e1?sendUpdates=all");
        assertThat(request(0).body()).isEqualTo("{\"description\":\"d\",\"location\":\"\"}");
    }

    @Test
    void a_changed_time_is_in_the_events_zone_and_guests_keep_their_answers() {
        String before = EVENT.replaceFirst(
                "\\{",
                "{\"attendees\":[{\"email\":\"A@example.com\",\"responseStatus\":\"accepted\"},{\"email\":\"b@example.com\"}],");
        trials.answering(200, before)
                .answering(200, EVENT)
                .answering(200, EVENT)
                .answering(200, EVENT);

        run(
                "update_event",
                "{\"id\":\"e1\",\"start\":\"2026-11-26T10:00:00\",\"attendees\":[\"a@example.com\",\"c@example.com\"]}");
        run("update_event", "{\"id\":\"e1\",\"start\":\"2026-11-26\",\"end\":\"2026-11-27\"}");

        assertThat(request(1).body())
                .isEqualTo(
                        "{\"start\":{\"dateTime\":\"2026-11-26T10:00:00+01:00\",\"timeZone\":\"Europe/Berlin\"},"
                                + "\"attendees\":[{\"email\":\"A@example.com\",\"responseStatus\":\"accepted\"},{\"email\":\"c@example.com\"}]}");
        assertThat(request(3).body())
                .isEqualTo(
                        "{\"start\":{\"date\":\"2026-11-26\",\"dateTime\":null},\"end\":{\"date\":\"2026-11-27\",\"dateTime\":null}}");
    }

    @Test
    void an_event_is_deleted_once_and_a_second_time_too() {
        trials.answering("HTTP/1.1 204 No Content\r\n\r\n")
                .answering(410, "{\"error\":{\"code\":410,\"message\":\"Resource has been deleted\"}}")
                .answering(
                        404,
                        "{\"error\":{\"code\":404,\"message\":\"Not Found\",\"errors\":[{\"reason\":\"notFound\"}]}}");

        assertThat(run("delete_event", "{\"id\":\"e1\"}")).isEqualTo("{\"id\":\"e1\",\"deleted\":true}");
        assertThat(run("delete_event", "{\"id\":\"e1\",\"notify\":false}")).contains("true");
        assertThat(failed("delete_event", "{\"id\":\"e1\"}").text())
                .isEqualTo("Google Calendar answered 404 to DELETE /calendars/{calendar}/events/{id}: Not Found");
        assertThat(lines().getFirst()).isEqualTo("DELETE " + EVENTS + "/e1?sendUpdates=all");
        assertThat(lines().get(1)).endsWith("sendUpdates=none");
    }

    @Test
    void a_made_event_is_deleted_unless_it_was_changed_since() {
        String undo = "{\"params\":{\"notify\":false,\"calendarId\":\"team\"},\"output\":" + OUTPUT + "}";
        trials.answering(200, EVENT)
                .answering(410, "{}")
                .answering(200, EVENT.replace("08:00:00.000Z", "09:00:00.000Z"))
                .answering(404, "{}")
                .answering(200, EVENT.replace("confirmed", "cancelled"));

        assertThat(run("undo_create_event", undo)).contains("\"outcome\":\"undone\"");
        assertThat(run("undo_create_event", undo)).contains("\"outcome\":\"changed_since\"");
        assertThat(run("undo_create_event", undo)).contains("\"outcome\":\"undone\"");
        assertThat(run("undo_create_event", undo)).contains("\"outcome\":\"undone\"");

        assertThat(lines().get(1)).isEqualTo("DELETE /google_calendar/calendars/team/events/e1?sendUpdates=none");
        assertThat(lines()).hasSize(5);
    }

    @Test
    void busy_times_come_earliest_first_with_what_could_not_be_read() {
        trials.answering(
                200,
                "{\"calendars\":{\"primary\":{\"busy\":[{\"start\":\"2026-11-25T12:00:00+01:00\",\"end\":\"2026-11-25T13:00:00+01:00\"}]},"
                        + "\"a@x\":{\"busy\":[{\"start\":\"2026-11-25T10:30:00Z\",\"end\":\"2026-11-25T10:45:00Z\"}]},"
                        + "\"b@x\":{\"errors\":[{\"domain\":\"global\",\"reason\":\"notFound\"}],\"busy\":[]}}}");

        assertThat(
                        run(
                                "free_busy",
                                "{\"from\":\"2026-11-25T08:00:00Z\",\"to\":\"2026-11-25T18:00:00Z\",\"calendars\":[\"primary\",\"a@x\",\"b@x\"]}"))
                .isEqualTo(
                        "{\"busy\":[{\"calendarId\":\"a@x\",\"start\":\"2026-11-25T10:30:00Z\",\"end\":\"2026-11-25T10:45:00Z\"},"
                                + "{\"calendarId\":\"primary\",\"start\":\"2026-11-25T12:00:00+01:00\",\"end\":\"2026-11-25T13:00:00+01:00\"}],"
                                + "\"unreadable\":[{\"calendarId\":\"b@x\",\"reason\":\"notFound\"}]}");
        assertThat(request(0).body())
                .isEqualTo("{\"timeMin\":\"2026-11-25T08:00:00Z\",\"timeMax\":\"2026-11-25T18:00:00Z\","
                        + "\"items\":[{\"id\":\"primary\"},{\"id\":\"a@x\"},{\"id\":\"b@x\"}]}");
    }

    @Test
    void calendars_are_listed() {
        trials.answering(
                200,
                "{\"items\":[{\"id\":\"me@x\",\"summary\":\"me@x\",\"summaryOverride\":\"Mine\",\"timeZone\":\"Europe/Paris\","
                        + "\"primary\":true,\"accessRole\":\"owner\"},{\"id\":\"t@x\"}],\"nextPageToken\":\"p2\"}");

        assertThat(run("list_calendars", "{\"max\":2}"))
                .isEqualTo(
                        "{\"items\":[{\"id\":\"me@x\",\"name\":\"Mine\",\"timezone\":\"Europe/Paris\",\"primary\":true,"
                                + "\"role\":\"owner\"},{\"id\":\"t@x\",\"name\":\"t@x\"}],\"truncated\":true}");
        assertThat(request(0).target()).endsWith("/users/me/calendarList?maxResults=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../../users/me", "a\\r\\nb", ""})
    void no_id_leads_elsewhere(String id) {
        assertThat(failed("delete_event", "{\"id\":\"" + id + "\"}").failureCode())
                .isEqualTo(FailureCode.PARAMS_INVALID);
        assertThat(trials.server().requests()).isEmpty();
    }

    @Test
    void a_quota_is_a_limit() {
        trials.answering(
                403,
                "{\"error\":{\"code\":403,\"message\":\"Rate Limit Exceeded\",\"errors\":[{\"domain\":\"usageLimits\",\"reason\":\"rateLimitExceeded\"}]}}");

        assertThat(failed("list_calendars", "{}").failureCode()).isEqualTo(FailureCode.TOOL_RATE_LIMITED);
    }
}
