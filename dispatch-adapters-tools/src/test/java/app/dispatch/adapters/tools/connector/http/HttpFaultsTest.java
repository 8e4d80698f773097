package app.dispatch.adapters.tools.connector.http;

import static app.dispatch.adapters.tools.connector.RecordingServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.Attempt;
import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.connector.RecordingServer.Answer;
import app.dispatch.adapters.tools.connector.SelfSigned;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Upstreams that misbehave: the step fails in its time, says why, and nothing is sent twice. */
class HttpFaultsTest {
    private static final Duration TIME = Duration.ofMillis(300);

    private final HttpFixture http = HttpFixture.local();

    @AfterEach
    void close() {
        http.close();
    }

    private Attempt send(String method, String url, Duration time) {
        String body = method.equals("GET") ? "" : ", \"json\": { \"a\": 1 }";
        return http.attempt(time, "request", "{ \"method\": \"%s\", \"url\": \"%s\"%s }", method, url, body);
    }

    private StepFailure failure(String method, Answer answer, Duration time) {
        try (RecordingServer server = RecordingServer.answering(answer)) {
            StepFailure failure = http.failure(send(method, server.url("/x?token=s3cr3t"), time));
            assertThat(server.requests()).as("requests on the wire").hasSize(1);
            assertThat(failure.text()).doesNotContain("s3cr3t");
            return failure;
        }
    }

    /** What a server can do wrong in mid-conversation, and how the step tells it. */
    enum Silence {
        BEFORE_THE_ANSWER("did not answer within 300 ms", (request, wire) -> wire.hang()),
        IN_THE_HEADERS("did not answer within 300 ms", (request, wire) -> {
            wire.write("HTTP/1.1 200 OK\r\nContent-");
            wire.hang();
        }),
        IN_THE_BODY("did not finish its answer within 300 ms", (request, wire) -> {
            wire.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
            wire.hang();
        }),
        BETWEEN_BYTES("did not finish its answer within 300 ms", (request, wire) -> {
            wire.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
            while (!wire.serverCloses().await(50, TimeUnit.MILLISECONDS)) {
                wire.write("x");
            }
        });

        final String told;
        final Answer answer;

