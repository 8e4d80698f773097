package app.dispatch.application.account;

import app.dispatch.application.mail.MailSender;
import app.dispatch.domain.account.ResetCode;

/**
 * How links for another password get to people.
 *
 * @param server the address at which people reach the server, without a slash at its end; never one that a request says, which
 *     could lead elsewhere
 */
public record ResetLinks(MailSender sender, String server) {
    /** The page at which a password is chosen by this code. */
    public String of(ResetCode code) {
        return server + "/reset#" + code.text();
    }
}
