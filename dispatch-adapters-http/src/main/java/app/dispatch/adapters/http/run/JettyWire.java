package app.dispatch.adapters.http.run;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.ee10.servlet.ServletContextResponse;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;

/**
 * An answer's connection. Bytes go to Jetty's own response, below the servlet's output stream, which would hold a buffer
 * for as long as the stream lives and would block.
 *
 * <p>The request must have been read to its end: what the client sends after it is thrown away, so that its leaving is
 * seen at once and not at some later write.
 */
final class JettyWire implements Wire {
    private static final int MOST_IGNORED_BYTES = 16 * 1024;

    private final ServletContextResponse response;
    private final EndPoint connection;
    private final Executor executor;

    JettyWire(ServletRequest request, Executor executor) {
        ServletContextRequest inner = ServletContextRequest.getServletContextRequest(request);
        this.response = inner.getServletContextResponse();
        this.connection = inner.getConnectionMetaData().getConnection().getEndPoint();
        this.executor = executor;
    }

    /** Makes the answer one of events. */
    void begin() {
        // Or the character set of what the answer might have been would stay behind the new type.
        response.getServletApiResponse().setCharacterEncoding(null);
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, "text/event-stream")
                .put(HttpHeader.CACHE_CONTROL, "no-cache")
                .put("X-Accel-Buffering", "no")
                .put(HttpHeader.TRANSFER_ENCODING, "chunked")
                .put(HttpHeader.CONNECTION, "close");
    }

    @Override
    public void write(ByteBuffer bytes, Callback written) {
        response.write(false, bytes, written);
    }

    @Override
    public void whenGone(Runnable gone) {
        listen(gone, MOST_IGNORED_BYTES);
    }

    private void listen(Runnable gone, int patience) {
        connection.tryFillInterested(
                Callback.from(() -> executor.execute(() -> look(gone, patience)), failure -> executor.execute(gone)));
    }

    private void look(Runnable gone, int patience) {
        ByteBuffer ignored = ByteBuffer.allocate(1024).limit(0);
        try {
            int bytes = connection.fill(ignored);
            if (bytes < 0 || bytes > patience) {
                gone.run();
            } else {
                listen(gone, patience - bytes);
            }
        } catch (IOException broken) {
            gone.run();
        }
    }

    @Override
    public void breakOff() {
        connection.close();
    }
}
