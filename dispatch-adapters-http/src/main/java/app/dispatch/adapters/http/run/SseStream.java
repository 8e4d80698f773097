package app.dispatch.adapters.http.run;

import app.dispatch.adapters.http.run.Backlog.Next;
import app.dispatch.domain.run.Recorded;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/**
 * A client's stream of one run's events. It takes events at the run's pace and sends them at the client's; a client too far
 * behind is cut off, to come back with the id of the last event that it saw.
 *
 * <p>No thread waits for a stream: whoever tells an event has a thread of {@code executor} send it, and a write that the
 * client's connection cannot take at once is continued by Jetty.
 */
final class SseStream {
    private static final int SLICE = 64 * 1024;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Backlog backlog;
    private final Wire wire;
    private final Executor executor;
    private final Sender sender = new Sender();
    private final CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();

    SseStream(Backlog backlog, Wire wire, Executor executor) {
        this.backlog = backlog;
        this.wire = wire;
        this.executor = executor;
    }

    /** Completes when nothing more will be sent, whether or not the client got all. */
    CompletableFuture<@Nullable Void> closed() {
        return closed;
    }

    /** Sends the answer's headers and what was told so far, and watches for the client's leaving. */
    void open() {
        backlog.open();
        wire.whenGone(this::breakOff);
        wake();
    }

    /** Takes an event, in order; returns at once. */
    void tell(Recorded event) {
        if (backlog.add(event)) {
            wake();
        } else {
            breakOff();
        }
    }

    /** Ends the stream once what was told so far is sent. */
    void end() {
        backlog.end();
        wake();
    }

    /** Does what is due by now: speaks up after a silence, gives up on a client that takes nothing. */
    void tick() {
        if (sender.hasMoved()) {
            backlog.moved();
        }
        if (backlog.isStalled()) {
            breakOff();
        } else if (backlog.breakSilence()) {
            wake();
        }
    }

    private void wake() {
        if (!closed.isDone() && backlog.beginSending()) {
            executor.execute(sender::iterate);
        }
    }

    private void breakOff() {
        wire.breakOff();
        sender.abort(new IllegalStateException("the stream was broken off"));
    }

    /** Sends one slice after the other, each when the connection took the one before. */
    private final class Sender extends IteratingCallback {
        private ByteBuffer rest = NOTHING;
        private volatile ByteBuffer slice = NOTHING;
        private int seen;

        /** Whether the client took some of what it is being sent since this was asked the last time. */
        private boolean hasMoved() {
            int left = slice.remaining(); // the connection moves the buffer on as its bytes leave
            boolean moved = left < seen;
            seen = left;
            return moved;
        }

        @Override
        protected Action process() {
            backlog.moved();
            if (!rest.hasRemaining()) {
                rest = NOTHING;
                switch (backlog.next()) {
                    case Next.Nothing() -> {
                        return Action.IDLE;
                    }
                    case Next.End() -> {
                        return Action.SUCCEEDED;
                    }
                    case Next.Bytes(ByteBuffer bytes) -> rest = bytes;
                }
            }
            int length = Math.min(SLICE, rest.remaining());
            slice = rest.slice(rest.position(), length);
            rest.position(rest.position() + length);
            wire.write(slice, this);
            return Action.SCHEDULED;
        }

        @Override
        protected void onCompleteSuccess() {
            wire.end(Callback.from(() -> closed.complete(null)));
        }

        @Override
        protected void onCompleteFailure(Throwable cause) {
            closed.complete(null);
        }
    }
}
