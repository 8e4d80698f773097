package app.dispatch.adapters.tools.connector.googlecalendar;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Page;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;

/** The calendars of an account (https://developers.google.com/workspace/calendar/api/v3/reference/calendarList). */
final class Calendars {
    private static final String LIST = "/users/me/calendarList";
    private static final int LARGEST_PAGE = 250;

    private static final Shape CALENDAR = Shape.of("id")
            .made(
                    "name",
                    calendar -> calendar.text("summaryOverride")
                            .or(() -> calendar.text("summary"))
                            .or(() -> calendar.text("id"))
                            .map(Value::of))
            .named("description", "description")
            .named("timezone", "timeZone")
            .named("primary", "primary")
            .named("role", "accessRole");

    private Calendars() {}

    static Value list(ApiCall call) {
        return call.list(
                (from, wanted) -> {
                    Fields page = call.ask(ApiRequest.get(LIST)
                            .query("maxResults", Math.min(wanted, LARGEST_PAGE))
                            .query("pageToken", from));
                    return Page.of(page.items("items"), page.text("nextPageToken"));
                },
                CALENDAR);
    }

    /** The id of an account's own calendar is its e-mail address. */
    static String own(ApiCall call) {
        return call.told(
                call.ask(ApiRequest.get(LIST)).items("items").stream()
                        .filter(Fields.class::isInstance)
                        .map(Fields.class::cast)
                        .filter(calendar -> new Params(calendar, IllegalStateException::new).is("primary"))
                        .flatMap(calendar -> calendar.text("id").stream())
                        .findFirst(),
                "which calendar is the account's own");
    }

    /** The time zone of a calendar, such as Europe/Berlin; Google tells it with the calendar's events. */
    static String timeZone(ApiCall call, String calendar) {
        return call.told(
                call.ask(ApiRequest.get("/calendars/{calendar}/events", calendar)
                        .query("maxResults", 1)
                        .query("fields", "timeZone")),
                "timeZone");
    }
}
