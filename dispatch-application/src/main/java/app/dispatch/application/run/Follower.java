package app.dispatch.application.run;

import app.dispatch.domain.run.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Joins what is recorded of a run to what happens in it, so that its listener hears each event once and in order. */
final class Follower {
    private final Consumer<Recorded> listener;
    private List<Recorded> early = new ArrayList<>();
    private boolean caughtUp;
    private long last;

    Follower(long afterSeq, Consumer<Recorded> listener) {
        this.last = afterSeq;
        this.listener = listener;
    }

    /** Takes an event that happens now; it is kept until what came before it has been told. */
    synchronized void live(Recorded event) {
        if (caughtUp) {
            tell(event);
        } else {
            early.add(event);
        }
    }

    /**
     * Tells what is recorded, then what was told to others but is not recorded yet, then what came in meanwhile.
     *
     * @param recorded gives all that is, in order
     */
    synchronized void catchUp(Consumer<Consumer<Recorded>> recorded, List<Recorded> unrecorded) {
        recorded.accept(this::tell);
        unrecorded.forEach(this::tell);
        early.forEach(this::tell);
        early = List.of();
        caughtUp = true;
    }

    private void tell(Recorded event) {
        if (event.seq() > last) {
            last = event.seq();
            listener.accept(event);
        }
    }
}
