package app.dispatch.adapters.http.web;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One answer that is sent part by part: each is made when the one before it was taken, in the turn of the user's large answers, and
 * takes {@linkplain StreamRoom room} until it is taken, too. For one thread.
 */
public final class Download {
    private static final int PIECE = 8 * 1024;

    /** Who reads more slowly is cut off, once it was waited for that long: others wait for the room. */
    static final int LEAST_BYTES_A_MS = 32;

    static final long PATIENCE_MS = Duration.ofSeconds(30).toMillis();

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Call call;
    private final UserId owner;
    private final String file;
    private final StreamRoom.Share room;
    private final BooleanSupplier valid;
    private final Pace pace;
    private boolean begun;

    Download(Call call, UserId owner, String file, StreamRoom.Share room, InstantSource clock, BooleanSupplier valid) {
        this.call = call;
        this.owner = owner;
        this.file = file;
        this.room = room;
        this.valid = valid;
        this.pace = new Pace(clock);
    }

    /** Whether anything was sent, so that the answer cannot become another one. */
    boolean isBegun() {
        return begun;
    }

    /**
     * Sends one more part.
     *
     * @throws Refusal {@code unavailable} when its turn does not come in time, {@code too_many_streams} when there is no room
     *     for it, {@code unauthorized} when the session or the token has ended: the answer is then not to be gone on with
     */
    public void part(Supplier<String> made) {
        AtomicReference<byte[]> part = new AtomicReference<>(new byte[0]);
        call.large(owner, () -> part.set(made.get().getBytes(StandardCharsets.UTF_8)));
        send(part.get());
    }

    /** Sends a few characters between two parts. */
    public void text(String few) {
        send(few.getBytes(StandardCharsets.UTF_8));
    }

    private void send(byte[] part) {
        if (begun && !valid.getAsBoolean()) {
            throw Refusal.of(ErrorCode.UNAUTHORIZED, "Who reads it is no longer signed in");
        }
        if (!room.hold(part.length)) {
            throw Refusal.retryLater(
                    ErrorCode.TOO_MANY_STREAMS,
                    "What the open streams have yet to read is too much; read it first",
                    RETRY);
        }
        try {
            pace.write(part, begun ? call.context().res().getOutputStream() : begin());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private OutputStream begin() throws IOException {
        begun = true;
        call.setHeader("Cache-Control", "no-store");
        call.setHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
        call.context().contentType("application/json");
        return call.context().res().getOutputStream();
    }

    /** How fast a client takes what it is sent. */
    static final class Pace {
        private final InstantSource clock;
        private long waitedMs;
        private long taken;

        Pace(InstantSource clock) {
            this.clock = clock;
        }

        /**
         * Writes it all, in pieces.
         *
         * @throws IOException when the client is gone, or has taken too little for too long
         */
        void write(byte[] bytes, OutputStream to) throws IOException {
            for (int from = 0; from < bytes.length; from += PIECE) {
                long before = clock.millis();
                int length = Math.min(PIECE, bytes.length - from);
                to.write(bytes, from, length);
                taken += length;
                waitedMs += clock.millis() - before;
                if (waitedMs > PATIENCE_MS && taken < waitedMs * LEAST_BYTES_A_MS) {
                    throw new IOException("the client reads too slowly: " + taken + " bytes in " + waitedMs + " ms");
                }
            }
            to.flush();
        }
    }
}
