package app.dispatch.application.account;

import app.dispatch.application.Ids;
import app.dispatch.application.RateLimit;
import app.dispatch.application.account.AccountStore.Added;
import app.dispatch.domain.account.Email;
import app.dispatch.domain.account.InvitationCode;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates accounts, opens sessions and ends them. */
public final class AccountService implements Accounts {
    /** How long a session lasts. */
    public static final Duration SESSION_LENGTH = Duration.ofDays(30);

    private static final int MOST_NAME = 100;
    private static final int MOST_USER_AGENT = 200;

    /** The second is for what a request has begun that was let in just before the first. */
    private static final int ROUNDS = 2;

    private static final Duration SIGNUP_WINDOW = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(AccountService.class);

    private final AccountStore store;
    private final Consumer<UserId> stopRuns;
    private final Ids ids;
    private final InstantSource clock;
    private final PasswordCheck check;
    private final PasswordRules rules = new PasswordRules();
    private final SignUps signUps;
    private final RateLimit signUpsOfClients;
    private final ResetDesk resets;

    /**
     * Accounts in this store.
     *
     * @param stopRuns ends all runs of a user that are under way
     */
    public AccountService(
            AccountStore store,
            Passwords passwords,
            SignUps signUps,
            Consumer<UserId> stopRuns,
            Ids ids,
            InstantSource clock) {
        this(store, passwords, signUps, stopRuns, ids, clock, Optional.empty());
    }

    /**
     * The same.
     *
     * @param resetMails keeps who is to get a link for another password; empty where no mails are sent
     */
    public AccountService(
            AccountStore store,
            Passwords passwords,
            SignUps signUps,
            Consumer<UserId> stopRuns,
            Ids ids,
            InstantSource clock,
            Optional<ResetMailStore> resetMails) {
        this.store = store;
        this.resets = new ResetDesk(store, resetMails, clock);
        this.stopRuns = stopRuns;
        this.ids = ids;
        this.clock = clock;
        this.check = new PasswordCheck(passwords, ids, clock);
        this.signUps = signUps;
        this.signUpsOfClients = new RateLimit(
                signUps.perHour(),
                SIGNUP_WINDOW,
                "Too many accounts were created from your address; try again later",
                clock);
    }

    @Override
    public SignedIn signUp(Newcomer newcomer, Client client) {
        Optional<String> invitation = admitted(newcomer);
        Email address = checked(newcomer);
        boolean counted = signUps.perHour() > 0 && !client.local();
        if (counted) {
            signUpsOfClients.take(client.address());
        }
        try {
            return signedUp(newcomer, address, invitation, client);
        } catch (Refusal refused) {
            if (counted && refused.errorCode() == ErrorCode.RATE_LIMITED) {
                signUpsOfClients.giveBack(client.address()); // nothing was tried
            }
            throw refused;
        }
    }

    private SignedIn signedUp(Newcomer newcomer, Email address, Optional<String> invitation, Client client) {
        User user = new User(
                new UserId(ids.next("usr_")),
                address,
                newcomer.name().strip(),
                check.hash(client, newcomer.password()),
                clock.instant());
        Added added = invitation
                .map(hash -> store.add(user, hash))
                .orElseGet(() -> store.add(user) ? Added.YES : Added.TAKEN);
        return switch (added) {
            case YES -> signedIn(user, client).orElseThrow(AccountService::wrong);
            case TAKEN ->
                throw Refusal.of(ErrorCode.EMAIL_TAKEN, "There is already an account with this e-mail address");
            case UNINVITED -> throw uninvited();
        };
    }

    /** The hash of the invitation that is to be used; empty where none is needed. */
    private Optional<String> admitted(Newcomer newcomer) {
        return switch (signUps.policy()) {
            case OPEN -> Optional.empty();
            case CLOSED -> throw closed();
            case INVITE -> {
                String code = newcomer.invitation();
                if (code == null) {
                    throw Refusal.of(
                            ErrorCode.FORBIDDEN,
                            "This server creates accounts for invited people alone; send the code as `invite`");
                }
                String hash = new InvitationCode(code).hash();
                if (!store.isInvited(hash, clock.instant())) {
                    throw uninvited();
                }
                yield Optional.of(hash);
            }
        };
    }

