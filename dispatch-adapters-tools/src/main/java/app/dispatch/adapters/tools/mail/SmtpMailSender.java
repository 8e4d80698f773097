package app.dispatch.adapters.tools.mail;

import app.dispatch.application.mail.Mail;
import app.dispatch.application.mail.MailFailed;
import app.dispatch.application.mail.MailSender;
import app.dispatch.domain.account.Email;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
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
        try (Socket plain = connected()) {
            if (server.tls()) {
                try (Socket encrypted = encrypted(plain)) {
                    hand(new SmtpTalk(encrypted), mail);
                }
            } else {
                start(plain, mail);
            }
        } catch (IOException broken) {
            // Its words may hold what the server said of the person.
            throw new MailFailed("the connection to " + server + " failed: "
                    + broken.getClass().getSimpleName());
        }
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(server.host(), server.port()), (int) patience.toMillis());
            socket.setSoTimeout((int) patience.toMillis());
            return socket;
        } catch (IOException unreachable) {
            socket.close();
            throw unreachable;
        }
    }

    private Socket encrypted(Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) certificates.createSocket(plain, server.host(), server.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // the certificate must be for the host
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private void start(Socket plain, Mail mail) throws IOException {
        SmtpTalk talk = new SmtpTalk(plain);
        talk.expect(220, "its greeting");
        String offers = talk.ask("EHLO dispatch", 250, "EHLO");
        if (!offered(offers, "STARTTLS")) {
            if (!server.isLocal()) {
                throw new MailFailed(server + " offers no encryption (STARTTLS); use smtps:// if it has that");
            }
            hand(talk, offers, mail);
            return;
        }
        talk.ask("STARTTLS", 220, "STARTTLS");
        try (Socket encrypted = encrypted(plain)) {
            SmtpTalk secret = new SmtpTalk(encrypted);
            hand(secret, secret.ask("EHLO dispatch", 250, "EHLO"), mail);
        }
    }

    private void hand(SmtpTalk talk, Mail mail) throws IOException {
        talk.expect(220, "its greeting");
        hand(talk, talk.ask("EHLO dispatch", 250, "EHLO"), mail);
    }

    private void hand(SmtpTalk talk, String offers, Mail mail) throws IOException {
        if (server.login() != null) {
            talk.ask("AUTH PLAIN " + plain(server.login()), 235, "the login");
        }
        boolean wide = !isAscii(mail.to().value());
        if (wide && !offered(offers, "SMTPUTF8")) {
            throw new MailFailed(server + " takes no addresses beyond ASCII");
        }
        talk.ask("MAIL FROM:<" + from.value() + ">" + (wide ? " SMTPUTF8" : ""), 250, "the sender");
        talk.ask("RCPT TO:<" + mail.to().value() + ">", 250, "the recipient");
        talk.ask("DATA", 354, "DATA");
        talk.ask(message(mail) + ".", 250, "the mail");
        talk.say("QUIT");
    }

    private static boolean offered(String offers, String what) {
        return offers.lines().anyMatch(line -> line.toUpperCase(Locale.ROOT).matches("250[ -]" + what + "( .*)?"));
    }

    /** RFC 4616. */
    private static String plain(SmtpServer.Login login) {
        return base64("\0" + login.user() + "\0" + login.password());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Base64 has no line that begins with a dot, nor one that is long, nor one that means something to somebody on the way. */
    private String message(Mail mail) {
        String host = Objects.requireNonNull(from.value()).replaceFirst(".*@", "");
        return "Date: " + DATE.format(clock.instant().atOffset(ZoneOffset.UTC)) + CRLF
                + "From: Dispatch <" + from.value() + ">" + CRLF
                + "To: <" + mail.to().value() + ">" + CRLF
                + "Message-ID: <" + ids.get() + "@" + host + ">" + CRLF
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
