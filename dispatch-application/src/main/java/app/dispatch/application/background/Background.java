package app.dispatch.application.background;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The {@linkplain Loop loops} of one process, and whether each of them still looks. Safe for use by several threads.
 *
 * <p>A process whose loops do not look loses nothing that it has accepted, but leaves it undone: it should get no more requests,
 * and be started again.
 */
public final class Background {
    /** Longer than any loop waits. */
    private static final Duration ANY = Duration.ofDays(1);

    private final Ticker ticker;
    private final Duration longestWait;
    private final Set<Loop> loops = ConcurrentHashMap.newKeySet();

    /** Loops by the machine's clock. */
    public Background() {
        this(Ticker.OF_THE_MACHINE);
    }

    /** Loops whose looks are measured by {@code ticker}; they wait in real time all the same. */
    public Background(Ticker ticker) {
        this(ticker, ANY);
    }

    /**
     * Loops that wait shorter, for who does not want to wait for them.
     *
     * @param longestWait the most real time between two looks, whatever a loop says
     */
    public Background(Ticker ticker, Duration longestWait) {
        this.ticker = ticker;
        this.longestWait = longestWait;
    }

    /**
     * How a loop goes.
     *
     * @param sinceLook how long ago it last began to look, or was begun
     * @param late whether it is overdue: by ten times the wait it said last, and at least by {@link Loop#PATIENCE}
     * @param failing whether its last look failed
     */
    public record State(String name, Duration sinceLook, boolean late, boolean failing) {}

    /**
     * A loop that is still to be {@linkplain Loop#begin begun}. It counts here from then on, until it is closed.
     *
     * @param name of its thread, its log lines and its metrics: few words, joined by {@code -}
     * @param period how long it waits after a look; for one that says so itself, how long after a look that failed
     */
    public Loop loop(String name, Duration period) {
        return new Loop(name, period, this);
    }

    /** The most real time between two looks of any loop. */
    Duration longestWait() {
        return longestWait;
    }

    void begun(Loop loop) {
        loops.add(loop);
    }

    void ended(Loop loop) {
        loops.remove(loop);
    }

    /** The clock that time which has passed is measured by. */
    public Ticker ticker() {
        return ticker;
    }

    /** How the loops go that were begun and not closed, by their names. */
    public List<State> states() {
        return loops.stream()
                .map(Loop::state)
                .sorted(Comparator.comparing(State::name))
                .toList();
    }

    /** The names of the loops that are late; empty when all is well. */
    public List<String> late() {
        return states().stream().filter(State::late).map(State::name).toList();
    }
}
