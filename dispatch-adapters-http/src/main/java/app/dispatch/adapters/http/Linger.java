package app.dispatch.adapters.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Reads on for a while where a request was answered before all of its body had come. A connection that is closed on bytes which
 * are still under way is reset, and with it goes the answer that the client has not read yet (RFC 9112, 9.6).
 */
final class Linger extends Handler.Wrapper {
    private static final long MOST_BYTES = 16L * 1024 * 1024;
    private static final Duration MOST_TIME = Duration.ofSeconds(2);

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        // Who asks whether to send its body at all has not sent it.
        boolean asks = request.getHeaders().contains(HttpHeader.EXPECT);
        return asks
                ? super.handle(request, response, callback)
                : super.handle(new Unread(request), response, new Rest(request, callback));
    }

    /** A request whose body can still be read when it is answered; Jetty would have it fail then. */
    private static final class Unread extends Request.Wrapper {
        Unread(Request request) {
            super(request);
        }

        @Override
        public boolean consumeAvailable() {
            Content.Chunk chunk = read();
            while (chunk != null) {
                chunk.release();
                if (chunk.isLast() || Content.Chunk.isFailure(chunk)) {
                    return !Content.Chunk.isFailure(chunk);
                }
                chunk = read();
            }
            return false;
        }
    }

    /** Of a request that is answered: reads the rest of its body, and then completes it. */
    private static final class Rest extends Callback.Nested implements Runnable {
        private final Request request;
        private final AtomicBoolean ended = new AtomicBoolean();
        private Scheduler.Task timeout = () -> false;
        private boolean waits;
        private long bytes;

        Rest(Request request, Callback callback) {
            super(callback);
            this.request = request;
        }

        @Override
        public void succeeded() {
            run();
        }

        @Override
        public void run() {
            while (!ended.get()) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    await();
                    return;
                }
                bytes += chunk.remaining();
                boolean isEnd = chunk.isLast() || Content.Chunk.isFailure(chunk) || bytes > MOST_BYTES;
                chunk.release();
                if (isEnd && ended.compareAndSet(false, true)) {
                    timeout.cancel();
                    super.succeeded();
                }
            }
        }

        private void await() {
            if (!waits) {
                waits = true;
                timeout = request.getComponents()
                        .getScheduler()
                        .schedule(this::giveUp, MOST_TIME.toMillis(), TimeUnit.MILLISECONDS);
            }
            request.demand(this);
        }

        private void giveUp() {
            if (ended.compareAndSet(false, true)) {
                failed(new TimeoutException("the rest of the body did not come"));
            }
        }
    }
}
