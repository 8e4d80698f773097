package app.dispatch.adapters.http.run;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.plan;
import static app.dispatch.adapters.http.Plans.waitAt;
import static app.dispatch.application.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RawSocket;
import app.dispatch.adapters.http.RunningServer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What a stream is on the wire, byte by byte. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class SseConnectionTest {
    /** How the chunk with a run's first event ends. */
    private static final String FIRST = ":1\n\n\r\n";

    private RunningServer server;
    private Client user;

    @BeforeAll
    void start() {
        server = RunningServer.start();
    }

    @BeforeEach
    void signUp() {
        user = server.newUser();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static String request(String version, Client user, String plan) {
        String body = "{\"plan\":" + plan + "}";
        return "POST /api/execute HTTP/" + version + "\r\nHost: localhost\r\nCookie: dispatch_session=" + user.session()
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** What the chunks of an answer hold; fails when they are not as RFC 9112, 7.1 wants them, or do not end. */
    private static String chunks(String answer) {
        String rest = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        StringBuilder whole = new StringBuilder();
        while (true) {
            int line = rest.indexOf("\r\n");
            int size = Integer.parseInt(rest.substring(0, line), 16);
            String chunk = rest.substring(line + 2, line + 2 + size);
            assertThat(rest.substring(line + 2 + size)).startsWith("\r\n");
            rest = rest.substring(line + 2 + size + 2);
            if (size == 0) {
                assertThat(rest).isEmpty();
                return whole.toString();
            }
            whole.append(chunk);
        }
    }

    @Test
    void an_answer_is_chunks_that_end_with_the_run() {
        try (RawSocket socket = new RawSocket(server.port())) {
            socket.send(request("1.1", user, plan("p1", waitAt("a", "wire"), echo("b", "\"x\""))));
            String begin = socket.readTo(FIRST);
            server.lab.open("wire");
            String answer = begin + socket.readAll();
            assertThat(answer).contains("\r\nConnection: close\r\n", "\r\nTransfer-Encoding: chunked\r\n");
            assertThat(chunks(answer))
                    .startsWith("event: step_start\ndata: ")
                    .endsWith(":8\n\n")
                    .contains("run_complete");
        }
    }

    @Test
    void an_answer_that_begins_without_an_event_is_chunks_too() {
        try (RawSocket first = new RawSocket(server.port());
                RawSocket second = new RawSocket(server.port())) {
            first.send(request("1.1", user, plan("p1", waitAt("a", "empty"))));
            String begin = first.readTo(FIRST);
            String run = begin.substring(begin.indexOf("\nid: ") + 5, begin.indexOf(":", begin.indexOf("\nid: ") + 5));
            second.send("GET /api/runs/" + run + "/events HTTP/1.1\r\nHost: localhost\r\nLast-Event-ID: " + run
                    + ":1\r\nCookie: dispatch_session=" + user.session() + "\r\n\r\n");
            String head = second.readTo("\r\n\r\n");
            server.lab.open("empty");
            assertThat(chunks(head + second.readAll()))
                    .startsWith("event: ")
                    .contains("\nid: " + run + ":2\n\n")
                    .contains("run_complete");
        }
    }

    @Test
    void a_client_of_http_1_0_gets_the_bare_events() {
        try (RawSocket socket = new RawSocket(server.port())) {
            String answer = socket.send(request("1.0", user, plan("p1", echo("a", "\"x\""))))
                    .readAll();
            assertThat(answer).doesNotContain("chunked");
            assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4))
                    .matches("(event: [a-z_]+\ndata: [^\n]+\nid: [^\n]+\n\n)+")
                    .contains("run_complete");
        }
    }

    @Test
    void what_a_client_sends_after_its_request_is_thrown_away() {
        try (RawSocket socket = new RawSocket(server.port())) {
            socket.send(request("1.1", user, plan("p1", waitAt("a", "more")))
                    + "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
            String begin = socket.readTo(FIRST);
            socket.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
            server.lab.open("more");
            assertThat(chunks(begin + socket.readAll()))
                    .contains("run_complete")
                    .doesNotContain("HTTP/1.1");
        }
    }

    @Test
    void a_client_that_sends_on_and_on_is_cut_off() {
        try (RawSocket socket = new RawSocket(server.port())) {
            socket.send(request("1.1", user, plan("p1", waitAt("a", "flood"))));
            socket.readTo(FIRST);
            assertThat(server.http().openStreams()).isPositive();
            socket.send("x".repeat(16 * 1024 + 1));
            eventually(() -> server.http().openStreams() == 0);
        }
        server.lab.open("flood");
    }

    @Test
    void each_of_many_short_answers_is_whole() {
        String request = request("1.1", user, plan("p1", echo("a", "\"x\""), echo("b", "\"y\"")));
        IntStream.range(0, 300).parallel().forEach(i -> {
            try (RawSocket socket = new RawSocket(server.port())) {
                String answer = socket.send(request).readAll();
                if (!answer.startsWith("HTTP/1.1 429")) {
                    assertThat(chunks(answer)).contains("run_complete");
                }
            }
        });
        assertThat(server.http().openStreams()).isZero();
    }

    @Test
    void a_server_that_stops_ends_the_answer() {
        try (RunningServer stopping = RunningServer.start();
                RawSocket socket = new RawSocket(stopping.port())) {
            socket.send(request("1.1", stopping.newUser(), plan("p1", waitAt("a", "stop"))));
            String begin = socket.readTo(FIRST);
            stopping.http().close();
            assertThat(chunks(begin + socket.readAll())).contains("step_start").doesNotContain("run_complete");
            stopping.lab.open("stop");
        }
    }
}
