package app.dispatch.adapters.tools.connector.slack;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.ToolFile;
import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Authorization;
import app.dispatch.adapters.tools.connector.api.Pacing;
import app.dispatch.adapters.tools.connector.api.VendorApi;
import app.dispatch.adapters.tools.connector.api.VendorTool;
import app.dispatch.application.tool.Connector;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Works with the channels of a Slack workspace. */
public final class SlackConnector {
    /** Slack's tokens that are no bot's (https://docs.slack.dev/authentication/tokens); one that rotates begins with {@code xoxe.}. */
    private static final Pattern OTHER_TOKEN = Pattern.compile("(xoxe-|(xoxe\\.)?xox[acdoprs]-|xapp-|xwfp-).*");

    private SlackConnector() {}

    /** The connector to the API at {@code base}. */
    public static Connector at(HttpUpstream upstream, HttpUrl base, InstantSource clock) {
        VendorApi api = VendorApi.at(upstream, base, Authorization.bearer("botToken"))
                .with(SlackErrors::read)
                .with(Pacing.byPath(SlackConnector::limit, clock));
        Files files = new Files(base);
        return VendorTool.of(ToolFile.beside(SlackConnector.class), api)
                .test(SlackConnector::who)
                .check(SlackConnector::check)
                .op("post_message", Messages::post)
                .undo("post_message", Messages::delete)
                .op("dm", Messages::direct)
                .undo("dm", Messages::delete)
                .op("history", Messages::history)
                .op("list_channels", Channels::list)
                .op("find_user", Users::find)
                .op("react", Reactions::add)
                .undo("react", Reactions::remove)
                .op("upload_file", files::upload)
                .undo("upload_file", Files::delete)
                .build();
    }

    /** A method that Slack limits is limited for the whole workspace (https://docs.slack.dev/apis/web-api/rate-limits). */
    private static Optional<Duration> limit(UpstreamReply reply, Instant now) {
        return reply.status() == 429 ? reply.retryAfter(now) : Optional.empty();
    }

    private static String who(ApiCall call) {
        Fields me = call.ask(ApiRequest.post("/auth.test").form(List.of()));
        return "@" + call.told(me, "user") + " in " + call.told(me, "team");
    }

    private static List<Problem> check(Fields connection) {
        String token = connection.text("botToken").orElse("").strip();
        if (OTHER_TOKEN.matcher(token).matches()) {
            return List.of(new Problem(
                    "/botToken",
                    "is another kind of token than a bot's, which begins with xoxb-: take the Bot User OAuth Token of"
                            + " your app's page OAuth & Permissions"));
        }
        return token.contains("hooks.slack.com/")
                ? List.of(new Problem("/botToken", "is the address of a webhook, not a bot's token (xoxb-…)"))
                : List.of();
    }
}
