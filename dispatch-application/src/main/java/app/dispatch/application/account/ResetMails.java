package app.dispatch.application.account;

import app.dispatch.application.Ids;
import app.dispatch.application.account.ResetMailStore.Due;
import app.dispatch.application.background.Background;
import app.dispatch.application.background.Loop;
import app.dispatch.application.mail.Mail;
import app.dispatch.application.mail.MailFailed;
import app.dispatch.domain.account.ResetCode;
import app.dispatch.domain.account.User;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends who forgot a password a link for another. The code is made when the mail is: what waits to be sent holds no secret, and an
 * hour is an hour from the mail on.
 */
public final class ResetMails implements AutoCloseable {
    /** The most addresses that wait at once. */
    static final int MOST_WAITING = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(ResetMails.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    /** Longer than a mail takes to be handed over: by then the process that took it is gone. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** How long after each failure it is tried again; after the last it is given up. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(20));

    private static final int AT_A_TIME = 20;

    private final ResetMailStore store;
    private final AccountStore accounts;
    private final ResetLinks links;
    private final Ids ids;
    private final InstantSource clock;
    private final Loop loop;

    /** Sends by these links what waits in the store. */
    public ResetMails(
            ResetMailStore store,
            AccountStore accounts,
            ResetLinks links,
            Ids ids,
            InstantSource clock,
            Background background) {
        this.store = store;
        this.accounts = accounts;
        this.links = links;
        this.ids = ids;
        this.clock = clock;
        this.loop = background.loop("reset-mails", LOOK_AGAIN);
    }

    /** Begins to send. */
    public void start() {
        loop.begin(LOOK_AGAIN, () -> {
            sendDue();
            return LOOK_AGAIN;
        });
    }

    void sendDue() {
        Instant now = clock.instant();
        for (Due due : store.take(now, now.plus(LEASE), AT_A_TIME)) {
            try {
                send(due);
                store.done(due.to());
            } catch (MailFailed failed) {
                failed(due, String.valueOf(failed.getMessage()));
            }
        }
    }

    private void send(Due due) {
        Optional<User> user = accounts.byEmail(due.to()).filter(known -> !known.isLocked() && known.canSignIn());
        if (user.isEmpty()) {
            return; // nobody's, of which nobody is told
        }
        ResetCode code = new ResetCode(ids.next(ResetCode.PREFIX));
        Instant now = clock.instant();
        if (accounts.addReset(user.get().id(), code.hash(), now, now.plus(ResetCode.LIFE))) {
            links.sender().send(mail(user.get(), code));
        }
    }

    private Mail mail(User user, ResetCode code) {
        return new Mail(user.email(), "A new password for Dispatch", """
            Somebody, probably you, asked for a new password for your account at
            %s

            Choose one here, within an hour:
            %s

            If it was not you, do nothing: your password stays as it is.
            """.formatted(links.server(), links.of(code)));
    }

    private void failed(Due due, String why) {
        if (due.attempt() > PAUSES.size()) {
            LOG.error("a mail for a new password is given up after {} attempts: {}", due.attempt(), why);
            store.done(due.to());
            return;
        }
        LOG.warn("a mail for a new password could not be sent, attempt {}: {}", due.attempt(), why);
        store.later(due.to(), clock.instant().plus(PAUSES.get(due.attempt() - 1)));
    }

    @Override
    public void close() {
        loop.close();
    }
}
