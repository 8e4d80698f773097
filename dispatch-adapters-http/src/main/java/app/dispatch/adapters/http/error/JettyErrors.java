package app.dispatch.adapters.http.error;

import app.dispatch.application.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what Jetty refuses by itself, such as a request that is not HTTP, in the form of every other error. */
public final class JettyErrors extends ErrorHandler {
    private final Map<String, String> safe;

    /** With these headers on every answer. */
    public JettyErrors(Map<String, String> safe) {
        this.safe = safe;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Envelope envelope = Envelope.of(response.getStatus());
        byte[] body = headed(envelope, response.getHeaders());
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    private byte[] headed(Envelope envelope, HttpFields.Mutable headers) {
        byte[] body = Json.write(envelope.body()).getBytes(StandardCharsets.UTF_8);
        safe.forEach(headers::put);
        envelope.retryAfterSeconds().ifPresent(seconds -> headers.put(HttpHeader.RETRY_AFTER, seconds));
        headers.put(new HttpField(HttpHeader.CONTENT_TYPE, "application/json"));
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        return body;
    }
}
