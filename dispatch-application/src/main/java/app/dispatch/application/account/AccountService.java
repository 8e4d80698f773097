package app.dispatch.application.account;

import app.dispatch.application.Ids;
import app.dispatch.domain.account.Email;
import app.dispatch.domain.account.Session;
import app.dispatch.domain.account.SessionId;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Creates accounts, opens sessions and ends them. */
public final class AccountService implements Accounts {
    /** How long a session lasts. */
    public static final Duration SESSION_LENGTH = Duration.ofDays(30);

    private static final int LEAST_PASSWORD = 7;
    private static final int MOST_PASSWORD = 128;
    private static final int MOST_NAME = 100;
    private static final int MOST_FAILURES = 10;
    private static final Duration FAILURE_WINDOW = Duration.ofMinutes(15);
    private static final int MOST_SIGNUPS = 100;
    private static final Duration SIGNUP_WINDOW = Duration.ofMinutes(1);

    private final AccountStore store;
    private final Passwords passwords;
    private final Ids ids;
    private final InstantSource clock;
    private final AttemptLimit failures;
    private final AttemptLimit signups;
    private final Supplier<String> nobodysHash;

    public AccountService(AccountStore store, Passwords passwords, Ids ids, InstantSource clock) {
        this.store = store;
        this.passwords = passwords;
        this.ids = ids;
        this.clock = clock;
        this.failures = new AttemptLimit(MOST_FAILURES, FAILURE_WINDOW, clock);
        this.signups = new AttemptLimit(MOST_SIGNUPS, SIGNUP_WINDOW, clock);
        this.nobodysHash = new OnFirstUse<>(() -> passwords.hash(ids.secret()));
    }

    @Override
    public SignedIn signUp(String email, String password, String name, String client) {
        Email address = checked(email, password, name);
        signups.take(client);
        User user = new User(
                new UserId(ids.next("usr_")), address, name.strip(), passwords.hash(password), clock.instant());
        if (!store.add(user)) {
            throw Refusal.of(ErrorCode.EMAIL_TAKEN, "There is already an account with this e-mail address");
        }
        return signedIn(user);
    }

    private static Email checked(String email, String password, String name) {
        List<Problem> problems = new ArrayList<>();
        Optional<Email> address = address(email);
        if (address.isEmpty()) {
            problems.add(new Problem("/email", "must be an e-mail address"));
        }
        int length = password.codePointCount(0, password.length());
        if (length < LEAST_PASSWORD || length > MOST_PASSWORD) {
            problems.add(new Problem(
                    "/password", "must be " + LEAST_PASSWORD + " to " + MOST_PASSWORD + " characters long"));
        }
        if (name.length() > MOST_NAME) {
            problems.add(new Problem("/name", "must be at most " + MOST_NAME + " characters long"));
        }
        if (!problems.isEmpty()) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "This account cannot be created", problems);
        }
        return address.orElseThrow();
    }

    private static Optional<Email> address(String email) {
        try {
            return Optional.of(new Email(email));
        } catch (IllegalArgumentException invalid) {
            return Optional.empty();
        }
    }

    @Override
    public SignedIn logIn(String email, String password, String client) {
        String key = address(email).map(Email::key).orElse("") + " " + client;
        failures.take(key);
        Optional<User> user = address(email).flatMap(store::byEmail);
        if (!isRight(password, user, key) || user.isEmpty()) {
            throw Refusal.of(ErrorCode.INVALID_CREDENTIALS, "E-mail address or password is wrong");
        }
        failures.forget(key);
        return signedIn(user.get());
    }

    /** Hashes a password of any length, and for nobody too, so that an answer's time says nothing of an account. */
    private boolean isRight(String password, Optional<User> user, String key) {
        try {
            return passwords.matches(password, user.map(User::passwordHash).orElseGet(nobodysHash));
        } catch (Refusal busy) {
            failures.giveBack(key); // nothing was tried
            throw busy;
        }
    }

    private SignedIn signedIn(User user) {
        Instant now = clock.instant();
        Session session = new Session(new SessionId(ids.next("ses_")), user.id(), now, now.plus(SESSION_LENGTH));
        store.open(session);
        return new SignedIn(user, session);
    }

    @Override
    public void logOut(SessionId session) {
        store.close(session);
    }

    @Override
    public Optional<User> user(SessionId session) {
        return store.bySession(session, clock.instant());
    }
}
