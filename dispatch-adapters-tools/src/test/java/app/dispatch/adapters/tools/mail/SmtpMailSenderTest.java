package app.dispatch.adapters.tools.mail;

import static app.dispatch.application.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.mail.Mail;
import app.dispatch.application.mail.MailFailed;
import app.dispatch.domain.account.Email;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpMailSenderTest {
    private static final char[] PASSWORD = "password".toCharArray();
    private static final Mail MAIL = new Mail(new Email("ada@example.com"), "A subject", "Grüße\n.\nhttps://x/#code\n");

    @TempDir
    private static Path folder;

    private static SSLContext certificate;

    /** One for {@code localhost}, which nobody else vouches for. */
    @BeforeAll
    static void make() throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "smtp",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "password",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("smtp", keys.getCertificate("smtp"));
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(known);
        certificate = SSLContext.getInstance("TLS");
        certificate.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    }

    private static SmtpMailSender to(String url) throws Exception {
        return to(url, certificate);
    }

    private static SmtpMailSender to(String url, SSLContext trust) {
        return new SmtpMailSender(
                SmtpServer.parse(url),
                new Email("dispatch@example.com"),
                Duration.ofSeconds(5),
                trust.getSocketFactory(),
                () -> "mail_1",
                () -> Instant.parse("2026-03-01T12:00:00Z"));
    }

    private static String text(List<String> said) {
        String content = said.stream()
                .skip(said.indexOf("") + 1L)
                .takeWhile(line -> !line.equals("."))
                .collect(Collectors.joining("\r\n"));
        return new String(Base64.getMimeDecoder().decode(content), StandardCharsets.UTF_8);
    }

    @Test
    void a_mail_is_handed_over_whole() throws Exception {
        try (SmtpStandIn server = new SmtpStandIn(Map.of(), null, false)) {
            to("smtp://localhost:" + server.port()).send(MAIL);

            eventually(() -> server.said.contains("QUIT"));
            assertThat(server.said)
                    .startsWith(
                            "EHLO example.com",
                            "MAIL FROM:<dispatch@example.com>",
                            "RCPT TO:<ada@example.com>",
                            "DATA",
                            "Date: Sun, 1 Mar 2026 12:00:00 +0000",
                            "From: Dispatch <dispatch@example.com>",
                            "To: <ada@example.com>",
                            "Message-ID: <mail_1@example.com>",
                            "Subject: A subject")
                    .contains("Content-Type: text/plain; charset=utf-8");
            assertThat(text(server.said)).isEqualTo("Grüße\r\n.\r\nhttps://x/#code\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"smtps, true", "smtp, false"})
    void who_hands_it_over_says_the_password_on_an_encrypted_connection_alone(String scheme, boolean atOnce)
            throws Exception {
        try (SmtpStandIn server = new SmtpStandIn(Map.of(), certificate, atOnce)) {
            to(scheme + "://ada%40x:p%2Bw%3A@localhost:" + server.port()).send(MAIL);

            String login = "AUTH PLAIN "
                    + Base64.getEncoder().encodeToString("\0ada@x\0p+w:".getBytes(StandardCharsets.UTF_8));
            assertThat(server.said).contains("(encrypted)", login, "DATA");
            assertThat(server.said.indexOf(login)).isGreaterThan(server.said.indexOf("(encrypted)"));
        }
    }

    @Test
    void nothing_is_said_to_a_machine_elsewhere_that_does_not_encrypt() throws Exception {
        try (SmtpStandIn server = new SmtpStandIn(Map.of(), null, false)) {
            SmtpMailSender sender = to("smtp://ada:secret@127.0.0.2:" + server.port());

            assertThatThrownBy(() -> sender.send(MAIL))
                    .isInstanceOf(MailFailed.class)
                    .hasMessageContaining("offers no encryption");
            assertThat(server.said).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        }
    }

    @Test
    void a_server_whose_certificate_is_for_another_name_or_unknown_gets_nothing() throws Exception {
        try (SmtpStandIn server = new SmtpStandIn(Map.of(), certificate, true)) {
            SmtpMailSender otherName = to("smtps://ada:secret@127.0.0.1:" + server.port());
            SmtpMailSender unknown = to("smtps://ada:secret@localhost:" + server.port(), SSLContext.getDefault());

            assertThatThrownBy(() -> otherName.send(MAIL))
                    .isInstanceOf(MailFailed.class)
                    .hasMessage("The certificate of 127.0.0.1 is not for that name");
            assertThatThrownBy(() -> unknown.send(MAIL))
                    .isInstanceOf(MailFailed.class)
                    .hasMessage("The certificate of localhost was not issued by an authority that is trusted here");
            assertThat(server.said).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', 554 go away, its greeting (554)",
        "EHLO, 502 what, EHLO (502)",
        "AUTH, 535 wrong secret, 'the login (535); check user and password'",
        "AUTH, 534 5.7.9 secret, the login (534 5.7.9); check user and password",
        "MAIL, 550 not you, the sender (550)",
        "RCPT, 550 5.1.1 ada@example.com is nobody, the recipient (550 5.1.1)",
        "DATA, 451 later, DATA (451)",
        "., 554 spam #code, the mail (554)",
        "MAIL, what?, the sender (no code)"
    })
    void what_the_server_refuses_is_told_by_its_code_and_names_nobody(String to, String answer, String told)
            throws Exception {
        try (SmtpStandIn server = new SmtpStandIn(Map.of(to, answer), null, false)) {
            SmtpMailSender sender = to("smtp://ada:secret@localhost:" + server.port());

            assertThatThrownBy(() -> sender.send(MAIL))
                    .isInstanceOf(MailFailed.class)
                    .hasMessageContaining("refused " + told)
                    .message()
                    .doesNotContain("ada@", "secret", "#code");
        }
    }

    @Test
    void a_server_that_is_not_there_is_told_without_a_secret() throws Exception {
        // A port that is bound and not listened at: nobody else can take it meanwhile.
        try (Socket held = new Socket()) {
            held.bind(new InetSocketAddress("localhost", 0));
            int port = held.getLocalPort();
            SmtpMailSender sender = to("smtp://ada:secret@localhost:" + port);

            assertThatThrownBy(() -> sender.send(MAIL))
                    .isInstanceOf(MailFailed.class)
                    .hasMessage("localhost refused the connection: nothing listens on port " + port);
        }
        assertThatThrownBy(() -> to("smtp://ada:secret@no-such-host.invalid").send(MAIL))
                .isInstanceOf(MailFailed.class)
                .hasMessage("No address is known for no-such-host.invalid; check the name");
    }

    @Test
    void a_server_that_is_silent_is_told_and_what_it_may_wait_for() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SmtpMailSender sender = new SmtpMailSender(
                    SmtpServer.parse("smtp://ada:secret@127.0.0.1:" + silent.getLocalPort()),
                    new Email("dispatch@example.com"),
                    Duration.ofMillis(100),
                    certificate.getSocketFactory(),
                    () -> "mail_1",
                    () -> Instant.EPOCH);

            assertThatThrownBy(sender::tryLogin)
                    .isInstanceOf(MailFailed.class)
                    .hasMessage("127.0.0.1 did not answer on port " + silent.getLocalPort()
                            + " within 100 ms; it may want TLS from the first byte (smtps://)");
        }
    }

    @Test
    void a_server_that_begins_in_clear_is_told_to_who_wants_tls_at_once() throws Exception {
        try (SmtpStandIn server = new SmtpStandIn(Map.of(), certificate, false)) {
            assertThatThrownBy(() ->
                            to("smtps://ada:secret@localhost:" + server.port()).tryLogin())
                    .isInstanceOf(MailFailed.class)
                    .hasMessage("localhost does not speak TLS on port " + server.port()
                            + "; use smtp:// there, which turns to TLS by STARTTLS");
        }
    }

    @Test
    void a_login_can_be_tried_without_a_mail() throws Exception {
        try (SmtpStandIn server = new SmtpStandIn(Map.of(), certificate, false)) {
            to("smtp://ada:secret@localhost:" + server.port()).tryLogin();

            eventually(() -> server.said.contains("QUIT"));
            assertThat(server.said)
                    .contains("(encrypted)")
                    .anyMatch(line -> line.startsWith("AUTH PLAIN "))
                    .noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUTH LOGIN XOAUTH2", "AUTH=LOGIN", "auth login"})
    void where_passwords_are_taken_in_two_parts_alone_they_are_given_so(String offer) throws Exception {
        String user = Base64.getEncoder().encodeToString("ada@x".getBytes(StandardCharsets.UTF_8));
        String password = Base64.getEncoder().encodeToString("p+w:".getBytes(StandardCharsets.UTF_8));
        Map<String, String> answers =
                Map.of("EHLO", "250-here\r\n250 " + offer, user, "334 UGFzc3dvcmQ6", password, "235 in");
        try (SmtpStandIn server = new SmtpStandIn(answers, null, false)) {
            to("smtp://ada%40x:p%2Bw%3A@localhost:" + server.port()).send(MAIL);

            assertThat(server.said).containsSubsequence("AUTH LOGIN", user, password, "DATA");
        }
    }

    @Test
    void a_wrong_password_is_told_in_that_way_too() throws Exception {
        String password = Base64.getEncoder().encodeToString("secret".getBytes(StandardCharsets.UTF_8));
        Map<String, String> answers = Map.of(
                "EHLO", "250-here\r\n250 AUTH LOGIN", "YWRh", "334 UGFzc3dvcmQ6", password, "535 5.7.139 secret");
        try (SmtpStandIn server = new SmtpStandIn(answers, null, false)) {
            assertThatThrownBy(() ->
                            to("smtp://ada:secret@localhost:" + server.port()).send(MAIL))
                    .isInstanceOf(MailFailed.class)
                    .hasMessageContaining("refused the login (535 5.7.139); check user and password")
                    .message()
                    .doesNotContain("secret", password);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "250-here^250 AUTH XOAUTH2 OAUTHBEARER, 'lets nobody in by a password, but by XOAUTH2, OAUTHBEARER; have it'",
        "250 here, offers no login; take user and password out of its URL",
        "250-here^250 AUTH § secret!, offers no login"
    })
    void who_takes_no_password_is_not_told_one(String offers, String told) throws Exception {
        try (SmtpStandIn server = new SmtpStandIn(Map.of("EHLO", offers.replace("^", "\r\n")), null, false)) {
            assertThatThrownBy(() ->
                            to("smtp://ada:secret@localhost:" + server.port()).send(MAIL))
                    .isInstanceOf(MailFailed.class)
                    .hasMessageContaining("localhost:" + server.port() + " " + told);
            assertThat(server.said).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        }
    }

    @Test
    void a_sender_that_is_refused_without_a_login_may_lack_one() throws Exception {
        try (SmtpStandIn server = new SmtpStandIn(Map.of("MAIL", "530 5.7.0 who are you?"), null, false)) {
            assertThatThrownBy(() -> to("smtp://localhost:" + server.port()).send(MAIL))
                    .hasMessage("the mail server refused the sender (530 5.7.0); it may want a login: a user and a"
                            + " password in its URL");
        }
    }

    @Test
    void a_mail_that_was_taken_is_not_sent_again_when_the_connection_breaks_then() throws Exception {
        try (SmtpStandIn server = new SmtpStandIn(Map.of(".", SmtpStandIn.LAST + "250 ok"), null, false)) {
            to("smtp://localhost:" + server.port()).send(MAIL);

            assertThat(server.said).contains("DATA", ".");
        }
    }

    @Test
    void an_address_beyond_ascii_goes_to_a_server_that_takes_such() throws Exception {
        Mail wide = new Mail(new Email("ädä@example.com"), "A subject", "text");
        try (SmtpStandIn server = new SmtpStandIn(Map.of(), null, false)) {
            SmtpMailSender sender = to("smtp://localhost:" + server.port());
            assertThatThrownBy(() -> sender.send(wide)).hasMessageContaining("beyond ASCII");
        }
        try (SmtpStandIn server = new SmtpStandIn(Map.of("EHLO", "250-x\r\n250 SMTPUTF8"), null, false)) {
            to("smtp://localhost:" + server.port()).send(wide);
            assertThat(server.said).contains("MAIL FROM:<dispatch@example.com> SMTPUTF8", "RCPT TO:<ädä@example.com>");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "smtp://mail.example.com, mail.example.com, 587, false",
        "smtps://mail.example.com, mail.example.com, 465, true",
        "smtps://a:b@mail.example.com:2465/, mail.example.com, 2465, true",
        "smtp://[::1]:25, ::1, 25, false"
    })
    void a_url_says_where_the_server_is(String url, String host, int port, boolean tls) {
        SmtpServer server = SmtpServer.parse(url);

        assertThat(server.host()).isEqualTo(host);
        assertThat(server.port()).isEqualTo(port);
        assertThat(server.tls()).isEqualTo(tls);
        assertThat(server.toString()).isEqualTo(host + ":" + port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://x",
                "mail.example.com",
                "smtp://",
                "smtp://x/path",
                "smtp://x?a=b",
                "smtp://user@x",
                "smtp:x"
            })
    void what_is_no_url_of_a_mail_server_is_refused(String url) {
        assertThatThrownBy(() -> SmtpServer.parse(url)).isInstanceOf(IllegalArgumentException.class);
    }
}
