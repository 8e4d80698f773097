package app.dispatch.application.account;

import app.dispatch.application.Ids;
import app.dispatch.domain.account.User;
import app.dispatch.domain.error.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells whether a password is a user's, and only so often for each address and client. It takes as long for nobody's, so that
 * an answer's time says nothing of an account.
 */
final class PasswordCheck {
    private static final int MOST_FAILURES = 10;
    private static final Duration FAILURE_WINDOW = Duration.ofMinutes(15);

    private final Passwords passwords;
    private final AttemptLimit failures;
    private final Supplier<String> nobodysHash;

    PasswordCheck(Passwords passwords, Ids ids, InstantSource clock) {
        this.passwords = passwords;
        this.failures = new AttemptLimit(MOST_FAILURES, FAILURE_WINDOW, clock);
        this.nobodysHash = new OnFirstUse<>(() -> passwords.hash(ids.secret()));
    }

    /**
     * The user, when the password is theirs.
     *
     * @param address whose failures count together, with those from the same client
     * @param user asked for only when there may be one more try
     * @throws Refusal {@code rate_limited} after too many failures
     */
    Optional<User> passed(String address, Accounts.Client client, Supplier<Optional<User>> user, String password) {
        String key = address + " " + client.address();
        failures.take(key);
        Optional<User> found = user.get();
        if (!matches(password, found, key) || found.isEmpty()) {
            return Optional.empty();
        }
        failures.forget(key);
        return found;
    }

    private boolean matches(String password, Optional<User> user, String key) {
        try {
            return passwords.matches(password, user.map(User::passwordHash).orElseGet(nobodysHash));
        } catch (Refusal busy) {
            failures.giveBack(key); // nothing was tried
            throw busy;
        }
    }
}
