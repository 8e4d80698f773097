package app.dispatch.application.webhook;

import app.dispatch.domain.account.UserId;

/** Encrypts secrets for keeping: a port. Safe for use by several threads. */
public interface SecretBox {
    /**
     * The encrypted form, another each time.
     *
     * @param purpose what the secret is for; only the same owner and purpose open it again
     */
    String seal(UserId owner, String purpose, String clear);

    /**
     * What was sealed for this owner and purpose.
     *
     * @throws IllegalStateException when it was sealed with another key, for another, or has been changed
     */
    String open(UserId owner, String purpose, String sealed);
}
