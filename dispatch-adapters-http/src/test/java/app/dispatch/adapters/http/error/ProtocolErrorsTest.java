package app.dispatch.adapters.http.error;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.RawSocket;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Jetty refuses before any route sees it is answered in the one form of errors. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtocolErrorsTest {
    private RunningServer server;

    @BeforeAll
    void start() {
        server = RunningServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a request line that is none | 400 | NONSENSE\\r\\n\\r\\n",
                "no host | 400 | GET /healthz HTTP/1.1\\r\\n\\r\\n",
                "two hosts | 400 | GET /healthz HTTP/1.1\\r\\nHost: localhost\\r\\nHost: b\\r\\n\\r\\n",
                "a length and chunks | 400 | POST /api/parse HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: 5\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0\\r\\n\\r\\n",
                "two lengths | 400 | POST /api/parse HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: 5\\r\\nContent-Length: 6\\r\\n\\r\\nhello!",
                "a length that is no number | 400 | POST /api/parse HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: x\\r\\n\\r\\n",
                "a header without a colon | 400 | GET /healthz HTTP/1.1\\r\\nHost: localhost\\r\\nnonsense\\r\\n\\r\\n",
                "a space before the colon | 400 | GET /healthz HTTP/1.1\\r\\nHost: localhost\\r\\nX-A : b\\r\\n\\r\\n",
                "a slash that is escaped | 400 | GET /api/workflows/..%2fx HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n",
                "an escape that is none | 400 | GET /api/workflows/%zz HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n",
                "a version of the future | 505 | GET /healthz HTTP/9.9\\r\\nHost: localhost\\r\\n\\r\\n",
                "a coding that nobody knows | 400 | POST /api/parse HTTP/1.1\\r\\nHost: localhost\\r\\nTransfer-Encoding: x\\r\\n\\r\\n",
                "a method that nobody knows | 501 | BREW /healthz HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n",
                "a method that is none | 400 | G(T /healthz HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n",
                "a size of a chunk that is none | 400 | POST /api/auth/login HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n5\\r\\nhello\\r\\nzz\\r\\n",
                "a chunk that is longer than it says | 400 | POST /api/auth/login HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n2\\r\\nhello\\r\\n0\\r\\n\\r\\n",
                "an expectation | 417 | GET /healthz HTTP/1.1\\r\\nHost: localhost\\r\\nExpect: miracles\\r\\nConnection: close\\r\\n\\r\\n",
            })
    void is_answered_as_any_other_error(String what, int status, String request) {
        assertEnvelope(request.replace("\\r", "\r").replace("\\n", "\n"), status);
    }

    @Test
    void an_upgrade_to_a_socket_is_not_taken_and_the_request_is_answered_as_it_is() {
        String upgrade =
                "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        try (RawSocket socket = new RawSocket(server.port())) {
            assertThat(socket.send(upgrade).readAll()).startsWith("HTTP/1.1 200 OK\r\n");
        }
    }

    @Test
    void headers_that_are_too_large_are_431() {
        assertEnvelope("GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-A: " + "x".repeat(20_000) + "\r\n\r\n", 431);
    }

    @Test
    void so_are_many_small_ones() {
        assertEnvelope("GET /healthz HTTP/1.1\r\nHost: localhost\r\n" + "X-A: b\r\n".repeat(5_000) + "\r\n", 431);
    }

    @Test
    void a_request_that_never_comes_whole_does_not_keep_others_from_being_answered() {
        List<RawSocket> slow = IntStream.range(0, 200)
                .mapToObj(i ->
                        new RawSocket(server.port()).send("POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nX-A: "))
                .toList();
        List<RawSocket> slower = IntStream.range(0, 200)
                .mapToObj(i -> new RawSocket(server.port())
                        .send("POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"))
                .toList();
        assertThat(server.anonymous().get("/healthz").status()).isEqualTo(200);
        Stream.concat(slow.stream(), slower.stream()).forEach(RawSocket::close);
    }

    @Test
    void a_url_that_is_too_long_is_414() {
        assertEnvelope("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n", 414);
    }

    private void assertEnvelope(String request, int status) {
        try (RawSocket socket = new RawSocket(server.port())) {
            String answer = socket.send(request).readAll();
            assertThat(RawSocket.status(answer)).startsWith("HTTP/1.1 " + status);
            String head = answer.substring(0, answer.indexOf("\r\n\r\n")).toLowerCase(Locale.ROOT);
            assertThat(head)
                    .contains("content-type: application/json", "nosniff")
                    .doesNotContain("jetty");
            Fields body = (Fields) Json.parse(answer.substring(answer.indexOf("\r\n\r\n") + 4));
            assertThat(body.text("error")).isPresent();
            assertThat(body.text("code")).isPresent();
        }
    }
}
