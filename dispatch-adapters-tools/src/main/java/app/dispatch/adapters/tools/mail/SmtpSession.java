package app.dispatch.adapters.tools.mail;

import app.dispatch.adapters.tools.egress.ConnectionFailures;
import app.dispatch.adapters.tools.mail.SmtpTalk.Asked;
import app.dispatch.application.mail.MailFailed;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A connection on which mails can be handed over: greeted, encrypted, and signed in where there is a login.
 *
 * @param offers what the server says that it can do
 */
record SmtpSession(Socket socket, SmtpTalk talk, String offers) implements AutoCloseable {
    /** RFC 4954 section 4; some servers write it as their forerunners did, with an equals sign. */
    private static final Pattern LOGINS = Pattern.compile("250[ -]AUTH[ =](.*)", Pattern.CASE_INSENSITIVE);

    private static final Pattern LOGIN = Pattern.compile("[A-Z0-9_-]{1,20}");
    private static final int MOST_TOLD = 10;

    private static final Asked SIGN_IN = new Asked(
            "the login",
            "check user and password: some providers want a password made for apps, or a key in its place");

    /**
     * How to get there.
     *
     * @param name what the client says that it is: a domain (RFC 5321 section 4.1.4)
     * @param patience how long each answer may take
     */
    record Way(SmtpServer server, String name, Duration patience, SSLSocketFactory certificates) {
        ConnectionFailures failures() {
            return new ConnectionFailures(
                    server.host(),
                    server.port(),
                    patience,
                    server.tls() ? "" : "it may want TLS from the first byte (smtps://)",
                    "use smtp:// there, which turns to TLS by STARTTLS");
        }
    }

    /**
     * Connects and signs in.
     *
     * @throws MailFailed when the server refuses, or does not encrypt
     * @throws IOException when the connection breaks
     */
    static SmtpSession open(Way way) throws IOException {
        Socket plain = connected(way);
        try {
            SmtpSession session = way.server().tls() ? greeted(encrypted(plain, way), way) : started(plain, way);
            session.signIn(way.server());
            return session;
        } catch (IOException | RuntimeException failed) {
            plain.close();
            throw failed;
        }
    }

    private static Socket connected(Way way) throws IOException {
        Socket socket = new Socket();
        int patience = (int) way.patience().toMillis();
        try {
            socket.connect(
                    new InetSocketAddress(way.server().host(), way.server().port()), patience);
            socket.setSoTimeout(patience);
            return socket;
        } catch (IOException unreachable) {
            socket.close();
            throw unreachable;
        }
    }

    private static Socket encrypted(Socket plain, Way way) throws IOException {
        SmtpServer server = way.server();
        SSLSocket socket = (SSLSocket) way.certificates().createSocket(plain, server.host(), server.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // the certificate must be for the host
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static SmtpSession greeted(Socket socket, Way way) throws IOException {
        SmtpTalk talk = new SmtpTalk(socket);
        talk.expect(220, Asked.of("its greeting"));
        return said(socket, talk, way);
    }

    private static SmtpSession said(Socket socket, SmtpTalk talk, Way way) throws IOException {
        return new SmtpSession(socket, talk, talk.ask("EHLO " + way.name(), 250, "EHLO"));
    }

    /** To another machine it goes on encrypted or not at all. */
    private static SmtpSession started(Socket plain, Way way) throws IOException {
        SmtpSession session = greeted(plain, way);
        if (!session.offers("STARTTLS")) {
            if (!way.server().isLocal()) {
                throw new MailFailed(way.server() + " offers no encryption (STARTTLS); use smtps:// if it has that");
            }
            return session;
        }
        session.talk().ask("STARTTLS", 220, "STARTTLS");
        Socket secret = encrypted(plain, way);
        return said(secret, new SmtpTalk(secret), way);
    }

    /** Whether the server can do that. */
    boolean offers(String what) {
        return offers.lines().anyMatch(line -> line.toUpperCase(Locale.ROOT).matches("250[ -]" + what + "( .*)?"));
    }

    private void signIn(SmtpServer server) throws IOException {
        SmtpServer.Login login = server.login();
        if (login == null) {
            return;
        }
        List<String> ways = logins();
        if (ways.contains("PLAIN")) { // RFC 4616
            talk.ask("AUTH PLAIN " + base64("\0" + login.user() + "\0" + login.password()), 235, SIGN_IN);
        } else if (ways.contains("LOGIN")) { // draft-murchison-sasl-login, all that Office 365 has for passwords
            talk.ask("AUTH LOGIN", 334, SIGN_IN);
            talk.ask(base64(login.user()), 334, SIGN_IN);
            talk.ask(base64(login.password()), 235, SIGN_IN);
        } else if (ways.isEmpty()) {
            throw new MailFailed(server + " offers no login; take user and password out of its URL, or another port");
        } else {
            throw new MailFailed(server + " lets nobody in by a password, but by " + String.join(", ", ways)
                    + "; have it allow passwords, or use another server");
        }
    }

    /** The ways to sign in that the server offers. */
    private List<String> logins() {
        return offers.lines()
                .map(LOGINS::matcher)
                .flatMap(line -> line.matches() ? Stream.of(line.group(1).split(" ")) : Stream.empty())
                .map(way -> way.toUpperCase(Locale.ROOT))
                .filter(LOGIN.asMatchPredicate())
                .distinct()
                .limit(MOST_TOLD)
                .collect(Collectors.toList());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What was handed over stays so, however the connection ends. */
    @Override
    public void close() {
        try (socket) {
            talk.say("QUIT");
        } catch (IOException gone) {
            // Nobody waits for an answer.
        }
    }
}