    private static Refusal closed() {
        return Refusal.of(ErrorCode.FORBIDDEN, "This server creates no accounts; ask whoever runs it");
    }

    private static Refusal uninvited() {
        return Refusal.of(
                ErrorCode.FORBIDDEN, "This invitation is not valid: it has been used, has expired, or never was one");
    }

    @Override
    public Invitation invite(UserId owner) {
        if (signUps.policy() == SignUps.Policy.CLOSED) {
            throw closed();
        }
        InvitationCode code = new InvitationCode(ids.next(InvitationCode.PREFIX));
        Instant now = clock.instant();
        Instant expiresAt = now.plus(InvitationCode.LIFE);
        if (!store.invite(owner, code.hash(), now, expiresAt, MOST_INVITATIONS)) {
            throw Refusal.of(
                    ErrorCode.CONFLICT,
                    MOST_INVITATIONS + " of your invitations are open; wait until one is used or has expired");
        }
        return new Invitation(code, expiresAt);
    }

    private Email checked(Newcomer newcomer) {
        List<Problem> problems = new ArrayList<>();
        Optional<Email> address = address(newcomer.email());
        if (address.isEmpty()) {
            problems.add(new Problem("/email", "must be an e-mail address"));
        }
        rules.check(newcomer.password(), "/password", problems);
        if (newcomer.name().length() > MOST_NAME) {
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
    public SignedIn logIn(String email, String password, Client client) {
        Optional<Email> address = address(email);
        for (int round = 1; round <= ROUNDS; round++) {
            User user = check.passed(
                            address.map(Email::key).orElse(""), client, () -> address.flatMap(store::byEmail), password)
                    .orElseThrow(AccountService::wrong);
            Optional<SignedIn> signedIn = signedIn(user, client);
            if (user.isLocked()) {
                throw Refusal.of(ErrorCode.FORBIDDEN, "This account is locked; ask whoever runs the server");
            }
            if (signedIn.isPresent()) {
                renew(user, password, client);
                return signedIn.get();
            }
            // Another login has just renewed the hash, or the password is another now: the next round tells.
        }
        throw wrong();
    }

    /** Hashes the password anew when it was hashed in a way that is not today's; whoever is too busy does it next time. */
    private void renew(User user, String password, Client client) {
        try {
            check.renewed(user, client, password).ifPresent(hash -> store.rehash(user, hash));
        } catch (Refusal busy) {
            LOG.debug("The hash of {} is renewed at another login", user.id());
        }
    }

    private static Refusal wrong() {
        return Refusal.of(ErrorCode.INVALID_CREDENTIALS, "E-mail address or password is wrong");
    }

    /** Empty when the user was deleted, or got another password, while this one was checked. */
    private Optional<SignedIn> signedIn(User user, Client client) {
        Instant now = clock.instant();
        Session session = new Session(
                new SessionId(ids.next("ses_")), user.id(), now, now.plus(SESSION_LENGTH), shown(client.userAgent()));
        return store.open(user, session, MOST_SESSIONS) ? Optional.of(new SignedIn(user, session)) : Optional.empty();
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
        Instant now = clock.instant();
        Optional<User> user = store.bySession(session, now);
        user.filter(known -> known.standing().isVisitWorthNoting(now)).ifPresent(known -> store.seen(known.id(), now));
        return user;
    }

    @Override
    public boolean askForReset(String email, Client client) {
        return resets.ask(address(email), client);
    }

    @Override
    public User resetPassword(String code, String next, Client client) {
        rules.require(next, "/password");
        return resets.use(code, client, () -> check.hash(client, next));
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
                .orElseThrow(() -> Refusal.notFound("session"));
        store.close(session.id());
    }

    @Override
    public int changePassword(UserId owner, SessionId present, String current, String next, Client client) {
        rules.require(next, "/newPassword");
        User user = confirmed(owner, current, client);
        return store.changePassword(user, check.hash(user, next), present)
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
        return check.confirmed(user, client, password).orElseThrow(AccountService::wrongPassword);
    }

    private static Refusal wrongPassword() {
        return Refusal.of(ErrorCode.INVALID_CREDENTIALS, "The password is wrong");
    }
}
