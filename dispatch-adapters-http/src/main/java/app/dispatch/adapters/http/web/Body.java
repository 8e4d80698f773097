package app.dispatch.adapters.http.web;

import app.dispatch.application.json.Json;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Weight;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;

/**
 * The body of one request, which is read when somebody wants it: up to a limit that a request without a length cannot get past
 * either, at a pace that nobody can hold the server up with, and within the budget of memory for all bodies, which it takes as
 * the bytes come. For one thread at a time, but where it says otherwise.
 */
final class Body {
    private static final int FIRST_BYTES = 4 * 1024;

    /** A client has this long to begin with, and then has to be at least so fast on the whole. */
    static final long GRACE_MS = 10_000;

    static final int LEAST_BYTES_A_SECOND = 8 * 1024;

    /** Who sends something is told of it; a client that sends nothing by then is cut off. */
    private static final long STALLED_MS = 2_000;

    private final Context request;
    private final int mostBytes;
    private final BodyBudget.Share share;
    private final BodyIntake intake;
    private byte @Nullable [] bytes;
    private volatile int length;
    private volatile long began;

    Body(Context request, int mostBytes, BodyBudget.Share share, BodyIntake intake) {
        this.request = request;
        this.mostBytes = mostBytes;
        this.share = share;
        this.intake = intake;
    }

    /**
     * All bytes; none when there is no body. They are not to be changed.
     *
     * @throws Refusal {@code payload_too_large}; {@code unavailable} when others' bodies take all memory that there is for
     *     them; {@code bad_request} when the body ended or stalled before its end
     * @throws HttpResponseException 408 when it comes too slowly
     */
    byte[] bytes() {
        if (bytes == null) {
            bytes = read();
            share.take(Weight.ofReading(bytes, Json.MOST_TOKENS) - bytes.length);
        }
        return bytes;
    }

    /** Lets go of it; what was not read is not read any more. */
    void forget() {
        bytes = null;
        share.giveBack();
    }

    private byte[] read() {
        if (request.req().getContentLengthLong() > mostBytes) {
            throw tooLarge();
        }
        began = intake.now();
        intake.begins(this);
        try {
            return read(request.req().getInputStream());
        } catch (IOException broken) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "The request's body did not arrive whole");
        } finally {
            intake.ends(this);
        }
    }

    private byte[] read(InputStream in) throws IOException {
        byte[] buffer = new byte[FIRST_BYTES];
        share.take(buffer.length);
        int end = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer, end, buffer.length - end)) {
            end += count;
            length = end;
            if (end > mostBytes) {
                throw tooLarge();
            }
            if (isSlow(GRACE_MS)) {
                throw new HttpResponseException(408);
            }
            if (end == buffer.length) {
                int larger = Math.min(2 * end, mostBytes + 1);
                share.take(larger - end);
                buffer = Arrays.copyOf(buffer, larger);
            }
        }
        return Arrays.copyOf(buffer, end);
    }

    private boolean isSlow(long graceMs) {
        long ms = intake.now() - began - graceMs;
        return ms > 0 && length < ms * LEAST_BYTES_A_SECOND / 1000;
    }

    /** Ends the connection when the body comes too slowly; called by any thread while it is read. */
    void cutWhenStalled() {
        if (isSlow(GRACE_MS + STALLED_MS)) {
            ServletContextRequest.getServletContextRequest(request.req())
                    .getConnectionMetaData()
                    .getConnection()
                    .getEndPoint()
                    .close();
        }
    }

    private Refusal tooLarge() {
        return Refusal.of(
                ErrorCode.PAYLOAD_TOO_LARGE,
                "The request's body is larger than "
                        + (mostBytes < 1024 * 1024 ? mostBytes / 1024 + " KiB" : mostBytes / 1024 / 1024 + " MiB"));
    }
}
