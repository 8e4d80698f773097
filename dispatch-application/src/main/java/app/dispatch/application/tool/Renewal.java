package app.dispatch.application.tool;

import app.dispatch.domain.value.Value.Fields;
import java.time.Instant;

/**
 * How a tool's access tokens are renewed. Whoever keeps connections asks for it once, however many steps and nodes wait, and
 * keeps what it gives before anybody uses it. Safe for use by several threads.
 */
public interface Renewal {
    /** The member of a connection that says when its access token ends, as RFC 3339 text; no secret. */
    String EXPIRES_AT = "accessTokenExpiresAt";

    /** Whether these fields hold what tokens are renewed with, so that it can be seen whether that still works. */
    default boolean isRenewable(Fields connection) {
        return false;
    }

    /** Whether what a token is renewed with works once: then nobody may renew who does not keep what is given. */
    default boolean isUsedUp() {
        return false;
    }

    /** Whether the access token among these fields works for a while yet, so that there is nothing to renew. */
    boolean isFresh(Fields connection, Instant now);

    /**
     * The fields with a new access token, by a request to the vendor.
     *
     * @param connection what the user entered and what an earlier renewal gave; secrets in clear
     * @throws app.dispatch.domain.error.StepFailure {@code integration_expired} when the vendor gives no access any more;
     *     another code when it cannot be reached, or refuses for another reason
     */
    Fields renewed(Fields connection);
}
