package app.dispatch.adapters.tools.connector.discord;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A webhook of a channel (https://docs.discord.com/developers/resources/webhook). No more than these two are taken from its
 * address: where Discord is, nobody but the operator says.
 */
record Webhook(String id, String token) {
    /** What its address is like. */
    static final String LIKE = "https://discord.com/api/webhooks/<id>/<token>";

    private static final Pattern ADDRESS =
            Pattern.compile("https?://[^/?#]+/api/(?:v\\d+/)?webhooks/(\\d{1,20})/([\\w-]{1,200})/?(?:[?#].*)?");

    /** The one of that address. */
    static Optional<Webhook> in(String address) {
        Matcher parts = ADDRESS.matcher(address.strip());
        return parts.matches() ? Optional.of(new Webhook(parts.group(1), parts.group(2))) : Optional.empty();
    }

    /** The one that Discord is connected by. */
    static Webhook of(ApiCall call) {
        return in(call.connection().needed("webhookUrl"))
                .orElseThrow(() -> call.rejected("the webhook URL is not like " + LIKE));
    }

    /** A request to what is below it. */
    ApiRequest request(String method, String path, String... values) {
        String[] all = new String[values.length + 2];
        all[0] = id;
        all[1] = token;
        System.arraycopy(values, 0, all, 2, values.length);
        return ApiRequest.of(method, "/webhooks/{webhook}/{token}" + path, all);
    }
}
