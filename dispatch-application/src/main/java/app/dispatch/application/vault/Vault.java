package app.dispatch.application.vault;

import app.dispatch.domain.account.UserId;
import java.util.Set;

/** Encrypts secrets for one owner and one purpose each: a port. Safe for use by several threads. */
public interface Vault {
    /** The secret, encrypted with a data key of its own under the present key. */
    Sealed seal(UserId owner, String purpose, String secret);

    /**
     * The secret in clear.
     *
     * @throws app.dispatch.domain.error.Refusal {@code unavailable} when it was sealed under a key that is not here, for
     *     another owner or purpose, or was changed since
     */
    String open(UserId owner, String purpose, Sealed sealed);

    /**
     * The same secret with its data key wrapped under the present key; the secret itself is not touched.
     *
     * @throws app.dispatch.domain.error.Refusal as {@link #open} does
     */
    Sealed rewrap(UserId owner, String purpose, Sealed sealed);

    /** The id of the key that new secrets are sealed under. */
    String presentKey();

    /** The ids of all keys that it can open with. */
    Set<String> keys();
}
