package app.dispatch.application.run.engine;

import app.dispatch.application.admission.Places;
import app.dispatch.application.admission.Places.Ask;
import app.dispatch.application.admission.Places.Place;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.RunEvent.StepLogged;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When a run's calls have their turn. A step takes a place before anything is computed for it, and one more for each call that
 * it makes at the same time as another, so that what waits is a thread and nothing else, one for each step at most. Safe for use by several threads.
 */
final class CallTurns {
    /** Of one user's runs: several times the connections that one may have on the way out. */
    static final int OF_A_USER = 200;

    /** Of all runs. */
    static final int IN_ALL = 2_000;

    /** Longer than any run may take, which ends the wait. */
    private static final Duration EVER = Duration.ofDays(366);

    private final Places<UserId> places;
    private final UserId owner;
    private final StopSignal stopSignal;
    private final RunJournal journal;
    private final Set<StepId> told = ConcurrentHashMap.newKeySet();

    CallTurns(Places<UserId> places, UserId owner, StopSignal stopSignal, RunJournal journal) {
        this.places = places;
        this.owner = owner;
        this.stopSignal = stopSignal;
        this.journal = journal;
    }

    /** The places of a process. */
    static Places<UserId> places() {
        return new Places<>(OF_A_USER, IN_ALL);
    }

    /** A place for that step, or for one more call of it, once it is there; empty when the run is stopped before. */
    Optional<Place> next(StepId step) {
        Ask ask = places.ask(owner);
        Optional<String> inTheWay = ask.inTheWay();
        if (inTheWay.isEmpty()) {
            return ask.await(Duration.ZERO); // it is there
        }
        if (told.add(step)) {
            journal.tell(new StepLogged(step, "waiting: " + inTheWay.get()));
        }
        Runnable forget = stopSignal.onStop(ask::cancel);
        try {
            return ask.await(EVER);
        } finally {
            forget.run();
        }
    }
}
