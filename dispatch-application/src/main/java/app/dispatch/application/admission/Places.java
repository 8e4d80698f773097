package app.dispatch.application.admission;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A number of places, and how many of them one caller may have. Whoever waits is served in turn; who waits for a place of
 * their own is in nobody else's way. Safe for use by several threads.
 *
 * @param <C> what tells callers apart: the same in {@code equals} is the same caller
 */
public final class Places<C> {
    private final int ofOne;
    private final int ofAll;
    private final Map<C, Line> lines = new HashMap<>();
    private final Queue<Wish> forAll = new ArrayDeque<>();
    private int taken;

    /**
     * @param ofOne how many a caller has at most
     * @param ofAll how many there are
     */
    public Places(int ofOne, int ofAll) {
        this.ofOne = ofOne;
        this.ofAll = ofAll;
    }

    /** A place that is taken; closed once, by any thread, when it is left. */
    @FunctionalInterface
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** A wish for a place. */
    public interface Ask {
        /** What it waits for, such as "50 of the same user are under way"; empty when it need not. */
        Optional<String> inTheWay();

        /** Waits for the place; empty when there was none in time, or somebody gave it up. To be called once. */
        Optional<Place> await(Duration most);

        /** Ends the wait, from any thread; a place that is there already is left by whoever awaits it. */
        void cancel();
    }

    /** What one caller has, or waits for it. */
    private final class Line {
        private final C caller;
        private final Queue<Wish> waiting = new ArrayDeque<>();
        private int taken;

        Line(C caller) {
            this.caller = caller;
        }
    }

    /** Asks for a place, which is there at once or later. */
    public synchronized Ask ask(C caller) {
        Line line = lines.computeIfAbsent(caller, Line::new);
        Wish ask = new Wish(line);
        line.waiting.add(ask);
        serve(line);
        return ask;
    }

    /** How many callers have or want a place. */
    synchronized int callers() {
        return lines.size();
    }

    /** Hands out what is free; to be called after each change of a caller's line. */
    private void serve(Line line) {
        while (line.taken < ofOne && !line.waiting.isEmpty()) {
            Wish next = line.waiting.remove();
            line.taken++;
            next.own = true;
            forAll.add(next);
        }
        if (line.taken == 0) {
            lines.remove(line.caller);
        }
        while (taken < ofAll && !forAll.isEmpty()) {
            taken++;
            Wish next = forAll.remove();
            next.place.complete(() -> leave(next.line));
        }
    }

    private synchronized void leave(Line line) {
        taken--;
        line.taken--;
        serve(line);
    }

    private final class Wish implements Ask {
        private final Line line;
        private final CompletableFuture<Place> place = new CompletableFuture<>();
        private boolean own;

        Wish(Line line) {
            this.line = line;
        }

        @Override
        public Optional<String> inTheWay() {
            synchronized (Places.this) {
                if (place.isDone()) {
                    return Optional.empty();
                }
                return Optional.of(
                        own ? ofAll + " of all users are under way" : ofOne + " of the same user are under way");
            }
        }

        @Override
        public Optional<Place> await(Duration most) {
            try {
                return Optional.of(place.get(most.toNanos(), TimeUnit.NANOSECONDS));
            } catch (TimeoutException | ExecutionException none) {
                giveUp();
                return Optional.empty();
            } catch (InterruptedException stopped) {
                giveUp();
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }

        @Override
        public void cancel() {
            synchronized (Places.this) {
                if (!place.isDone()) {
                    giveUp();
                }
            }
        }

        /** As one step with all that hands out places. */
        private void giveUp() {
            synchronized (Places.this) {
                if (place.completeExceptionally(new TimeoutException())) {
                    if (own) {
                        forAll.remove(this);
                        line.taken--;
                    } else {
                        line.waiting.remove(this);
                    }
                    serve(line);
                } else if (!place.isCompletedExceptionally()) {
                    place.join().close(); // it came as the wait ended
                }
            }
        }
    }
}
