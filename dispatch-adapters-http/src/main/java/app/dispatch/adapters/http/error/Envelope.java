package app.dispatch.adapters.http.error;

import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * The body of every answer that is not a success, and what goes with it.
 *
 * @param retryAfterSeconds when to try again, where that may help
 */
public record Envelope(int status, Fields body, OptionalLong retryAfterSeconds) {
    /** The whole seconds of a wait, rounded up and at least one. */
    private static long seconds(Duration wait) {
        return Math.max(1, (wait.toMillis() + 999) / 1000);
    }

    /** What a refused request is answered. */
    public static Envelope of(Refusal refusal) {
        OptionalLong seconds =
                refusal.retryAfter().stream().mapToLong(Envelope::seconds).findFirst();
        FieldsBuilder body = Fields.builder().put("error", refusal.text()).put("code", refusal.code());
        seconds.ifPresent(wait -> body.put("retryAfter", wait));
        if (refusal.errorCode() == ErrorCode.PLANNER_OUTPUT_INVALID) {
            // The reference names this one answer's member: { error, raw }.
            body.putIfPresent("raw", refusal.details().text("raw").orElse(null));
        }
        body.put("details", refusal.details().with("doc", ErrorCatalog.page(refusal.errorCode())));
        return new Envelope(status(refusal.errorCode()), body.build(), seconds);
    }

    /** What a request is answered that failed for no fault of its own. */
    public static Envelope ofBug(String requestId) {
        return of(Refusal.of(
                ErrorCode.INTERNAL,
                "Something went wrong on this server",
                Fields.builder().put("requestId", requestId).build()));
    }

    /** What a request is answered that no use case saw: an HTTP status says all. */
    static Envelope of(int status) {
        ErrorCode code = code(status);
        FieldsBuilder details = Fields.builder();
        if (status == 404) {
            details.put("kind", "path");
        }
        Fields body = Fields.builder()
                .put("error", message(status))
                .put("code", code.id())
                .put("details", details.put("doc", ErrorCatalog.page(code)).build())
                .build();
        return new Envelope(status, body, status == 503 ? OptionalLong.of(1) : OptionalLong.empty());
    }

    private static int status(ErrorCode code) {
        return switch (code.category()) {
            case INVALID -> 400;
            case UNAUTHORIZED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case CONFLICT -> 409;
            case CHANGED -> 412;
            case TOO_LARGE -> 413;
            case LIMITED -> 429;
            case INTERNAL -> 500;
            case UNAVAILABLE -> 503;
        };
    }

    private static ErrorCode code(int status) {
        return switch (status) {
            case 401 -> ErrorCode.UNAUTHORIZED;
            case 403 -> ErrorCode.FORBIDDEN;
            case 404 -> ErrorCode.NOT_FOUND;
            case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
            case 413 -> ErrorCode.PAYLOAD_TOO_LARGE;
            case 501, 505 -> ErrorCode.BAD_REQUEST;
            case 503 -> ErrorCode.UNAVAILABLE;
            default -> status < 500 ? ErrorCode.BAD_REQUEST : ErrorCode.INTERNAL;
        };
    }

    private static String message(int status) {
        return switch (status) {
            case 400 -> "The request is not valid HTTP";
            case 404 -> "Not found";
            case 405 -> "This path does not take that method";
            case 408 -> "The request did not arrive in time";
            case 413 -> "The request's body is too large";
            case 414 -> "The request's URL is too long";
            case 417 -> "This expectation cannot be met";
            case 421 ->
                "This server is not called by the name in the Host header: use that of its DISPATCH_PUBLIC_URL, which a"
                        + " proxy has to pass on, or an IP address or localhost";
            case 431 -> "The request's headers are too large";
            case 501 -> "The request's method is not one that this server knows";
            case 503 -> "The server is starting or shutting down";
            case 505 -> "This version of HTTP is not spoken here";
            default -> status < 500 ? "The request cannot be served" : "Something went wrong on this server";
        };
    }
}
