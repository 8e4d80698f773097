package app.dispatch.application.mail;

/** Sends mails: a port. Safe for use by several threads. */
@FunctionalInterface
public interface MailSender {
    /**
     * Hands a mail over to who delivers it.
     *
     * @throws MailFailed when that is not done, or perhaps not
     */
    void send(Mail mail);
}
