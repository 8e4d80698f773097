package app.dispatch.adapters.tools.connector.slack;

import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.adapters.tools.connector.api.ApiError;
import app.dispatch.adapters.tools.connector.api.ErrorReader;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads Slack's errors, which come with status 200 and a word of Slack's own (https://docs.slack.dev/apis/web-api#responses);
 * beside the word stands what mends it.
 */
final class SlackErrors {
    private static final Set<String> REJECTED = Set.of(
            "invalid_auth",
            "not_authed",
            "account_inactive",
            "token_revoked",
            "not_allowed_token_type",
            "team_access_not_granted",
            "org_login_required");

    private static final Set<String> LIMITED = Set.of("ratelimited", "rate_limited", "message_limit_exceeded");

    /** Errors of Slack itself, which may have passed at the next try. */
    private static final Set<String> PASSING =
            Set.of("fatal_error", "internal_error", "request_timeout", "service_unavailable", "team_added_to_org");

    private static final String INVITE = "; invite the app to it: /invite in the channel";

    private static final Map<String, String> MENDED_BY = Map.ofEntries(
            Map.entry(
                    "channel_not_found",
                    ": there is no such channel, or it is private and the app is not in it" + INVITE),
            Map.entry("not_in_channel", ": the app is not in the channel" + INVITE),
            Map.entry("is_archived", ": the channel is archived"),
            Map.entry("msg_too_long", ": the text is longer than Slack takes"),
            Map.entry("message_not_found", ": there is no message with that ts in the channel"),
            Map.entry(
                    "invalid_name",
                    ": Slack knows no emoji of that name; it is a name such as tada, not the emoji itself"),
            Map.entry("users_not_found", ": nobody in the workspace has that e-mail address"),
            Map.entry("user_not_found", ": nobody in the workspace has that id"),
            Map.entry("cannot_dm_bot", ": a bot cannot write to another bot"));

    private SlackErrors() {}

    static Optional<ApiError> read(UpstreamReply reply, Fields body, Instant now) {
        if (!body.get("ok").equals(Optional.of(Value.of(false)))) {
            return ErrorReader.byStatus(reply, body, now);
        }
        String code = body.text("error").orElse("");
        String words = words(code, body);
        Duration wait = reply.retryAfter(now).orElse(null);
        if (reply.status() == 429 || LIMITED.contains(code)) {
            return Optional.of(ApiError.limited(code, words, wait));
        }
        if (reply.status() >= 500 || PASSING.contains(code)) {
            return Optional.of(ApiError.passing(code, words, wait));
        }
        if (reply.status() == 401 || REJECTED.contains(code)) {
            return Optional.of(ApiError.rejected(code, words));
        }
        ApiError lasting = ApiError.lasting(code, words);
        return Optional.of(code.equals("token_expired") ? lasting.as(ApiError.Kind.EXPIRED) : lasting);
    }

    private static String words(String code, Fields body) {
        if (code.equals("missing_scope")) {
            return code + ": the app needs the scope " + body.text("needed").orElse("that this takes")
                    + body.text("provided").map(scopes -> " and has " + scopes).orElse("")
                    + "; add it under OAuth & Permissions, and install the app again";
        }
        String details = body.fields("response_metadata").items("messages").stream()
                .flatMap(message -> message instanceof Value.Text(String text) ? Stream.of(text) : Stream.empty())
                .limit(5)
                .collect(Collectors.joining("; "));
        String words = code + MENDED_BY.getOrDefault(code, "") + (details.isEmpty() ? "" : " (" + details + ")");
        return words.length() > 500 ? words.substring(0, 500) + "…" : words;
    }
}
