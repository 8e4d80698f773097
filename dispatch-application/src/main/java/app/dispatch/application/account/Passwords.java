package app.dispatch.application.account;

/** Hashes passwords slowly. Safe for use by several threads; who calls it sees to it that not too many do at once. */
public interface Passwords {
    /** A salted hash of the password as a PHC string. */
    String hash(String password);

    /** Whether the password has that hash; takes as long for a wrong one. */
    boolean matches(String password, String hash);

    /** Whether that hash is made in a way that is not today's, though it still can be told whether a password has it. */
    boolean isOutdated(String hash);
}
