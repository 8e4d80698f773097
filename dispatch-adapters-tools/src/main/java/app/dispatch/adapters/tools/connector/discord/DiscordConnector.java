package app.dispatch.adapters.tools.connector.discord;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.ToolFile;
import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.ErrorReader;
import app.dispatch.adapters.tools.connector.api.Pacing;
import app.dispatch.adapters.tools.connector.api.VendorApi;
import app.dispatch.adapters.tools.connector.api.VendorTool;
import app.dispatch.application.tool.Connector;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Works with the channels of a Discord server, as a bot or by a webhook. */
public final class DiscordConnector {
    /** What Discord asks those to say who call its API (https://docs.discord.com/developers/reference#user-agent). */
    private static final String USER_AGENT = "DiscordBot (https://dispatch.app, 0.1)";

    private DiscordConnector() {}

    /** The connector to the API at {@code base}. */
    public static Connector at(HttpUpstream upstream, HttpUrl base, InstantSource clock) {
        VendorApi open = VendorApi.at(upstream, base, (request, call) -> request)
                .with(Map.of("User-Agent", USER_AGENT))
                .with(DiscordErrors::read)
                .with(Pacing.byPath(DiscordConnector::limit, clock));
        VendorApi bots =
                new VendorApi(upstream, base, DiscordConnector::asBot, open.headers(), open.errors(), open.pacing());
        Messages messages = new Messages(open);
        return VendorTool.of(ToolFile.beside(DiscordConnector.class), bots)
                .test(call -> who(call, open))
                .check(DiscordConnector::check)
                .op("send", messages::send)
                .undo("send", messages::delete)
                .op("history", Messages::history)
                .op("create_thread", Threads::create)
                .undo("create_thread", Threads::delete)
                .op("react", Reactions::add)
                .undo("react", Reactions::remove)
                .build();
    }

    private static Request asBot(Request request, ApiCall call) {
        String token = call.connection()
                .text("botToken")
                .orElseThrow(() -> StepFailure.lasting(
                        FailureCode.INTEGRATION_MISSING,
                        "This takes a bot: connect Discord with a Bot token too; a webhook can only send, to its own"
                                + " channel"));
        return request.newBuilder()
                .header("Authorization", token.startsWith("Bot ") ? token : "Bot " + token)
                .build();
    }

    /** A bucket that is empty is filled again after so many seconds (https://docs.discord.com/developers/topics/rate-limits). */
    private static Optional<Duration> limit(UpstreamReply reply, Instant now) {
        boolean empty = "0".equals(reply.headers().get("X-RateLimit-Remaining"));
        return empty || reply.status() == 429
                ? ErrorReader.number(reply, "X-RateLimit-Reset-After").map(DiscordErrors::seconds)
                : Optional.empty();
    }

    private static String who(ApiCall call, VendorApi open) {
        if (call.connection().text("botToken").isPresent()) {
            return "@" + call.told(call.ask(ApiRequest.get("/users/@me")), "username");
        }
        Fields hook = call.at(open).ask(Webhook.of(call).request("GET", ""));
        return hook.text("name").map(name -> "webhook " + name).orElse("a webhook") + " of channel "
                + call.told(hook, "channel_id");
    }

    private static List<Problem> check(Fields connection) {
        return connection
                .text("webhookUrl")
                .filter(url -> !url.isBlank() && Webhook.in(url).isEmpty())
                .map(url -> List.of(new Problem("/webhookUrl", "must be like " + Webhook.LIKE)))
                .orElse(List.of());
    }
}
