package app.dispatch.application.integration;

import app.dispatch.domain.account.UserId;
import java.time.Instant;

/** Tells users' other systems of connections that have to be made anew: a port. Safe for use by several threads. */
public interface ExpiryNotice {
    /** Whether the owner has something that runs by itself and needs the tool. */
    boolean matters(UserId owner, String tool);

    /**
     * The vendor gives no access any more. It is told once for a grant, however often this is called.
     *
     * @param label the tool's name for people
     * @param error the vendor's words; no secret stands in them
     * @param grant the same for the same grant, and for no other: letters and digits; tells nothing of it
     */
    void expired(UserId owner, String tool, String label, String error, String grant, Instant now);

    /** Tells nobody. */
    static ExpiryNotice none() {
        return new ExpiryNotice() {
            @Override
            public boolean matters(UserId owner, String tool) {
                return false;
            }

            @Override
            public void expired(UserId owner, String tool, String label, String error, String grant, Instant now) {}
        };
    }
}
