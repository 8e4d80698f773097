package app.dispatch.application.account;

import app.dispatch.domain.account.Email;
import java.time.Instant;
import java.util.List;

/**
 * Keeps for which addresses a link for another password is to be sent: a port. It is kept for addresses that nobody has, too, so that
 * asking takes as long for those. Every change is durable when its method returns.
 */
public interface ResetMailStore {
    /**
     * An address whose turn it is.
     *
     * @param askedAt when it was asked for
     * @param attempt how many times it is tried now, 1 at first
     */
    record Due(Email to, Instant askedAt, int attempt) {}

    /**
     * Notes that somebody asked for the address; nothing happens when that is noted already.
     *
     * @param most how many addresses there may be at once
     * @return false, and nothing noted, when that is how many there are
     */
    boolean ask(Email to, Instant now, int most);

    /**
     * Those whose turn it is, the longest waiting first. Their next turn is {@code next}, so that of several processes one has them.
     *
     * @param most how many at most
     */
    List<Due> take(Instant now, Instant next, int most);

    /** Says when the next turn of an address is. */
    void later(Email to, Instant next);

    /** Forgets an address: its mail is sent, or never will be. */
    void done(Email to);
}
