package app.dispatch.server.command;

import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.client.Api;
import app.dispatch.server.client.Event;
import app.dispatch.server.client.Events;
import app.dispatch.server.client.Request;
import app.dispatch.server.settings.CannotStart;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Shows a run on the calling thread until it ends. Whoever reads the events only leaves a note in a queue, so a slow terminal
 * never slows the run.
 */
final class RunWatch {
    private static final long TICK_MS = 100;
    private static final int TICKS_BETWEEN_LOOKS = 10;

    /** What the reading thread says. */
    private sealed interface Note {
        record Told(Event event) implements Note {}

        record Broken(Exception why) implements Note {}

        record Stopped() implements Note {}
    }

    private final Api api;
    private final String run;
    private final RunOutput output;
    private final Waiting waiting;
    private final BlockingQueue<Note> notes = new LinkedBlockingQueue<>();
    private boolean ended;
    private int ticks;

    /** @param waiting is shown the run when nothing has happened for a while */
    RunWatch(Api api, String run, RunOutput output, Waiting waiting) {
        this.api = api;
        this.run = run;
        this.output = output;
        this.waiting = waiting;
    }

    /** Looks at a run in which nothing happens. */
    @FunctionalInterface
    interface Waiting {
        /** Whether to go on with the watch. */
        boolean look() throws CannotStart;
    }

    /** What became of a watch. */
    enum End {
        RUN_ENDED,
        GIVEN_UP,
        STOPPED
    }

    /**
     * Watches it.
     *
     * @param cancels whether a wish to stop cancels the run, and does not only end the watch
     */
    End watch(Asked asked, boolean cancels) throws CannotStart {
        asked.surroundings().stop().then(() -> notes.add(new Note.Stopped()));
        Thread reader = Thread.ofVirtual().name("events").start(this::read);
        try {
            while (!ended) {
                Optional<Note> note = next();
                if (note.isEmpty()) {
                    output.tick();
                    if (++ticks % TICKS_BETWEEN_LOOKS == 0 && !waiting.look()) {
                        return End.GIVEN_UP;
                    }
                } else if (note.get() instanceof Note.Stopped && !cancels) {
                    return End.STOPPED;
                } else {
                    take(note.get());
                }
            }
            return End.RUN_ENDED;
        } finally {
            reader.interrupt();
        }
    }

    private void take(Note note) throws CannotStart {
        switch (note) {
            case Note.Told(Event event) -> {
                ticks = 0;
                output.show(event);
                ended = event.isLast();
            }
            case Note.Broken(CannotStart cannot) -> throw cannot;
            case Note.Broken(RuntimeException failure) -> throw failure;
            case Note.Broken(Exception other) -> throw new IllegalStateException(other);
            case Note.Stopped() -> {
                Fields unused = api.insist(Request.post("/api/runs/{}/cancel", run));
            }
        }
    }

    private void read() {
        try {
            new Events(api, run).read(event -> notes.add(new Note.Told(event)));
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        } catch (CannotStart | RuntimeException broken) {
            notes.add(new Note.Broken(broken));
        }
    }

    private Optional<Note> next() {
        try {
            return Optional.ofNullable(notes.poll(TICK_MS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException nobodyDoes) {
            throw new IllegalStateException("the watching thread is interrupted by nobody", nobodyDoes);
        }
    }
}
