package app.dispatch.adapters.tools.connector.discord;

import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.adapters.tools.connector.api.ApiError;
import app.dispatch.adapters.tools.connector.api.ErrorReader;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.value.Value.Text;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads Discord's errors (https://docs.discord.com/developers/reference#error-messages): a number, words, and within a tree of
 * the fields what is wrong with each.
 */
final class DiscordErrors {
    /** The webhook is gone, or its token is another's. */
    private static final Set<String> REJECTED = Set.of("10015", "50027");

    private static final Map<String, String> MENDED_BY = Map.of(
            "10003", "; is the id right, and is the bot in that server?",
            "10008", "; is the id right, and of a message in that channel?",
            "10014", "; one of the server's own emoji is written name:id",
            "50001", "; the bot must be able to see the channel",
            "50013", "; the bot's role in the server must have the permission for it");

    private DiscordErrors() {}

    static Optional<ApiError> read(UpstreamReply reply, Fields body, Instant now) {
        return ErrorReader.byStatus(reply, body, now).map(error -> {
            String code = text(body, "code");
            String words = words(error.words(), code, body);
            if (error.kind() == ApiError.Kind.LIMITED) {
                return ApiError.limited(code, words, wait(reply, body, now).orElse(null));
            }
            return REJECTED.contains(code)
                    ? ApiError.rejected(code, words)
                    : new ApiError(error.kind(), code, words, error.retryAfter());
        });
    }

    /** The body tells it most exactly. */
    private static Optional<Duration> wait(UpstreamReply reply, Fields body, Instant now) {
        Optional<Duration> told = body.get("retry_after").orElse(Value.NULL) instanceof Num(BigDecimal seconds)
                ? Optional.of(seconds(seconds.doubleValue()))
                : Optional.empty();
        return told.or(() -> reply.retryAfter(now))
                .or(() -> ErrorReader.number(reply, "X-RateLimit-Reset-After").map(DiscordErrors::seconds));
    }

    /** Rounded up to a millisecond; a day at most. */
    static Duration seconds(double seconds) {
        double most = Duration.ofDays(1).toSeconds();
        return Duration.ofMillis((long) Math.ceil(Math.clamp(seconds, 0, most) * 1000));
    }

    /** Such as "Invalid Form Body: content: Must be 2000 or fewer in length." */
    private static String words(String message, String code, Fields body) {
        String details =
                details(body.fields("errors"), "", 0).distinct().limit(5).collect(Collectors.joining("; "));
        String words = message + MENDED_BY.getOrDefault(code, "") + (details.isEmpty() ? "" : ": " + details);
        return words.length() > 500 ? words.substring(0, 500) + "…" : words;
    }

    private static Stream<String> details(Fields tree, String path, int depth) {
        if (depth > 10) {
            return Stream.empty();
        }
        return tree.values().entrySet().stream()
                .flatMap(member -> member.getKey().equals("_errors")
                        ? own(tree, path)
                        : member.getValue() instanceof Fields inner
                                ? details(inner, (path.isEmpty() ? "" : path + ".") + member.getKey(), depth + 1)
                                : Stream.empty());
    }

    private static Stream<String> own(Fields tree, String path) {
        return tree.items("_errors").stream()
                .flatMap(error -> error instanceof Fields fields ? Stream.of(fields) : Stream.<Fields>empty())
                .map(error -> error.text("message").orElseGet(() -> text(error, "code")))
                .map(words -> (path.isEmpty() ? "" : path + ": ") + words.replaceAll("\\s+", " "));
    }

    private static String text(Fields object, String name) {
        return switch (object.get(name).orElse(Value.NULL)) {
            case Text(String text) -> text;
            case Num number -> number.text();
            default -> "";
        };
    }
}
