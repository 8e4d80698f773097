package app.dispatch.adapters.tools.connector.google;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.Authorization;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.adapters.tools.connector.oauth.RefreshedToken;
import app.dispatch.adapters.tools.connector.oauth.TokenEndpoint;
import app.dispatch.application.tool.Renewal;
import app.dispatch.domain.tool.ToolDef;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Gives requests to Google an access token: for a refresh token one that is renewed in time, else the one entered. */
public final class GoogleTokens {
    private static final String TOKEN = "accessToken";

    private final HttpUpstream upstream;
    private final HttpUrl oauth;

    /** @param oauth the address of Google's token endpoint, without {@code /token} */
    public GoogleTokens(HttpUpstream upstream, HttpUrl oauth) {
        this.upstream = upstream;
        this.oauth = oauth;
    }

    /** How that tool's tokens are renewed (https://developers.google.com/identity/protocols/oauth2/web-server#offline). */
    public Renewal renewal(ToolDef tool) {
        HttpUrl url = oauth.newBuilder().addPathSegment("token").build();
        return new RefreshedToken(
                new TokenEndpoint(upstream, tool.id(), tool.label(), url, TokenEndpoint.Style.FORM), TOKEN, "", false);
    }

    /** The proof for requests of that tool. */
    public Authorization of(ToolDef tool) {
        Renewal renewal = renewal(tool);
        return (request, call) -> authorized(request, call, renewal);
    }

    private static Request authorized(Request request, ApiCall call, Renewal renewal) {
        Params entered = call.connection();
        Params connection = renewal.isRenewable(entered.fields()) ? call.connection(renewal) : entered;
        return request.newBuilder()
                .header("Authorization", "Bearer " + connection.needed(TOKEN).strip())
                .build();
    }
}
