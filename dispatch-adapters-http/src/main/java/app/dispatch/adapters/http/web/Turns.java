package app.dispatch.adapters.http.web;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets each user do one thing of a kind at a time, in the order in which they come: what takes a processor for long, on threads of
 * which as many run at once as there are processors, is else all that they do. Safe for use by several threads.
 */
public final class Turns {
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Duration patience;
    private final Map<UserId, Turn> turns = new HashMap<>();

    /** @param patience how long one waits for those before it */
    Turns(Duration patience) {
        this.patience = patience;
    }

    /** One user's turn, and how many have it or wait for it. */
    private static final class Turn {
        final Semaphore free = new Semaphore(1, true);
        int takers;
    }

    /**
     * Does the work when its turn comes.
     *
     * @throws Refusal {@code unavailable} when that is not in time
     */
    void take(UserId user, Runnable work) {
        Turn turn = enter(user);
        boolean mine = false;
        try {
            mine = turn.free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (!mine) {
                throw Refusal.retryLater(
                        ErrorCode.UNAVAILABLE, "Your requests before this one take long; try again later", RETRY);
            }
            work.run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.unavailable("The server is shutting down", stopped);
        } finally {
            if (mine) {
                turn.free.release();
            }
            leave(user, turn);
        }
    }

    private synchronized Turn enter(UserId user) {
        Turn turn = turns.computeIfAbsent(user, key -> new Turn());
        turn.takers++;
        return turn;
    }

    private synchronized void leave(UserId user, Turn turn) {
        turn.takers--;
        if (turn.takers == 0) {
            turns.remove(user);
        }
    }
}
