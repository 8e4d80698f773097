package app.dispatch.application.account;

/** Hashes passwords slowly. Safe for use by several threads. */
public interface Passwords {
    /**
     * A salted hash of the password as a PHC string.
     *
     * @throws app.dispatch.domain.error.Refusal {@code rate_limited} when too many wait to be hashed
     */
    String hash(String password);

    /** Whether the password has that hash; takes as long for a wrong one. Throws as {@link #hash} does. */
    boolean matches(String password, String hash);
}
