package app.dispatch.adapters.tools.connector.gmail;

import app.dispatch.adapters.tools.connector.DeclaredOnly;
import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.ToolFile;
import app.dispatch.adapters.tools.connector.Trial;
import app.dispatch.adapters.tools.connector.google.GoogleTokens;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value.Fields;
import okhttp3.HttpUrl;

/** Works with the mail of a Gmail account. */
public final class GmailConnector implements DeclaredOnly {
    private final ToolDef tool = ToolFile.beside(GmailConnector.class);
    private final HttpUpstream upstream;
    private final HttpUrl base;
    private final GoogleTokens tokens;

    public GmailConnector(HttpUpstream upstream, HttpUrl base, GoogleTokens tokens) {
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
        Fields profile = trial.ask(tokens.get(trial, base, "gmail/v1/users/me/profile"));
        return trial.told(profile, "emailAddress");
    }
}
