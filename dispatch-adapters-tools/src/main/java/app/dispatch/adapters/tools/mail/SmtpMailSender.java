package app.dispatch.adapters.tools.mail;

import app.dispatch.application.mail.Mail;
import app.dispatch.application.mail.MailFailed;
import app.dispatch.application.mail.MailSender;
import app.dispatch.domain.account.Email;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/**
 * Hands mails over to a server of SMTP (RFC 6409), one connection for each. To another machine it speaks encrypted or not at all, to
 * a server that has a certificate for its name.
 *
 * @param from the address that mails are from
 * @param patience how long each answer may take
 * @param ids makes the left part of an id of a mail
 */
public record SmtpMailSender(
        SmtpServer server,
        Email from,
        Duration patience,
        SSLSocketFactory certificates,
        Supplier<String> ids,
        InstantSource clock)
        implements MailSender {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    /** RFC 5322 section 2.1.1: what is longer may be cut. */
    private static final int LINE = 76;

    private static final String CRLF = "\r\n";

    @Override
    public void send(Mail mail) {
        SmtpSession.Way way = way();
        try (SmtpSession session = SmtpSession.open(way)) {
            hand(session, mail);
        } catch (IOException broken) {
            // In words of its own: the exception's may hold what the server said of the person.
            throw new MailFailed(way.failures().text(broken));
        }
    }

    /**
     * Connects and signs in as for a mail, and hands over none.
     *
     * @throws MailFailed when that would fail
     */
    public void tryLogin() {
        SmtpSession.Way way = way();
        try {
            SmtpSession.open(way).close();
        } catch (IOException broken) {
            throw new MailFailed(way.failures().text(broken));
        }
    }

    private SmtpSession.Way way() {
        return new SmtpSession.Way(server, domain(), patience, certificates);
    }

    private String domain() {
        return from.value().replaceFirst(".*@", "");
    }

    private void hand(SmtpSession session, Mail mail) throws IOException {
        boolean wide = !isAscii(mail.to().value());
        if (wide && !session.offers("SMTPUTF8")) {
            throw new MailFailed(server + " takes no addresses beyond ASCII");
        }
        SmtpTalk talk = session.talk();
        talk.ask("MAIL FROM:<" + from.value() + ">" + (wide ? " SMTPUTF8" : ""), 250, sender());
        talk.ask("RCPT TO:<" + mail.to().value() + ">", 250, "the recipient");
        talk.ask("DATA", 354, "DATA");
        talk.ask(message(mail) + ".", 250, "the mail");
    }

    private SmtpTalk.Asked sender() {
        return new SmtpTalk.Asked(
                "the sender",
                server.login() == null
                        ? "it may want a login: a user and a password in its URL"
                        : "it may know another address as this user's");
    }

    /** Base64 has no line that begins with a dot, nor one that is long, nor one that means something to somebody on the way. */
    private String message(Mail mail) {
        return "Date: " + DATE.format(clock.instant().atOffset(ZoneOffset.UTC)) + CRLF
                + "From: Dispatch <" + from.value() + ">" + CRLF
                + "To: <" + mail.to().value() + ">" + CRLF
                + "Message-ID: <" + ids.get() + "@" + domain() + ">" + CRLF
                + "Subject: " + mail.subject() + CRLF
                + "Auto-Submitted: auto-generated" + CRLF
                + "MIME-Version: 1.0" + CRLF
                + "Content-Type: text/plain; charset=utf-8" + CRLF
                + "Content-Transfer-Encoding: base64" + CRLF + CRLF
                + Base64.getMimeEncoder(LINE, CRLF.getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(mail.text().replace("\n", CRLF).getBytes(StandardCharsets.UTF_8))
                + CRLF;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
