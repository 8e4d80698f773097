package app.dispatch.adapters.tools.connector.googledrive;

import app.dispatch.adapters.tools.connector.DeclaredOnly;
import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.ToolFile;
import app.dispatch.adapters.tools.connector.Trial;
import app.dispatch.adapters.tools.connector.google.GoogleTokens;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value.Fields;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Works with the files of a Google account. */
public final class GoogleDriveConnector implements DeclaredOnly {
    private final ToolDef tool = ToolFile.beside(GoogleDriveConnector.class);
    private final HttpUpstream upstream;
    private final HttpUrl base;
    private final GoogleTokens tokens;

    public GoogleDriveConnector(HttpUpstream upstream, HttpUrl base, GoogleTokens tokens) {
        this.upstream = upstream;
        this.base = base;
        this.tokens = tokens;
    }

    @Override
    public ToolDef definition() {
        return tool;
    }

    @Override
    public String test(Fields connection) {
        Trial trial = new Trial(upstream, tool, connection);
        Request.Builder about = tokens.get(trial, base, "drive/v3/about");
        about.url(about.build()
                .url()
                .newBuilder()
                .addQueryParameter("fields", "user")
                .build());
        Fields user = trial.ask(about).fields("user");
        String address = trial.told(user, "emailAddress");
        return user.text("displayName").map(name -> name + " (" + address + ")").orElse(address);
    }
}
