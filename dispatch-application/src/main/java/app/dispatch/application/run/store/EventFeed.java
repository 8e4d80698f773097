package app.dispatch.application.run.store;

import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RunId;
import java.util.function.Consumer;

/** Carries events from whoever runs a plan to whoever follows it: a port. Nothing is kept. */
public interface EventFeed {
    /** Tells an event to all who follow the run. Calls for one run come one after another, in the order of numbers. */
    void publish(RunId run, Recorded event);

    /** Has {@code listener} told of each event of the run from now on, until the subscription is closed. */
    Subscription subscribe(RunId run, Consumer<Recorded> listener);

    /** A listener's place in a feed. */
    interface Subscription extends AutoCloseable {
        /** Stops telling the listener; a second call does nothing. */
        @Override
        void close();
    }
}
