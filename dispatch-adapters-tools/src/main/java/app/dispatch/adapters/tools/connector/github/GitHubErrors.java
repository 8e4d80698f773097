package app.dispatch.adapters.tools.connector.github;

import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.adapters.tools.connector.api.ApiError;
import app.dispatch.adapters.tools.connector.api.ErrorReader;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads GitHub's errors: 403 is both a missing permission and a limit
 * (https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api), and what is wrong with which field stands
 * beside the message.
 */
final class GitHubErrors {
    /** What GitHub asks to wait at least when a secondary limit says nothing else. */
    private static final Duration SECONDARY = Duration.ofMinutes(1);

    private GitHubErrors() {}

    static Optional<ApiError> read(UpstreamReply reply, Fields body, Instant now) {
        return ErrorReader.byStatus(reply, body, now).map(error -> {
            String words = words(error.words(), body);
            boolean refused = reply.status() == 403 || reply.status() == 429;
            return refused && isLimit(reply, body)
                    ? ApiError.limited("", words, wait(reply, now))
                    : new ApiError(error.kind(), error.code(), words, error.retryAfter());
        });
    }

    private static boolean isLimit(UpstreamReply reply, Fields body) {
        return reply.status() == 429
                || reply.headers().get("Retry-After") != null
                || "0".equals(reply.headers().get("X-RateLimit-Remaining"))
                || body.text("message").orElse("").contains("secondary rate limit");
    }

    private static Duration wait(UpstreamReply reply, Instant now) {
        Optional<Duration> reset = "0".equals(reply.headers().get("X-RateLimit-Remaining"))
                ? ErrorReader.untilEpochSecond(reply, "X-RateLimit-Reset", now)
                : Optional.empty();
        return reply.retryAfter(now).or(() -> reset).orElse(SECONDARY);
    }

    /** Such as "Validation Failed: labels is invalid". */
    private static String words(String message, Fields body) {
        String details = body.items("errors").stream()
                .flatMap(GitHubErrors::detail)
                .limit(5)
                .collect(Collectors.joining("; "));
        return details.isEmpty() || message.contains(details) ? message : message + ": " + details;
    }

    private static Stream<String> detail(Value error) {
        if (error instanceof Value.Text(String text)) {
            return Stream.of(text);
        }
        if (!(error instanceof Fields fields)) {
            return Stream.empty();
        }
        String field = fields.text("field").orElse("");
        return Stream.of(fields.text("message")
                .orElse(field + " is " + fields.text("code").orElse("wrong")));
    }
}
