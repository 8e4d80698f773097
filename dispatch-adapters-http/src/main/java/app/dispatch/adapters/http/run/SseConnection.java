package app.dispatch.adapters.http.run;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.ee10.servlet.ServletContextResponse;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection for as long as it is sent events. Jetty and Javalin write the headers and what is there to be told at
 * once; then the connection is taken over, as in an upgrade of HTTP/1.1, and all that they keep of a request is let go.
 *
 * <p>The request must have been read to its end: what the client sends after it is thrown away, so that its leaving is
 * seen at once and not at some later write.
 *
 * <p>Writes come one after the other, each when the one before was taken, by whatever thread; all else at any time.
 */
final class SseConnection extends AbstractConnection implements Wire, Connection.UpgradeTo {
    private static final int MOST_IGNORED_BYTES = 16 * 1024;
    private static final String LINE_END = "\r\n";

    private final boolean chunked;
    private final CompletableFuture<@Nullable Void> begun = new CompletableFuture<>();
    private final AtomicReference<Callback> untilTaken = new AtomicReference<>(Callback.NOOP);
    private volatile @Nullable ServletContextRequest request;
    private volatile Runnable gone = () -> {};
    private boolean inChunk;
    private int ignored;

    /** The connection that a request came by. */
    SseConnection(ServletRequest request, Executor executor) {
        this(ServletContextRequest.getServletContextRequest(request), executor);
    }

    private SseConnection(ServletContextRequest request, Executor executor) {
        super(request.getConnectionMetaData().getConnection().getEndPoint(), executor);
        this.chunked = request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1;
        this.request = request;
    }

    /**
     * Makes the request's answer one of events; called once, before the first write.
     *
     * @return completes when Jetty and Javalin have written their part, and shall be done with the request
     */
    CompletableFuture<@Nullable Void> begin() {
        ServletContextRequest unanswered = Objects.requireNonNull(request);
        unanswered.addHttpStreamWrapper(stream -> new Exchange(stream, this));
        ServletContextResponse answer = unanswered.getServletContextResponse();
        // Or the character set of what the answer might have been would stay behind the new type.
        answer.getServletApiResponse().setCharacterEncoding(null);
        answer.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, "text/event-stream")
                .put(HttpHeader.CACHE_CONTROL, "no-cache")
                .put("X-Accel-Buffering", "no")
                .put(HttpHeader.TRANSFER_ENCODING, "chunked")
                .put(HttpHeader.CONNECTION, "close");
        return begun;
    }

    @Override
    public void write(ByteBuffer bytes, Callback written) {
        ServletContextRequest unanswered = request;
        if (unanswered != null) {
            writeFirst(unanswered, bytes, written);
        } else if (!chunked || !bytes.hasRemaining()) {
            getEndPoint().write(written, bytes);
        } else {
            getEndPoint()
                    .write(written, ascii(Integer.toHexString(bytes.remaining()) + LINE_END), bytes, ascii(LINE_END));
        }
    }

    private void writeFirst(ServletContextRequest unanswered, ByteBuffer bytes, Callback written) {
        untilTaken.set(written);
        inChunk = chunked && bytes.hasRemaining();
        unanswered.setAttribute(HttpStream.UPGRADE_CONNECTION_ATTRIBUTE, this);
        request = null;
        unanswered
                .getServletContextResponse()
                .write(false, bytes, Callback.from(() -> begun.complete(null), this::failedToBegin));
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void failedToBegin(Throwable failure) {
        untilTaken.getAndSet(Callback.NOOP).failed(failure);
        begun.complete(null);
    }

    @Override
    public void onOpen() {
        super.onOpen();
        fillInterested();
        // Jetty leaves the end of a chunk to be written with the next one, and a proxy may wait for it.
        ByteBuffer end = inChunk ? ascii(LINE_END) : BufferUtil.EMPTY_BUFFER;
        Callback first = untilTaken.getAndSet(Callback.NOOP);
        getEndPoint().write(Callback.from(() -> getExecutor().execute(first::succeeded), first::failed), end);
    }

    @Override
    public void end(Callback ended) {
        ByteBuffer last = chunked ? ascii("0" + LINE_END + LINE_END) : BufferUtil.EMPTY_BUFFER;
        getEndPoint().write(Callback.from(() -> shut(ended), ended::failed), last);
    }

    private void shut(Callback ended) {
        // In this order: a client that has read all is no longer counted.
        ended.succeeded();
        getEndPoint().shutdownOutput();
    }

    @Override
    public void whenGone(Runnable whenGone) {
        gone = whenGone;
    }

    @Override
    public void onUpgradeTo(ByteBuffer bytesAfterTheRequest) {
        ignored = bytesAfterTheRequest.remaining();
    }

    @Override
    public void onFillable() {
        ByteBuffer bytes = BufferUtil.allocate(1024);
        try {
            int read = getEndPoint().fill(bytes);
            while (read > 0 && ignored <= MOST_IGNORED_BYTES) {
                ignored += read;
                BufferUtil.clear(bytes);
                read = getEndPoint().fill(bytes);
            }
            if (read == 0 && ignored <= MOST_IGNORED_BYTES) {
                fillInterested();
            } else {
                gone.run();
            }
        } catch (IOException broken) {
            gone.run();
        }
    }

    @Override
    public void onFillInterestedFailed(Throwable cause) {
        gone.run();
    }

    @Override
    public void onClose(@Nullable Throwable cause) {
        super.onClose(cause);
        gone.run();
    }

    @Override
    public void breakOff() {
        getEndPoint().close();
    }

    /** The request as Jetty knows it: it ends without a word once its connection is to be taken over. */
    private static final class Exchange extends HttpStream.Wrapper {
        private final SseConnection connection;

        Exchange(HttpStream stream, SseConnection connection) {
            super(stream);
            this.connection = connection;
        }

        @Override
        public void send(
                MetaData.Request request,
                MetaData.@Nullable Response response,
                boolean last,
                ByteBuffer content,
                Callback callback) {
            if (last && connection.request == null) {
                callback.succeeded();
            } else {
                super.send(request, response, last, content, callback);
            }
        }

        @Override
        public void failed(Throwable failure) {
            super.failed(failure);
            connection.failedToBegin(failure);
        }
    }
}
