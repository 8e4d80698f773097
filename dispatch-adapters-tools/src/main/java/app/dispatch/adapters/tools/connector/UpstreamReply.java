package app.dispatch.adapters.tools.connector;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.Response;
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

    static UpstreamReply read(Response response, int mostBytes) throws IOException {
        BufferedSource source = response.body().source();
        boolean truncated = source.request(mostBytes + 1L);
        ByteString body = truncated ? source.readByteString(mostBytes) : source.readByteString();
        String wait = response.header(HiddenRetryAfter.NAME);
        Headers.Builder headers = response.headers().newBuilder().removeAll(HiddenRetryAfter.NAME);
        if (wait != null) {
            headers.add("Retry-After", wait);
        }
        return new UpstreamReply(
                response.request(), response.code(), response.message(), headers.build(), body, truncated);
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
