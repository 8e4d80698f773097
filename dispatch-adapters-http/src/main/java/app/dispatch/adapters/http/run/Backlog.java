package app.dispatch.adapters.http.run;

import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RunEvent.RunCompleted;
import app.dispatch.domain.run.RunId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * What one client of a run's events has yet to be sent. Events wait as they are, which the run holds in memory anyway, and
 * become bytes only when it is their turn. Safe for use by several threads.
 */
final class Backlog {
    /** A silence this long is broken. */
    static final long KEEP_ALIVE_MS = 15_000;

    /**
     * A client that took nothing for this long is given up. Of one that reads 5 KB a second nothing is seen for some 13 seconds
     * at a time: the kernels tell of room for the next bytes only when it is much.
     */
    static final long STALLED_MS = 20_000;

    /** So is one that has this much waiting, unless it took something just now. */
    static final long LAGGING_BYTES = 256 * 1024;

    static final long LAGGING_MS = 1_000;

    /** And one that has this much waiting, however fast it is: more than a whole run may put out. */
    static final long MOST_BYTES = 16 * 1024 * 1024;

    private static final int BATCH = 16 * 1024;

    private final RunId run;
    private final InstantSource clock;
    private final ArrayDeque<Recorded> events = new ArrayDeque<>(1);
    private long bytes;
    private boolean open;
    private boolean started;
    private boolean keepAlive;
    private boolean last;
    private boolean sending;
    private long movedAt;

    Backlog(RunId run, InstantSource clock) {
        this.run = run;
        this.clock = clock;
        this.movedAt = clock.millis();
    }

    /** What the client's connection is to be given next. */
    sealed interface Next {
        /** These bytes; none stands for the headers alone. */
        record Bytes(ByteBuffer bytes) implements Next {}

        /** Nothing for now. */
        record Nothing() implements Next {}

        /** Nothing any more. */
        record End() implements Next {}
    }

    /** Adds an event; false when the client is too far behind. */
    synchronized boolean add(Recorded event) {
        if (last) {
            return true;
        }
        events.addLast(event);
        bytes += Frames.length(event);
        last = event.event() instanceof RunCompleted;
        boolean lagging = sending && bytes > LAGGING_BYTES && clock.millis() - movedAt > LAGGING_MS;
        return !lagging && bytes <= MOST_BYTES;
    }

    /** Ends with what is there. */
    synchronized void end() {
        last = true;
    }

    synchronized boolean isEmpty() {
        return events.isEmpty();
    }

    /** Whether the client has taken nothing of what it was given for too long. */
    synchronized boolean isStalled() {
        return sending && clock.millis() - movedAt >= STALLED_MS;
    }

    /** Lets a word be said when nothing was for long enough; false when it is not time. */
    synchronized boolean breakSilence() {
        keepAlive = !sending && started && clock.millis() - movedAt >= KEEP_ALIVE_MS;
        return keepAlive;
    }

    /** Lets what waits be sent. */
    synchronized void open() {
        open = true;
    }

    /** Makes the caller the one who sends; false when another is, or nothing may be sent yet. */
    synchronized boolean beginSending() {
        boolean free = open && !sending;
        if (free) {
            sending = true;
            movedAt = clock.millis();
        }
        return free;
    }

    /** Notes that the client took what it was given. */
    synchronized void moved() {
        movedAt = clock.millis();
    }

    /** What to send now that all before was taken; after {@code Nothing} the caller is no longer the one who sends. */
    Next next() {
        StringBuilder text = new StringBuilder();
        List<Recorded> batch = take();
        while (!batch.isEmpty() && text.isEmpty()) {
            batch.forEach(event -> Frames.append(run, event, text));
            batch = text.isEmpty() ? take() : batch;
        }
        return text.isEmpty() ? nextWithoutEvents() : bytes(text.toString());
    }

    private synchronized List<Recorded> take() {
        List<Recorded> batch = new ArrayList<>();
        long size = 0;
        while (!events.isEmpty() && size < BATCH) {
            Recorded event = events.removeFirst();
            batch.add(event);
            size += Frames.length(event);
        }
        bytes -= size;
        started |= !batch.isEmpty();
        return batch;
    }

    private synchronized Next nextWithoutEvents() {
        boolean speak = keepAlive;
        keepAlive = false;
        if (!events.isEmpty()) {
            return next();
        }
        if (!started) {
            started = true;
            return bytes("");
        }
        if (speak) {
            return bytes(Frames.KEEP_ALIVE);
        }
        sending = last;
        return last ? new Next.End() : new Next.Nothing();
    }

    private static Next bytes(String text) {
        return new Next.Bytes(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
}
