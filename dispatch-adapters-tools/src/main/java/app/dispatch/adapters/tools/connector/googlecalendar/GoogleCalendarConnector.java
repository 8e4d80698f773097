package app.dispatch.adapters.tools.connector.googlecalendar;

import app.dispatch.adapters.tools.connector.DeclaredOnly;
import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.ToolFile;
import app.dispatch.adapters.tools.connector.Trial;
import app.dispatch.adapters.tools.connector.google.GoogleTokens;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import okhttp3.HttpUrl;

/** Works with the calendars of a Google account. */
public final class GoogleCalendarConnector implements DeclaredOnly {
    private final ToolDef tool = ToolFile.beside(GoogleCalendarConnector.class);
    private final HttpUpstream upstream;
    private final HttpUrl base;
    private final GoogleTokens tokens;

    public GoogleCalendarConnector(HttpUpstream upstream, HttpUrl base, GoogleTokens tokens) {
        this.upstream = upstream;
        this.base = base;
        this.tokens = tokens;
    }

    @Override
    public ToolDef definition() {
        return tool;
    }

    /** The id of an account's own calendar is its e-mail address. */
    @Override
    public String test(Fields connection) {
        Trial trial = new Trial(upstream, tool, connection);
        Fields list = trial.ask(tokens.get(trial, base, "users/me/calendarList"));
        return trial.told(
                list.items("items").stream()
                        .filter(GoogleCalendarConnector::isOwn)
                        .flatMap(calendar -> ((Fields) calendar).text("id").stream())
                        .findFirst(),
                "which calendar is the account's own");
    }

    private static boolean isOwn(Value calendar) {
        return calendar instanceof Fields fields
                && fields.get("primary").orElse(Value.NULL) instanceof Bool(boolean own)
                && own;
    }
}
