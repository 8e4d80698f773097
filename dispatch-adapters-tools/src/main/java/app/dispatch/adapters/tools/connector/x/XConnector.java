package app.dispatch.adapters.tools.connector.x;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.ToolFile;
import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ErrorReader;
import app.dispatch.adapters.tools.connector.api.Pacing;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.adapters.tools.connector.api.VendorApi;
import app.dispatch.adapters.tools.connector.api.VendorTool;
import app.dispatch.adapters.tools.connector.oauth.RefreshedToken;
import app.dispatch.adapters.tools.connector.oauth.TokenEndpoint;
import app.dispatch.application.tool.Connector;
import app.dispatch.domain.tool.ToolDef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Posts and reads on X, by an OAuth 2.0 token or signed by OAuth 1.0a. */
public final class XConnector {
    private XConnector() {}

    /**
     * The connector to the API at {@code base}.
     *
     * @param random secure, and safe for use by several threads
     */
    public static Connector at(HttpUpstream upstream, HttpUrl base, InstantSource clock, RandomGenerator random) {
        ToolDef tool = ToolFile.beside(XConnector.class);
        OAuth1 signature = new OAuth1(clock, random);
        HttpUrl endpoint = base.newBuilder().addPathSegments("2/oauth2/token").build();
        RefreshedToken tokens = new RefreshedToken(
                new TokenEndpoint(upstream, tool.id(), tool.label(), endpoint, TokenEndpoint.Style.FORM_AND_BASIC),
                "accessToken",
                "",
                true);
        // X limits each endpoint by itself (https://docs.x.com/x-api/fundamentals/rate-limits).
        VendorApi api = VendorApi.at(upstream, base, (request, call) -> authorized(request, call, tokens, signature))
                .with(XErrors::read)
                .with(Pacing.byPath(XConnector::wait, clock));
        return VendorTool.of(tool, api)
                .renewal(tokens)
                .test(Account::who)
                .op("post", Posts::create, Posts::created)
                .undo("post", Posts::takeBack)
                .op("search", Posts::search)
                .op("user_posts", Posts::ofUser)
                .op("me", Account::me, Account::output)
                .op("delete", Posts::delete)
                .build();
    }

    private static Request authorized(Request request, ApiCall call, RefreshedToken tokens, OAuth1 signature) {
        Params entered = call.connection();
        Params connection = tokens.isRenewable(entered.fields()) ? call.connection(tokens) : entered;
        String header = connection
                .text("accessToken")
                .map(token -> "Bearer " + token)
                .orElseGet(() -> signature.header(
                        request.method(),
                        request.url(),
                        new OAuth1.Keys(
                                connection.needed("consumerKey"),
                                connection.needed("consumerSecret"),
                                connection.needed("token"),
                                connection.needed("tokenSecret"))));
        return request.newBuilder().header("Authorization", header).build();
    }

    private static Optional<Duration> wait(UpstreamReply reply, Instant now) {
        return "0".equals(reply.headers().get("x-rate-limit-remaining"))
                ? ErrorReader.untilEpochSecond(reply, "x-rate-limit-reset", now)
                : Optional.empty();
    }
}
