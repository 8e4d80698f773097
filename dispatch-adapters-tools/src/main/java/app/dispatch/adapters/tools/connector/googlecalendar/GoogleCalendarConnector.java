package app.dispatch.adapters.tools.connector.googlecalendar;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.ToolFile;
import app.dispatch.adapters.tools.connector.api.VendorApi;
import app.dispatch.adapters.tools.connector.api.VendorTool;
import app.dispatch.adapters.tools.connector.google.GoogleErrors;
import app.dispatch.adapters.tools.connector.google.GoogleTokens;
import app.dispatch.application.tool.Connector;
import app.dispatch.domain.tool.ToolDef;
import okhttp3.HttpUrl;

/** Works with the calendars of a Google account. */
public final class GoogleCalendarConnector {
    private static final String SCOPE = "https://www.googleapis.com/auth/calendar";

    private GoogleCalendarConnector() {}

    /** The connector to the API at {@code base}. */
    public static Connector at(HttpUpstream upstream, HttpUrl base, GoogleTokens tokens) {
        ToolDef tool = ToolFile.beside(GoogleCalendarConnector.class);
        VendorApi api = VendorApi.at(upstream, base, tokens.of(tool)).with(GoogleErrors.of(SCOPE));
        return VendorTool.of(tool, api)
                .renewal(tokens.renewal(tool))
                .test(Calendars::own)
                .op("list_events", Events::list)
                .op("create_event", Events::create)
                .undo("create_event", Events::takeBack)
                .op("update_event", EventChange::update)
                .op("delete_event", Events::delete)
                .op("free_busy", FreeBusy::ask)
                .op("list_calendars", Calendars::list)
                .build();
    }
}
