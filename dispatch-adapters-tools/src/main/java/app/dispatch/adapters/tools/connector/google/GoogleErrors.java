package app.dispatch.adapters.tools.connector.google;

import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.adapters.tools.connector.api.ApiError;
import app.dispatch.adapters.tools.connector.api.ErrorReader;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the errors of Google's APIs: 403 is a limit, a scope that the connection lacks, or something that the account may not
 * do, as the reason says (https://developers.google.com/workspace/drive/api/guides/handle-errors,
 * https://developers.google.com/workspace/gmail/api/guides/handle-errors).
 */
public final class GoogleErrors {
    private static final Set<String> LIMITS =
            Set.of("rateLimitExceeded", "userRateLimitExceeded", "RATE_LIMIT_EXCEEDED", "RESOURCE_EXHAUSTED");
    private static final Set<String> SCOPES =
            Set.of("insufficientPermissions", "insufficient_scope", "ACCESS_TOKEN_SCOPE_INSUFFICIENT");

    /** Gmail's "User-rate limit exceeded.  Retry after 2026-02-04T00:00:00.000Z". */
    private static final Pattern RETRY_AFTER =
            Pattern.compile("(?i)retry after (\\d{4}-\\d\\d-\\d\\dT[\\d:]{5,8}(?:\\.\\d{1,9})?Z)");

    /** RFC 6750, 3: the scopes that would do. */
    private static final Pattern SCOPE = Pattern.compile("scope=\"([\\x21\\x23-\\x5b\\x5d-\\x7e ]{1,2000})\"");

    private GoogleErrors() {}

    /**
     * The errors of a tool.
     *
     * @param scope the one that the tool's operations need, when Google does not say which
     */
    public static ErrorReader of(String scope) {
        return (reply, body, now) ->
                ErrorReader.byStatus(reply, body, now).map(error -> read(error, reply, reasons(body), now, scope));
    }

    private static ApiError read(ApiError error, UpstreamReply reply, List<String> reasons, Instant now, String scope) {
        String reason = reasons.isEmpty() ? "" : reasons.getFirst();
        boolean refused = reply.status() == 403 || reply.status() == 429;
        if (refused && (reply.status() == 429 || reasons.stream().anyMatch(LIMITS::contains))) {
            Duration wait =
                    reply.retryAfter(now).or(() -> toldWait(error.words(), now)).orElse(null);
            return ApiError.limited(reason, error.words(), wait);
        }
        if (reply.status() == 403 && reasons.stream().anyMatch(SCOPES::contains)) {
            return ApiError.rejected(
                    reason,
                    (error.words().isBlank() ? "" : error.words() + "; ") + "the token lacks the scope "
                            + scopeIn(reply).orElse(scope) + ", so it must be made anew with that");
        }
        return new ApiError(error.kind(), reason, error.words(), error.retryAfter());
    }

    private static Optional<String> scopeIn(UpstreamReply reply) {
        String challenge = reply.headers().get("WWW-Authenticate");
        Matcher scope = SCOPE.matcher(challenge == null ? "" : challenge);
        return scope.find()
                ? Optional.of(String.join(" or ", scope.group(1).strip().split(" +")))
                : Optional.empty();
    }

    private static Optional<Duration> toldWait(String words, Instant now) {
        Matcher told = RETRY_AFTER.matcher(words);
        if (!told.find()) {
            return Optional.empty();
        }
        try {
            Duration wait = Duration.between(now, Instant.parse(told.group(1)));
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException noInstant) {
            return Optional.empty();
        }
    }

    /** The reasons of the older form ({@code errors}) and of the newer one ({@code details}, {@code status}). */
    private static List<String> reasons(Fields body) {
        Fields error = body.fields("error");
        return Stream.of(
                        error.items("errors").stream().flatMap(GoogleErrors::reason),
                        error.items("details").stream().flatMap(GoogleErrors::reason),
                        error.text("status").stream())
                .flatMap(found -> found)
                .toList();
    }

    private static Stream<String> reason(Value item) {
        return item instanceof Fields fields ? fields.text("reason").stream() : Stream.empty();
    }
}
