package app.dispatch.adapters.tools.connector.x;

import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.adapters.tools.connector.api.ApiError;
import app.dispatch.adapters.tools.connector.api.ErrorReader;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads X's errors (https://docs.x.com/x-api/fundamentals/response-codes-and-errors): problems as of RFC 9457, which stand
 * under {@code errors} of an answer with 200 when there is nothing else in it.
 */
final class XErrors {
    /** The code of something that is not there. */
    static final String NOT_FOUND = "resource-not-found";

    /** The time of most limits, when a refusal does not say when it ends. */
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private XErrors() {}

    static Optional<ApiError> read(UpstreamReply reply, Fields body, Instant now) {
        if (!reply.isError()) {
            boolean failed = body.get("data").isEmpty() && !body.items("errors").isEmpty();
            return failed ? Optional.of(ApiError.lasting(code(body), words(body, ""))) : Optional.empty();
        }
        return ErrorReader.byStatus(reply, body, now).map(error -> {
            Duration wait = reply.status() == 429
                    ? reply.retryAfter(now)
                            .or(() -> ErrorReader.untilEpochSecond(reply, "x-rate-limit-reset", now))
                            .orElse(WINDOW)
                    : error.retryAfter();
            return new ApiError(error.kind(), code(body), words(body, error.words()), wait);
        });
    }

    /** The end of the problem's type, such as {@code resource-not-found}; empty for none of X's. */
    private static String code(Fields body) {
        String type = Stream.concat(Stream.of(body), body.items("errors").stream())
                .flatMap(problem ->
                        problem instanceof Fields fields ? fields.text("type").stream() : Stream.<String>empty())
                .filter(text -> text.contains("/problems/"))
                .findFirst()
                .orElse("");
        return type.substring(type.lastIndexOf('/') + 1);
    }

    /** What X says in general, and of what; such as "Invalid Request: One or more … invalid: The `max_results` …". */
    private static String words(Fields body, String otherwise) {
        String said = Stream.of(body.text("detail"), details(body))
                .flatMap(Optional::stream)
                .filter(text -> !text.isBlank())
                .distinct()
                .collect(Collectors.joining(": "));
        return said.isEmpty() ? otherwise : said;
    }

    private static Optional<String> details(Fields body) {
        String all = body.items("errors").stream()
                .flatMap(error -> detail(error).stream())
                .distinct()
                .limit(5)
                .collect(Collectors.joining("; "));
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    private static Optional<String> detail(Value error) {
        return error instanceof Fields fields
                ? Shape.text(fields, "detail")
                        .or(() -> Shape.text(fields, "message"))
                        .or(() -> Shape.text(fields, "title"))
                : Optional.empty();
    }
}
