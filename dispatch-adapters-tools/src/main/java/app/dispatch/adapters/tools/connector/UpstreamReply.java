package app.dispatch.adapters.tools.connector;

import app.dispatch.application.tool.OpCall;
import app.dispatch.domain.value.Weight;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;

/**
 * What an upstream answered.
 *
 * @param request what it answered to
 * @param status the HTTP status
 * @param reason the words after the status; often empty
 * @param headers the answer's headers
 * @param body the body, decompressed; its beginning when {@code truncated}
 * @param truncated whether the body was longer than may be read
 */
public record UpstreamReply(
        Request request, int status, String reason, Headers headers, ByteString body, boolean truncated) {
    private static final long PIECE = 64 * 1024;
    private static final int LARGE = 64 * 1024;

    /** @param room is asked for the bytes that have come, and at the end for those that it may take to read them */
    static UpstreamReply read(Response response, int mostBytes, LongConsumer room) throws IOException {
        BufferedSource source = response.body().source();
        Buffer come = new Buffer();
        long more = 0;
        while (more >= 0 && come.size() <= mostBytes) {
            room.accept(more);
            more = source.read(come, Math.min(PIECE, mostBytes + 1 - come.size()));
        }
        boolean truncated = come.size() > mostBytes;
        ByteString body = truncated ? come.readByteString(mostBytes) : come.readByteString();
        room.accept(Weight.ofReading(body.toByteArray(), Long.MAX_VALUE));
        String wait = response.header(HiddenRetryAfter.NAME);
        Headers.Builder headers = response.headers().newBuilder().removeAll(HiddenRetryAfter.NAME);
        if (wait != null) {
            headers.add("Retry-After", wait);
        }
        return new UpstreamReply(
                response.request(), response.code(), response.message(), headers.build(), body, truncated);
    }

    /** Reads the answer: a large one where what users have computed is computed, as that takes a processor for a while. */
    public <T> T read(OpCall call, Supplier<T> reading) {
        return body.size() > LARGE ? call.lane().run(reading) : reading.get();
    }

    /** Whether the status says that the request was not carried out. */
    public boolean isError() {
        return status >= 400;
    }

    /** How long it asks to wait; counted from {@code now} when it names a time and does not say its own. */
    public Optional<Duration> retryAfter(Instant now) {
        return RetryAfter.in(headers, now);
    }

    /** One line of what it says, as an error, without the secrets that were sent; empty when it has no words. */
    public String words() {
        return VendorMessage.of(this);
    }
}
