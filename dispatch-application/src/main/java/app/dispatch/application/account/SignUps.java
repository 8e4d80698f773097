package app.dispatch.application.account;

/**
 * Who may create an account.
 *
 * @param perHour how many accounts may be created from one client's address in an hour; 0 for any number
 */
public record SignUps(Policy policy, int perHour) {
    /** What holds when nothing else is said: whoever likes to, but no flood. */
    public static final SignUps OPEN = new SignUps(Policy.OPEN, 100);

    /** Who at all. */
    public enum Policy {
        /** Anyone. */
        OPEN,
        /** Nobody. */
        CLOSED,
        /** Who has an invitation of a user's. */
        INVITE
    }

    public SignUps {
        if (perHour < 0) {
            throw new IllegalArgumentException("not a number of accounts: " + perHour);
        }
    }
}
