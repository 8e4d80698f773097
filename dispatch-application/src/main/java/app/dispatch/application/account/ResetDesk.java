package app.dispatch.application.account;

import app.dispatch.application.RateLimit;
import app.dispatch.application.account.Accounts.Client;
import app.dispatch.domain.account.Email;
import app.dispatch.domain.account.ResetCode;
import app.dispatch.domain.account.User;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes down who forgot a password, and lets those with a code choose another. Taking down looks for no account: what is answered, and
 * how long that takes, is the same whether there is one.
 */
final class ResetDesk {
    private static final int MOST_OF_CLIENT = 20;
    private static final int MOST_OF_ADDRESS = 3;
    private static final Duration WINDOW = Duration.ofHours(1);

    /** Nobody finds one of 131 random bits; but each try may cost a hash. */
    private static final int MOST_TRIED = 20;

    private static final Duration TRIED_WINDOW = Duration.ofMinutes(10);

    private final AccountStore accounts;
    private final Optional<ResetMailStore> mails;
    private final InstantSource clock;
    private final RateLimit ofClients;
    private final RateLimit ofAddresses;
    private final RateLimit tried;

    /** @param mails empty where none are sent */
    ResetDesk(AccountStore accounts, Optional<ResetMailStore> mails, InstantSource clock) {
        this.accounts = accounts;
        this.mails = mails;
        this.tried = new RateLimit(MOST_TRIED, TRIED_WINDOW, "Too many codes were tried; try again later", clock);
        this.clock = clock;
        this.ofClients = new RateLimit(
                MOST_OF_CLIENT,
                WINDOW,
                "Too many new passwords were asked for from your address; try again later",
                clock);
        this.ofAddresses = new RateLimit(MOST_OF_ADDRESS, WINDOW, "", clock);
    }

    /**
     * Takes somebody down.
     *
     * @param address empty for what is none, and so nobody's
     * @return whether mails are sent
     */
    boolean ask(Optional<Email> address, Client client) {
        mails.ifPresent(store -> {
            ofClients.take(client.address());
            address.filter(this::isNotTooOften).ifPresent(email -> note(store, email));
        });
        return mails.isPresent();
    }

    private void note(ResetMailStore store, Email email) {
        if (!store.ask(email, clock.instant(), ResetMails.MOST_WAITING)) {
            throw Refusal.retryLater(
                    ErrorCode.UNAVAILABLE, "Too many wait for a new password; try again later", Duration.ofMinutes(1));
        }
    }

    /** Uses a code; the password is hashed for one that is valid alone. */
    User use(String code, Client client, Supplier<String> newHash) {
        tried.take(client.address());
        String hash = new ResetCode(code).hash();
        User user = accounts.byReset(hash, clock.instant()).orElseThrow(ResetDesk::invalid);
        if (!accounts.resetPassword(user.id(), newHash.get(), hash, clock.instant())) {
            throw invalid();
        }
        tried.giveBack(client.address());
        return user;
    }

    private static Refusal invalid() {
        return Refusal.of(
                ErrorCode.FORBIDDEN, "This code is not valid: it has been used, has expired, or never was one");
    }

    /** Who asks for somebody else's again and again is told nothing, and fills no mailbox. */
    private boolean isNotTooOften(Email email) {
        try {
            ofAddresses.take(email.key());
            return true;
        } catch (Refusal tooOften) {
            return false;
        }
    }
}
