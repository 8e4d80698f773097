package app.dispatch.adapters.http.run;

import app.dispatch.adapters.http.web.StreamRoom;
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
 * What one client of a run's events has yet to be sent. Events that happen now wait as they are, which the run holds in memory
 * anyway, and become text only when it is their turn. What was recorded before is only here: it waits as text, which is a tenth
 * of what it is as values. What waits takes {@linkplain StreamRoom room}. Safe for use by several threads.
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

    /** So much takes no room: else streams that wait for little could be kept from it. */
    static final long FREE = 16 * 1024;

    private static final int BATCH = 16 * 1024;

    private final RunId run;
    private final InstantSource clock;
    private final StreamRoom.Share room;
    private final ArrayDeque<Waiting> events = new ArrayDeque<>(1);
    private long bytes;
    private long inHand;
    private boolean over;
    private boolean open;
    private boolean started;
    private boolean keepAlive;
    private boolean last;
    private boolean sending;
    private long movedAt;

    /** @param room holds what is reserved for what was recorded before */
    Backlog(RunId run, InstantSource clock, StreamRoom.Share room) {
        this.run = run;
        this.clock = clock;
        this.room = room;
        this.movedAt = clock.millis();
    }

    /** An event that waits. */
    private sealed interface Waiting {
        /** About how many bytes it will be. */
        long length();

        record Happened(Recorded event, long length) implements Waiting {}

        record Written(String frame) implements Waiting {
            @Override
            public long length() {
                return frame.length();
            }
        }
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
        if (last || over) {
            return true;
        }
        Waiting waiting = open ? new Waiting.Happened(event, Frames.length(event)) : written(event);
        events.addLast(waiting);
        bytes += waiting.length();
        last = event.event() instanceof RunCompleted;
        boolean lagging = sending && bytes > LAGGING_BYTES && clock.millis() - movedAt > LAGGING_MS;
        return !lagging && bytes <= MOST_BYTES && (!open || room.hold(counted()));
    }

    private Waiting written(Recorded event) {
        StringBuilder frame = new StringBuilder();
        Frames.append(run, event, frame);
        return new Waiting.Written(frame.toString());
    }

    private long counted() {
        return Math.max(0, bytes + inHand - FREE);
    }

    /** Forgets what waits: nobody will take it. */
    synchronized void forget() {
        over = true;
        events.clear();
        bytes = 0;
        inHand = 0;
        room.hold(0);
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
        room.holdAnyway(counted());
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
        List<Waiting> batch = take();
        while (!batch.isEmpty() && text.isEmpty()) {
            batch.forEach(waiting -> append(waiting, text));
            batch = text.isEmpty() ? take() : batch;
        }
        return text.isEmpty() ? nextWithoutEvents() : bytes(text.toString());
    }

    private void append(Waiting waiting, StringBuilder to) {
        switch (waiting) {
            case Waiting.Happened(Recorded event, long length) -> Frames.append(run, event, to);
            case Waiting.Written(String frame) -> to.append(frame);
        }
    }

    private synchronized List<Waiting> take() {
        List<Waiting> batch = new ArrayList<>();
        long size = 0;
        while (!events.isEmpty() && size < BATCH) {
            Waiting waiting = events.removeFirst();
            batch.add(waiting);
            size += waiting.length();
        }
        bytes -= size;
        inHand = size; // what was in hand before has been sent
        room.holdAnyway(counted());
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
