package app.dispatch.adapters.tools.connector.notion;

import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.adapters.tools.connector.api.ApiError;
import app.dispatch.adapters.tools.connector.api.ErrorReader;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads Notion's errors: {@code {"object":"error","status":404,"code":"object_not_found","message":"…"}}
 * (https://developers.notion.com/reference/status-codes).
 */
final class NotionErrors {
    /** Somebody saved the same at the same time: the same request may succeed. */
    static final String CONFLICT = "conflict_error";

    private static final int TOO_MANY = 429;
    /** Notion has too much to do; it says for how long. */
    static final int OVERLOADED = 529;

    private NotionErrors() {}

    static Optional<ApiError> read(UpstreamReply reply, Fields body, Instant now) {
        return ErrorReader.byStatus(reply, body, now).map(error -> {
            String code = body.text("code").orElse("");
            ApiError.Kind kind = code.equals(CONFLICT) ? ApiError.Kind.PASSING : error.kind();
            return new ApiError(kind, code, error.words(), reply.retryAfter(now).orElse(null));
        });
    }

    /** How long Notion asks the whole integration to wait (https://developers.notion.com/reference/request-limits). */
    static Optional<Duration> wait(UpstreamReply reply, Instant now) {
        return reply.status() == TOO_MANY || reply.status() == OVERLOADED ? reply.retryAfter(now) : Optional.empty();
    }
}
