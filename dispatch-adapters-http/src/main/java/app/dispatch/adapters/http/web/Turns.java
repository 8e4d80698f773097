package app.dispatch.adapters.http.web;

import app.dispatch.application.admission.Places;
import app.dispatch.application.admission.Places.Place;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import java.time.Duration;

/**
 * Lets each user do one thing of a kind at a time, in the order in which they come: what takes a processor and memory for long.
 * Safe for use by several threads.
 */
public final class Turns {
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** Of all users. */
    private static final int IN_ALL = 4;

    private final Duration patience;
    private final Places<UserId> places = new Places<>(1, IN_ALL);

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
