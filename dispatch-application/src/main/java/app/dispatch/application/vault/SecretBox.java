package app.dispatch.application.vault;

import app.dispatch.domain.account.UserId;

/** Encrypts secrets that must be read again: a port. Safe for use by several threads. */
public interface SecretBox {
    /** The secret in a form that may be stored; it opens for the same owner and purpose alone. */
    String seal(UserId owner, String purpose, String clear);

    /**
     * What was sealed.
     *
     * @throws IllegalStateException when it was sealed with another key, or for another owner or purpose, or was changed
     */
    String open(UserId owner, String purpose, String sealed);

    /** Removes what was sealed for this purpose, if there is anything. */
    void forget(UserId owner, String purpose);
}
