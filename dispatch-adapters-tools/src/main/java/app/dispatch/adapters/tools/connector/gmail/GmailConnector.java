package app.dispatch.adapters.tools.connector.gmail;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.ToolFile;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.VendorApi;
import app.dispatch.adapters.tools.connector.api.VendorTool;
import app.dispatch.adapters.tools.connector.google.GoogleErrors;
import app.dispatch.adapters.tools.connector.google.GoogleTokens;
import app.dispatch.application.tool.Connector;
import app.dispatch.domain.tool.ToolDef;
import okhttp3.HttpUrl;

/** Works with the mail of a Gmail account. */
public final class GmailConnector {
    private static final String SCOPE = "https://www.googleapis.com/auth/gmail.modify";

    private GmailConnector() {}

    /** The connector to the API at {@code base}. */
    public static Connector at(HttpUpstream upstream, HttpUrl base, GoogleTokens tokens) {
        ToolDef tool = ToolFile.beside(GmailConnector.class);
        VendorApi api = VendorApi.at(upstream, base, tokens.of(tool)).with(GoogleErrors.of(SCOPE));
        return VendorTool.of(tool, api)
                .renewal(tokens.renewal(tool))
                .test(call -> call.told(call.ask(ApiRequest.get("/gmail/v1/users/me/profile")), "emailAddress"))
                .op("search", Messages::search)
                .op("get", Messages::get)
                .op("get_attachment", Attachments::get)
                .op("thread", Messages::thread)
                .op("send", Sending::send)
                .op("draft", Sending::draft)
                .undo("draft", Sending::deleteDraft)
                .op("label", Labelling::label)
                .undo("label", Labelling::putBack)
                .op("list_labels", Labelling::list)
                .build();
    }
}
