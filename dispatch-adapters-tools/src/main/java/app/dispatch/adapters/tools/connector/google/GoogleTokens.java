package app.dispatch.adapters.tools.connector.google;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.Authorization;
import app.dispatch.domain.tool.ToolDef;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Gives requests to Google an access token: for a refresh token one that is renewed in time, else the one entered. */
public final class GoogleTokens {
    private static final List<String> REFRESHED = List.of("clientId", "clientSecret", "refreshToken");

    private final HttpUpstream upstream;
    private final HttpUrl oauth;

    /** @param oauth the address of Google's token endpoint, without {@code /token} */
    public GoogleTokens(HttpUpstream upstream, HttpUrl oauth) {
        this.upstream = upstream;
        this.oauth = oauth;
    }

    /** The proof for requests of that tool. */
    public Authorization of(ToolDef tool) {
        return (request, call) -> authorized(request, call, tool);
    }

    private Request authorized(Request request, ApiCall call, ToolDef tool) {
        String token =
                REFRESHED.stream().allMatch(key -> call.connection().text(key).isPresent())
                        ? renewed(call, tool)
                        : call.connection().needed("accessToken");
        return request.newBuilder().header("Authorization", "Bearer " + token).build();
    }

    private String renewed(ApiCall call, ToolDef tool) {
        boolean trying = call.attempt().isEmpty();
        return call.connection(new GoogleRenewal(upstream, oauth, tool, trying))
                .needed(GoogleRenewal.TOKEN)
                .strip();
    }
}