        Silence(String told, Answer answer) {
            this.told = told;
            this.answer = answer;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_silent_server_ends_the_step_in_its_time(Silence silence) {
        for (String method : List.of("GET", "POST")) {
            long start = System.nanoTime();

            StepFailure failure = failure(method, silence.answer, TIME);

            // A timer may go off a little early.
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(TIME.minusMillis(10), Duration.ofSeconds(5));
            assertThat(failure.failureCode()).isEqualTo(FailureCode.TOOL_TIMEOUT);
            assertThat(failure.isPassing()).isTrue();
            assertThat(failure.text()).isEqualTo("127.0.0.1 " + silence.told);
        }
    }

    @Test
    void a_server_that_never_accepts_ends_the_step_in_its_time() throws IOException {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 8; i++) {
                Socket socket = new Socket();
                waiting.add(socket);
                fill(socket, deaf);
            }
            String url = "http://127.0.0.1:" + deaf.getLocalPort() + "/";

            StepFailure failure = http.failure(send("POST", url, TIME));

            assertThat(failure.failureCode()).isEqualTo(FailureCode.TOOL_TIMEOUT);
            assertThat(failure.isPassing()).isTrue();
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    private static void fill(Socket socket, ServerSocket deaf) {
        try {
            socket.connect(deaf.getLocalSocketAddress(), 20);
        } catch (IOException full) {
            // The queue is full, as it should be.
        }
    }

    @Test
    void time_out_of_the_step_and_of_the_request_the_shorter_one_holds() {
        try (RecordingServer server = RecordingServer.answering((request, wire) -> wire.hang())) {
            StepFailure failure = http.failure(http.attempt(
                    Duration.ofSeconds(20), "get", "{ \"url\": \"%s\", \"timeoutMs\": 120 }", server.url("/")));
            assertThat(failure.text()).endsWith("did not answer within 120 ms");

            StepFailure shorter = http.failure(http.attempt(
                    Duration.ofMillis(80), "get", "{ \"url\": \"%s\", \"timeoutMs\": 60000 }", server.url("/")));
            assertThat(shorter.text()).endsWith("did not answer within 80 ms");
        }
    }

    static Stream<Arguments> brokenAnswers() {
        String head = "HTTP/1.1 200 OK\r\n";
        return Stream.of(
                Arguments.of("", "closed the connection without an answer"),
                Arguments.of(head, "closed the connection without an answer"),
                Arguments.of(head + "Content-Length: 100\r\n\r\nhalf", "broke off its answer"),
                Arguments.of(head + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", "broke off its answer"),
                Arguments.of(
                        head + "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n", "did not answer in proper HTTP"),
                Arguments.of("SSH-2.0-OpenSSH_9.9\r\n", "did not answer in proper HTTP"),
                Arguments.of("HTTP/1.1 OK\r\n\r\n", "did not answer in proper HTTP"),
                Arguments.of(
                        head + "X: " + "a".repeat(400_000) + "\r\n\r\n", "closed the connection without an answer"),
                Arguments.of(
                        head + "Content-Encoding: gzip\r\nContent-Length: 20\r\n\r\nthis is not gzipped!",
                        "sent an answer whose compression is damaged"),
                Arguments.of(
                        head + "Content-Encoding: gzip\r\nContent-Length: 10\r\n\r\n\u001f\u008b\u0008\0\0\0\0\0\0\0",
                        "broke off its answer"));
    }

    @ParameterizedTest
    @MethodSource("brokenAnswers")
    void a_broken_answer_is_a_passing_failure(String bytes, String told) {
        for (String method : List.of("GET", "POST")) {
            StepFailure failure = failure(
                    method,
                    (request, wire) -> {
                        wire.write(bytes);
                        wire.socket().close();
                    },
                    Duration.ofSeconds(10));

            assertThat(failure.text()).isEqualTo("127.0.0.1 " + told);
            assertThat(failure.failureCode()).isEqualTo(FailureCode.TOOL_ERROR);
            assertThat(failure.isPassing()).isTrue();
        }
    }

    @Test
    void a_reset_connection_is_a_passing_failure() {
        StepFailure failure = failure(
                "POST",
                (request, wire) -> {
                    wire.socket().setSoLinger(true, 0);
                    wire.socket().close();
                },
                Duration.ofSeconds(10));

        assertThat(failure.text()).isEqualTo("127.0.0.1 closed the connection without an answer");
        assertThat(failure.isPassing()).isTrue();
    }

    @Test
    void a_connection_that_the_server_closed_while_idle_is_not_used_for_a_write() throws InterruptedException {
        Semaphore closed = new Semaphore(0);
        try (RecordingServer server = RecordingServer.answering((request, wire) -> {
            wire.write(reply(200, "text/plain", "ok"));
            wire.socket().close();
            closed.release();
        })) {
            for (int i = 0; i < 20; i++) {
                http.run(send("POST", server.url("/"), Duration.ofSeconds(5)));
                closed.acquire();
            }
            assertThat(server.requests()).hasSize(20);
        }
    }

    @Test
    void a_refused_connection_names_host_and_port() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        StepFailure failure = http.failure(send("GET", "http://localhost:" + port + "/", TIME));

        assertThat(failure.text()).isEqualTo("localhost refused the connection: nothing listens on port " + port);
        assertThat(failure.failureCode()).isEqualTo(FailureCode.TOOL_ERROR);
        assertThat(failure.isPassing()).isTrue();
    }

    @Test
    void a_name_without_an_address_is_named() {
        StepFailure failure = http.failure(send("GET", "http://no-such-host.invalid/", Duration.ofSeconds(20)));

        assertThat(failure.text()).isEqualTo("No address is known for no-such-host.invalid; check the name");
        assertThat(failure.isPassing()).isTrue();
    }

    @Test
    void plain_http_where_tls_was_expected_is_told() {
        try (RecordingServer plain = RecordingServer.answeringAtOnce("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            StepFailure failure =
                    http.failure(send("GET", "https://127.0.0.1:" + plain.port() + "/", Duration.ofSeconds(5)));

            assertThat(failure.text()).contains("does not speak TLS on port " + plain.port());
            assertThat(failure.isPassing()).isTrue();
        }
    }

    @Test
    void a_certificate_of_nobody_known_is_refused() throws IOException, GeneralSecurityException {
        try (RecordingServer server =
                new SelfSigned().server((request, wire) -> wire.write(reply(200, "text/plain", "secret")))) {
            StepFailure failure =
                    http.failure(send("GET", "https://localhost:" + server.port() + "/", Duration.ofSeconds(10)));

            assertThat(failure.text())
                    .isEqualTo("The certificate of localhost was not issued by an authority that is trusted here");
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_cancelled_call_ends_at_once(boolean answerBegan) throws InterruptedException {
        // The quickest of three: a busy machine may keep a thread waiting, the call must not.
        Duration quickest = Duration.ofDays(1);
        for (int i = 0; i < 3; i++) {
            Duration took = cancelled(answerBegan);
            quickest = took.compareTo(quickest) < 0 ? took : quickest;
        }
        assertThat(quickest).isLessThan(Duration.ofMillis(100));
    }

    private Duration cancelled(boolean answerBegan) throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        try (RecordingServer server = RecordingServer.answering((request, wire) -> {
            if (answerBegan) {
                wire.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
            }
            reached.countDown();
            wire.hang();
        })) {
            Attempt attempt = send("POST", server.url("/"), Duration.ofSeconds(20));
            AtomicReference<StepFailure> failure = new AtomicReference<>();
            Thread call = Thread.ofVirtual().start(() -> failure.set(http.failure(attempt)));
            assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();

            long start = System.nanoTime();
            attempt.cancel();

            assertThat(call.join(Duration.ofSeconds(10))).isTrue();
            assertThat(failure.get().failureCode()).isEqualTo(FailureCode.CANCELLED);
            assertThat(server.requests()).hasSize(1);
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    @Test
    void a_call_that_was_cancelled_before_it_began_sends_nothing() {
        try (RecordingServer server = RecordingServer.answering((request, wire) -> wire.hang())) {
            Attempt attempt = send("GET", server.url("/"), Duration.ofSeconds(5));
            attempt.cancel();

            assertThat(http.failure(attempt).failureCode()).isEqualTo(FailureCode.CANCELLED);
        }
    }
}
