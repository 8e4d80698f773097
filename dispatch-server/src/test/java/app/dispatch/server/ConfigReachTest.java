package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.server.Terminal.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code config check} says of what is elsewhere. */
class ConfigReachTest {
    @TempDir
    private Path folder;

    private Terminal terminal() {
        return new Terminal(folder.resolve("data")).with("DISPATCH_PORT", "0");
    }

    private Terminal mailing(String url) {
        return terminal()
                .with("DISPATCH_SMTP_URL", url)
                .with("DISPATCH_SMTP_FROM", "dispatch@example.com")
                .with("DISPATCH_PUBLIC_URL", "https://dispatch.example.com");
    }

    /** A mail server that lets in whoever says that, and keeps what it is said. */
    private static final class MailServer implements AutoCloseable {
        private final ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        private final List<String> said = new CopyOnWriteArrayList<>();
        private final String login;

        MailServer(String login) throws IOException {
            this.login = login;
            Thread.ofVirtual().start(this::serve);
        }

        private void serve() {
            try (Socket socket = listening.accept()) {
                answer(socket, "220 hello");
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    said.add(line);
                    answer(
                            socket,
                            line.startsWith("EHLO")
                                    ? "250 AUTH PLAIN"
                                    : line.equals("AUTH PLAIN " + login) ? "235 in" : "535 5.7.8 hush");
                }
            } catch (IOException over) {
                said.add("(over)");
            }
        }

        private static void answer(Socket socket, String text) throws IOException {
            socket.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
        }

        String url(String user) {
            return "smtp://" + user + ":hush@127.0.0.1:" + listening.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }

    @Test
    void a_mail_server_is_signed_in_to_and_gets_no_mail() throws IOException {
        try (MailServer server = new MailServer("AGFkYQBodXNo")) {
            Result check = mailing(server.url("ada")).run("config", "check");

            assertThat(check.code()).as(check.out()).isZero();
            assertThat(check.outLines())
                    .contains("✓ mail: 127.0.0.1:" + server.listening.getLocalPort()
                            + " lets the user in; no mail was sent");
            assertThat(server.said).first().isEqualTo("EHLO example.com");
            assertThat(server.said).noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    @Test
    void a_password_that_is_wrong_is_told_and_not_shown() throws IOException {
        try (MailServer server = new MailServer("AGFkYQBodXNo")) {
            Result check = mailing(server.url("bob")).run("config", "check");

            assertThat(check.code()).isEqualTo(1);
            assertThat(check.out())
                    .contains("✗ mail: the mail server refused the login (535 5.7.8); check user and password")
                    .doesNotContain("hush", "AGJvYgBodXNo");
        }
    }

    @Test
    void what_is_not_there_is_told_all_at_once_or_left_out() throws IOException {
        // A port that is bound and not listened at: nobody else can take it meanwhile.
        try (Socket held = new Socket()) {
            held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int port = held.getLocalPort();
            Terminal nowhere = mailing("smtp://ada:hush@127.0.0.1:" + port)
                    .with("DISPATCH_DATABASE_URL", "postgres://me:hush@127.0.0.1:" + port + "/x")
                    .with("OTEL_EXPORTER_OTLP_ENDPOINT", "http://no-such-host.invalid:4317")
                    .with("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "http://127.0.0.1:" + port + "/v1/metrics")
                    .with("OTEL_EXPORTER_OTLP_HEADERS", "x-key=hush");

            Result check = nowhere.run("config", "check");
            assertThat(check.code()).isEqualTo(1);
            assertThat(check.outLines())
                    .contains(
                            "✗ mail: 127.0.0.1 refused the connection: nothing listens on port " + port
                                    + " (DISPATCH_SMTP_URL)",
                            "✗ traces: http://no-such-host.invalid:4317/v1/traces: No address is known for"
                                    + " no-such-host.invalid; check the name; 4317 is usually for gRPC, which is not spoken"
                                    + " here: try 4318",
                            "✗ metrics: http://127.0.0.1:" + port + "/v1/metrics: 127.0.0.1 refused the connection:"
                                    + " nothing listens on port " + port)
                    .anyMatch(line -> line.startsWith("✗ database: PostgreSQL at 127.0.0.1:" + port));
            assertThat(check.out()).doesNotContain("hush");

            Result offline = nowhere.run("config", "check", "--offline");
            assertThat(offline.code()).as(offline.out()).isZero();
            assertThat(offline.outLines())
                    .contains(
                            "! database: not tried (--offline)",
                            "! mail: not tried (--offline)",
                            "! traces: not tried (--offline)",
                            "! metrics: not tried (--offline)");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | 0 | ✓ | takes them
            401 | 1 | ✗ | answers 401: it wants a key: say it in OTEL_EXPORTER_OTLP_HEADERS
            404 | 1 | ✗ | answers 404: nothing takes them at this path
            302 | 1 | ✗ | answers 302: it leads elsewhere: say where to
            503 | 0 | ! | answers 503 to a request that holds nothing
            """)
    void a_collector_is_asked_as_it_will_be(int status, int code, String sign, String says) {
        try (Collector collector = new Collector()) {
            collector.answering(status);
            Result check = terminal()
                    .with("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url())
                    .with("OTEL_EXPORTER_OTLP_HEADERS", "X-Key=hush")
                    .run("config", "check");

            assertThat(check.code()).as(check.out()).isEqualTo(code);
            assertThat(check.out())
                    .contains(
                            sign + " traces: " + collector.url() + "/v1/traces " + says,
                            sign + " metrics: " + collector.url() + "/v1/metrics " + says)
                    .doesNotContain("hush");
            assertThat(collector.keys()).containsExactly("hush", "hush");
        }
    }

    @Test
    void what_is_asked_for_and_sent_nowhere_is_noted() {
        Result check = terminal()
                .with("OTEL_METRICS_EXPORTER", "otlp")
                .with("OTEL_LOGS_EXPORTER", "otlp")
                .run("config", "check");

        assertThat(check.code()).isZero();
        assertThat(check.outLines())
                .contains(
                        "! environment: OTEL_LOGS_EXPORTER is not read by Dispatch",
                        "! metrics: OTEL_METRICS_EXPORTER is otlp, and they are sent nowhere: say where in"
                                + " OTEL_EXPORTER_OTLP_ENDPOINT");
        assertThat(check.out()).doesNotContain("traces");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            builtin |      | ✓ planner: builtin, which needs no key
            openai  | hush | ✓ planner: openai, with the server's key
            openai  |      | ! planner: openai, without a key of the server's: it plans for users who save one of theirs
            """)
    void who_plans_is_told_and_no_key(String planner, String key, String says) {
        Result check = terminal()
                .with("DISPATCH_PLANNER", planner)
                .with("DISPATCH_PLANNER_API_KEY", key == null ? "" : key)
                .run("config", "check");

        assertThat(check.code()).as(check.out()).isZero();
        assertThat(check.out()).contains(says).doesNotContain("hush");
    }
}
