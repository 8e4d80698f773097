package app.dispatch.adapters.tools.connector.discord;

import app.dispatch.adapters.tools.connector.DeclaredOnly;
import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.ToolFile;
import app.dispatch.adapters.tools.connector.Trial;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value.Fields;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Works with the channels of a Discord server, as a bot or by a webhook. */
public final class DiscordConnector implements DeclaredOnly {
    /** What Discord asks those to say who call its API. */
    private static final String USER_AGENT = "DiscordBot (https://dispatch.app, 0.1)";

    /** The id and the token in the address of a webhook. */
    private static final Pattern WEBHOOK =
            Pattern.compile("https?://[^/?#]+/api/(?:v\\d+/)?webhooks/(\\d{1,20})/([\\w-]{1,200})/?(?:[?#].*)?");

    private final ToolDef tool = ToolFile.beside(DiscordConnector.class);
    private final HttpUpstream upstream;
    private final HttpUrl base;

    public DiscordConnector(HttpUpstream upstream, HttpUrl base) {
        this.upstream = upstream;
        this.base = base;
    }

    @Override
    public ToolDef definition() {
        return tool;
    }

    @Override
    public String test(Fields connection) {
        Trial trial = new Trial(upstream, tool, connection);
        Optional<String> token = trial.field("botToken");
        return token.isPresent() ? bot(trial, token.get()) : webhook(trial, trial.needed("webhookUrl"));
    }

    private String bot(Trial trial, String token) {
        Fields me = trial.ask(
                trial.request(base, "users/@me", Map.of("User-Agent", USER_AGENT, "Authorization", "Bot " + token)));
        return "@" + trial.told(me, "username");
    }

    /** Only the webhook's id and token are taken from the address: where Discord is, nobody but the operator says. */
    private String webhook(Trial trial, String url) {
        Matcher parts = WEBHOOK.matcher(url);
        if (!parts.matches()) {
            throw trial.rejected("the webhook URL is not like https://discord.com/api/webhooks/<id>/<token>");
        }
        Fields hook = trial.ask(trial.request(
                base, "webhooks/" + parts.group(1) + "/" + parts.group(2), Map.of("User-Agent", USER_AGENT)));
        return hook.text("name").map(name -> "webhook " + name).orElse("a webhook") + " of channel "
                + trial.told(hook, "channel_id");
    }
}
