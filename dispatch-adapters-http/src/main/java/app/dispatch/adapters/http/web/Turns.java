package app.dispatch.adapters.http.web;

import app.dispatch.application.admission.Places;
import app.dispatch.application.admission.Places.Place;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import java.time.Duration;

/**
 * Lets each user do one thing of a kind at a time, in the order in which they come: what takes a processor for long, on threads of
 * which as many run at once as there are processors, is else all that they do. Safe for use by several threads.
 */
public final class Turns {
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Duration patience;
    private final Places<UserId> places = new Places<>(1, Integer.MAX_VALUE);

    /** @param patience how long one waits for those before it */
    Turns(Duration patience) {
        this.patience = patience;
    }

    /**
     * Does the work when its turn comes.
     *
     * @throws Refusal {@code unavailable} when that is not in time
     */
    void take(UserId user, Runnable work) {
        try (Place mine = places.ask(user)
                .await(patience)
                .orElseThrow(() -> Refusal.retryLater(
                        ErrorCode.UNAVAILABLE, "Your requests before this one take long; try again later", RETRY))) {
            work.run();
        }
    }
}
