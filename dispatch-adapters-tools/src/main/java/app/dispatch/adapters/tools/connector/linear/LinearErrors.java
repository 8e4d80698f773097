package app.dispatch.adapters.tools.connector.linear;

import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.adapters.tools.connector.api.ApiError;
import app.dispatch.adapters.tools.connector.api.ErrorReader;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads Linear's errors: they come with status 200 or 400, limits too (https://linear.app/developers/graphql,
 * https://linear.app/developers/rate-limiting); the types are those of {@code LinearErrorType} in Linear's SDK.
 */
final class LinearErrors {
    /** The code of an error that says that there is nothing of that id. */
    static final String NOT_FOUND = "not found";

    private static final Set<String> PASSING = Set.of("internal error", "lock timeout", "network error");
    private static final int LONGEST = 500;

    private LinearErrors() {}

    static Optional<ApiError> read(UpstreamReply reply, Fields body, Instant now) {
        Optional<Fields> first = body.items("errors").stream()
                .flatMap(error -> error instanceof Fields fields ? Stream.of(fields) : Stream.<Fields>empty())
                .findFirst();
        return first.map(error -> error(error, reply, now))
                .or(() -> ErrorReader.byStatus(reply, body, now).map(error -> limitOf(error, reply, now)))
                .or(() -> unsuccessful(body));
    }

    private static ApiError error(Fields error, UpstreamReply reply, Instant now) {
        Fields more = error.fields("extensions");
        String code = more.text("code").orElse("").toUpperCase(Locale.ROOT);
        String type = more.text("type").orElse("").toLowerCase(Locale.ROOT);
        String message = error.text("message").orElse("");
        String words = words(more.text("userPresentableMessage").filter(text -> !text.isBlank()), message);
        if (code.equals("RATELIMITED") || type.equals("ratelimited") || reply.status() == 429) {
            return limited(words, reply, now);
        }
        if (code.equals("AUTHENTICATION_ERROR") || type.equals("authentication error") || reply.status() == 401) {
            return ApiError.rejected(code, words);
        }
        if (reply.status() >= 500 || code.equals("INTERNAL_SERVER_ERROR") || PASSING.contains(type)) {
            return ApiError.passing(code, words, reply.retryAfter(now).orElse(null));
        }
        return ApiError.lasting(message.startsWith("Entity not found") ? NOT_FOUND : code, words);
    }

    private static String words(Optional<String> presentable, String message) {
        String words =
                presentable.orElse(message).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words;
    }

    private static ApiError limitOf(ApiError error, UpstreamReply reply, Instant now) {
        return error.kind() == ApiError.Kind.LIMITED ? limited(error.words(), reply, now) : error;
    }

    private static ApiError limited(String words, UpstreamReply reply, Instant now) {
        Duration wait = reply.retryAfter(now).or(() -> untilReset(reply, now)).orElse(null);
        return ApiError.limited("RATELIMITED", words, wait);
    }

    /** How long nothing more may be asked: until what is used up is given anew. */
    static Optional<Duration> untilReset(UpstreamReply reply, Instant now) {
        return Stream.of("X-RateLimit-Requests", "X-RateLimit-Complexity")
                .filter(limit -> "0".equals(reply.headers().get(limit + "-Remaining")))
                .flatMap(limit -> ErrorReader.number(reply, limit + "-Reset").stream())
                .map(reset -> Duration.between(now, Instant.ofEpochMilli(reset.longValue())))
                .filter(wait -> !wait.isNegative())
                .max(Duration::compareTo);
    }

    /** A mutation that failed may say no more than that. */
    private static Optional<ApiError> unsuccessful(Fields body) {
        boolean failed = body.fields("data").values().values().stream()
                .anyMatch(payload -> payload instanceof Fields fields
                        && fields.get("success").equals(Optional.of(Value.of(false))));
        return failed
                ? Optional.of(ApiError.lasting("", "it was not carried out, and no reason is given"))
                : Optional.empty();
    }
}
