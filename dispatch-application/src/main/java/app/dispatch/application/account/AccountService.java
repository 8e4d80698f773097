package app.dispatch.application.account;

import app.dispatch.application.Ids;
import app.dispatch.domain.account.Email;
import app.dispatch.domain.account.Session;
import app.dispatch.domain.account.SessionHandle;
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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Creates accounts, opens sessions and ends them. */
public final class AccountService implements Accounts {
    /** How long a session lasts. */
    public static final Duration SESSION_LENGTH = Duration.ofDays(30);

    private static final int LEAST_PASSWORD = 7;
    private static final int MOST_PASSWORD = 128;
    private static final int MOST_NAME = 100;
    private static final int MOST_USER_AGENT = 200;

    /** The second is for what a request has begun that was let in just before the first. */
    private static final int ROUNDS = 2;

    private static final int MOST_SIGNUPS = 100;
    private static final Duration SIGNUP_WINDOW = Duration.ofMinutes(1);

    private final AccountStore store;
    private final Passwords passwords;
    private final Consumer<UserId> stopRuns;
    private final Ids ids;
    private final InstantSource clock;
    private final PasswordCheck check;
    private final AttemptLimit signups;

    /**
     * Accounts in this store.
     *
     * @param stopRuns ends all runs of a user that are under way
     */
    public AccountService(
            AccountStore store, Passwords passwords, Consumer<UserId> stopRuns, Ids ids, InstantSource clock) {
        this.store = store;
        this.passwords = passwords;
        this.stopRuns = stopRuns;
        this.ids = ids;
        this.clock = clock;
        this.check = new PasswordCheck(passwords, ids, clock);
        this.signups = new AttemptLimit(MOST_SIGNUPS, SIGNUP_WINDOW, clock);
    }

    @Override
    public SignedIn signUp(String email, String password, String name, Client client) {
        Email address = checked(email, password, name);
        signups.take(client.address());
        User user = new User(
                new UserId(ids.next("usr_")), address, name.strip(), passwords.hash(password), clock.instant());
        if (!store.add(user)) {
            throw Refusal.of(ErrorCode.EMAIL_TAKEN, "There is already an account with this e-mail address");
        }
        return signedIn(user, client).orElseThrow(AccountService::wrong);
    }

    private static Email checked(String email, String password, String name) {
        List<Problem> problems = new ArrayList<>();
        Optional<Email> address = address(email);
        if (address.isEmpty()) {
            problems.add(new Problem("/email", "must be an e-mail address"));
        }
        checkPassword(password, "/password", problems);
        if (name.length() > MOST_NAME) {
            problems.add(new Problem("/name", "must be at most " + MOST_NAME + " characters long"));
        }
        if (!problems.isEmpty()) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "This account cannot be created", problems);
        }
        return address.orElseThrow();
    }

    private static void checkPassword(String password, String path, List<Problem> problems) {
        int length = password.codePointCount(0, password.length());
        if (length < LEAST_PASSWORD || length > MOST_PASSWORD) {
            problems.add(new Problem(path, "must be " + LEAST_PASSWORD + " to " + MOST_PASSWORD + " characters long"));
        }
    }

    private static Optional<Email> address(String email) {
        try {
            return Optional.of(new Email(email));
        } catch (IllegalArgumentException invalid) {
            return Optional.empty();
        }
    }

    @Override
    public SignedIn logIn(String email, String password, Client client) {
        Optional<Email> address = address(email);
        return check.passed(address.map(Email::key).orElse(""), client, () -> address.flatMap(store::byEmail), password)
                .flatMap(user -> signedIn(user, client))
                .orElseThrow(AccountService::wrong);
    }

    private static Refusal wrong() {
        return Refusal.of(ErrorCode.INVALID_CREDENTIALS, "E-mail address or password is wrong");
    }

    /** Empty when the user was deleted, or got another password, while this one was checked. */
    private Optional<SignedIn> signedIn(User user, Client client) {
        Instant now = clock.instant();
        Session session = new Session(
                new SessionId(ids.next("ses_")), user.id(), now, now.plus(SESSION_LENGTH), shown(client.userAgent()));
        return store.open(user, session) ? Optional.of(new SignedIn(user, session)) : Optional.empty();
    }

    private static @Nullable String shown(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return null;
        }
        String printable = userAgent.strip().replaceAll("\\p{C}", "?");
        return printable.substring(0, Math.min(printable.length(), MOST_USER_AGENT));
    }

    @Override
    public void logOut(SessionId session) {
        store.close(session);
    }

    @Override
    public Optional<User> user(SessionId session) {
        return store.bySession(session, clock.instant());
    }

    @Override
    public Set<SessionId> valid(Collection<SessionId> sessions) {
        return store.valid(sessions, clock.instant());
    }

    @Override
    public List<Session> sessions(UserId owner) {
        return store.sessions(owner, clock.instant());
    }

    @Override
    public void endSession(UserId owner, SessionHandle handle) {
        Session session = sessions(owner).stream()
                .filter(each -> each.handle().equals(handle))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        store.close(session.id());
    }

    @Override
    public int changePassword(UserId owner, SessionId present, String current, String next, Client client) {
        List<Problem> problems = new ArrayList<>();
        checkPassword(next, "/newPassword", problems);
        if (!problems.isEmpty()) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "This password cannot be used", problems);
        }
        User user = confirmed(owner, current, client);
        return store.changePassword(user, passwords.hash(next), present)
                .orElseThrow(
                        () -> Refusal.of(ErrorCode.CONFLICT, "The account was changed by another request; try again"));
    }

    @Override
    public void delete(UserId owner, String password, Client client) {
        confirmed(owner, password, client);
        for (int round = 1; round <= ROUNDS; round++) {
            stopRuns.accept(owner);
            store.delete(owner);
        }
    }

    /** The owner, who has just said their password. */
    private User confirmed(UserId owner, String password, Client client) {
        User user = store.byId(owner).orElseThrow(AccountService::wrongPassword);
        return check.passed(user.email().key(), client, () -> Optional.of(user), password)
                .orElseThrow(AccountService::wrongPassword);
    }

    private static Refusal wrongPassword() {
        return Refusal.of(ErrorCode.INVALID_CREDENTIALS, "The password is wrong");
    }
}
