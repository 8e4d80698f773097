package app.dispatch.adapters.http.web;

import app.dispatch.domain.account.UserId;
import java.util.HashMap;
import java.util.Map;

/**
 * The heap that what is sent bit by bit may take while it waits for clients to read it: so much in all, and a quarter of it for the streams of
 * one user; one stream alone may have more. Who has little is not refused for what others have. Nobody waits for room. Safe for
 * use by several threads.
 */
public final class StreamRoom {
    private static final int SHARES = 4;
    private static final int LITTLE = 64;

    private final long inAll;
    private final long ofAUser;
    private final Map<UserId, Long> taken = new HashMap<>();
    private long sum;

    /** @param inAll in bytes */
    public StreamRoom(long inAll) {
        this.inAll = inAll;
        this.ofAUser = inAll / SHARES;
    }

    /** What one stream of that user takes: nothing yet. */
    public Share share(UserId user) {
        return new Share(user);
    }

    /** How much is taken, in bytes. */
    public synchronized long taken() {
        return sum;
    }

    private synchronized boolean take(UserId user, long before, long now, boolean whetherOrNot) {
        long more = now - before;
        long mine = taken.getOrDefault(user, 0L) + more;
        boolean ofUser = mine <= ofAUser || mine == now;
        boolean ofAll = mine <= inAll / LITTLE || sum + more <= inAll;
        boolean fits = more <= 0 || whetherOrNot || (ofUser && ofAll);
        if (fits) {
            sum += more;
            taken.compute(user, (id, old) -> mine == 0 ? null : mine);
        }
        return fits;
    }

    /** What one stream takes; for one thread at a time. */
    public final class Share {
        private final UserId user;
        private long held;

        private Share(UserId user) {
            this.user = user;
        }

        /** Has this much from now on; false, and all as before, when there is no room for it. */
        public boolean hold(long bytes) {
            return become(bytes, false);
        }

        /** The same for what is there anyway. */
        public void holdAnyway(long bytes) {
            become(bytes, true);
        }

        private boolean become(long bytes, boolean whetherOrNot) {
            boolean has = take(user, held, bytes, whetherOrNot);
            held = has ? bytes : held;
            return has;
        }
    }
}
