package app.dispatch.application.account;

import app.dispatch.application.Ids;
import app.dispatch.application.OnFirstUse;
import app.dispatch.application.RateLimit;
import app.dispatch.application.account.Accounts.Client;
import app.dispatch.application.account.Turnstile.Visitor;
import app.dispatch.domain.account.User;
import app.dispatch.domain.error.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells whether a password is a user's, and only so often for each address and client. It takes as long for nobody's, so that
 * an answer's time says nothing of an account.
 *
 * <p>Two passwords of who is not signed in are hashed at a time, and one of who is, so that a flood of logins takes neither all
 * processors nor the heap, and keeps nobody out.
 */
final class PasswordCheck {
    private static final int MOST_FAILURES = 10;
    private static final Duration FAILURE_WINDOW = Duration.ofMinutes(15);
    private static final int MOST_FAILURES_OF_CLIENT = 100;
    private static final Duration CLIENT_WINDOW = Duration.ofHours(1);
    private static final Duration SUSPECT_FOR = Duration.ofMinutes(1);
    private static final int MOST_WAITING = 50;
    private static final String TOO_OFTEN = "Too many attempts; try again later";

    private final Passwords passwords;
    private final RateLimit failures;
    private final RateLimit failuresOfClients;
    private final Turnstile strangers = new Turnstile(2, MOST_WAITING);
    private final Turnstile members = new Turnstile(1, MOST_WAITING);
    private final Supplier<String> nobodysHash;

    PasswordCheck(Passwords passwords, Ids ids, InstantSource clock) {
        this.passwords = passwords;
        this.failures = new RateLimit(MOST_FAILURES, FAILURE_WINDOW, TOO_OFTEN, clock);
        this.failuresOfClients = new RateLimit(MOST_FAILURES_OF_CLIENT, CLIENT_WINDOW, TOO_OFTEN, clock);
        this.nobodysHash = new OnFirstUse<>(() -> passwords.hash(ids.secret()));
    }

    /** The hash of a stranger's new password, once it is their turn. */
    String hash(Client client, String password) {
        return strangers.pass(visitor(client), () -> passwords.hash(password));
    }

    /** The hash of a user's new password, once it is their turn. */
    String hash(User user, String password) {
        return members.pass(visitor(user), () -> passwords.hash(password));
    }

    /**
     * The user, when the password is theirs.
     *
     * @param address whose failures count together, with those from the same client
     * @param user asked for only when there may be one more try
     * @throws Refusal {@code rate_limited} after too many failures
     */
    Optional<User> passed(String address, Client client, Supplier<Optional<User>> user, String password) {
        Visitor visitor = visitor(client);
        String name = client.address();
        return forgiven(
                key(address, client),
                () -> client.local()
                        ? tried(strangers, visitor, user.get(), password)
                        : counted(failuresOfClients, name, () -> tried(strangers, visitor, user.get(), password)));
    }

    /** The same for who is signed in already, and so counted by their account alone. */
    Optional<User> confirmed(User user, Client client, String password) {
        return forgiven(
                key(user.email().key(), client), () -> tried(members, visitor(user), Optional.of(user), password));
    }

    private static String key(String address, Client client) {
        return address + " " + client.address();
    }

    private Visitor visitor(Client client) {
        return new Visitor(client.address(), failuresOfClients.hasTaken(client.address(), SUSPECT_FOR));
    }

    private static Visitor visitor(User user) {
        return new Visitor(user.id().value(), false);
    }

    /** One that succeeds has the failures before it forgotten. */
    private Optional<User> forgiven(String key, Supplier<Optional<User>> attempt) {
        Optional<User> found = counted(failures, key, attempt);
        found.ifPresent(user -> failures.forget(key));
        return found;
    }

    /** Counts an attempt before it is made, so that those at the same time count too; one that succeeds is none. */
    private static Optional<User> counted(RateLimit limit, String key, Supplier<Optional<User>> attempt) {
        limit.take(key);
        try {
            Optional<User> found = attempt.get();
            found.ifPresent(user -> limit.giveBack(key));
            return found;
        } catch (RuntimeException untried) {
            limit.giveBack(key);
            throw untried;
        }
    }

    private Optional<User> tried(Turnstile turnstile, Visitor visitor, Optional<User> user, String password) {
        boolean matches = turnstile.pass(
                visitor,
                () -> passwords.matches(password, user.map(User::passwordHash).orElseGet(nobodysHash)));
        return user.filter(known -> matches);
    }

    /** The hash that is to stand in place of the user's; empty when that is as it should be. */
    Optional<String> renewed(User user, Client client, String password) {
        return passwords.isOutdated(user.passwordHash()) ? Optional.of(hash(client, password)) : Optional.empty();
    }
}
