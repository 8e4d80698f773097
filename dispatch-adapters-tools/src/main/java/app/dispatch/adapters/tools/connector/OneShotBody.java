package app.dispatch.adapters.tools.connector;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A body that okhttp may send once: without this it repeats a request in several cases, a write among them. */
final class OneShotBody extends RequestBody {
    private final RequestBody body;

    private OneShotBody(RequestBody body) {
        this.body = body;
    }

    /** The same request, its body to be sent once. */
    static Request in(Request request) {
        RequestBody body = request.body();
        return body == null
                ? request
                : request.newBuilder()
                        .method(request.method(), new OneShotBody(body))
                        .build();
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public @Nullable MediaType contentType() {
        return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
        return body.contentLength();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        body.writeTo(sink);
    }
}
