package app.dispatch.adapters.http.web;

import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import io.javalin.http.Context;
import java.io.IOException;

/** The bytes of a request's body, up to a limit that a request without a length cannot get past either. */
final class Body {
    /** The largest: 1 MiB. */
    static final int MOST_BYTES = 1024 * 1024;

    private Body() {}

    /**
     * All bytes; none when there is no body.
     *
     * @throws Refusal {@code payload_too_large}; {@code bad_request} when the body ended or stalled before its end
     */
    static byte[] of(Context request) {
        if (request.req().getContentLengthLong() > MOST_BYTES) {
            throw tooLarge();
        }
        try {
            byte[] bytes = request.req().getInputStream().readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw tooLarge();
            }
            return bytes;
        } catch (IOException broken) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "The request's body did not arrive whole");
        }
    }

    private static Refusal tooLarge() {
        return Refusal.of(ErrorCode.PAYLOAD_TOO_LARGE, "The request's body is larger than 1 MiB");
    }
}
