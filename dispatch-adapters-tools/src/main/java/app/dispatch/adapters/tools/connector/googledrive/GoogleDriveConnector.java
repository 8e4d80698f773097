package app.dispatch.adapters.tools.connector.googledrive;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.ToolFile;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.VendorApi;
import app.dispatch.adapters.tools.connector.api.VendorTool;
import app.dispatch.adapters.tools.connector.google.GoogleErrors;
import app.dispatch.adapters.tools.connector.google.GoogleTokens;
import app.dispatch.application.tool.Connector;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value.Fields;
import okhttp3.HttpUrl;

/** Works with the files of a Google account. */
public final class GoogleDriveConnector {
    private static final String SCOPE = "https://www.googleapis.com/auth/drive";

    private GoogleDriveConnector() {}

    /** The connector to the API at {@code base}. */
    public static Connector at(HttpUpstream upstream, HttpUrl base, GoogleTokens tokens) {
        ToolDef tool = ToolFile.beside(GoogleDriveConnector.class);
        VendorApi api = VendorApi.at(upstream, base, tokens.of(tool)).with(GoogleErrors.of(SCOPE));
        return VendorTool.of(tool, api)
                .renewal(tokens.renewal(tool))
                .test(GoogleDriveConnector::who)
                .op("search", Files::search)
                .op("download", Download::download)
                .op("upload", call -> Upload.upload(call, base))
                .undo("upload", Files::trash)
                .op("update", call -> Upload.update(call, base))
                .op("create_folder", Files::createFolder)
                .undo("create_folder", Files::trashFolder)
                .op("share", Sharing::share)
                .undo("share", Sharing::takeBack)
                .op("get", Files::get)
                .build();
    }

    private static String who(ApiCall call) {
        Fields user = call.ask(ApiRequest.get("/drive/v3/about").query("fields", "user"))
                .fields("user");
        String address = call.told(user, "emailAddress");
        return user.text("displayName").map(name -> name + " (" + address + ")").orElse(address);
    }
}
