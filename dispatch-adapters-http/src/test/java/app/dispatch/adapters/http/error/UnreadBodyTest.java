package app.dispatch.adapters.http.error;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RawSocket;
import app.dispatch.adapters.http.RunningServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Whoever sends a body that is not wanted gets the answer all the same, and not a connection that breaks. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnreadBodyTest {
    private static final int BYTES = 6_000_000;

    private RunningServer server;

    @BeforeAll
    void start() {
        server = RunningServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void a_client_that_reads_once_all_is_sent_has_its_answer() {
        Client user = server.newUser();
        for (int i = 0; i < 20; i++) {
            assertThat(whole("/api/workflows", user)).startsWith("HTTP/1.1 413").contains("payload_too_large");
            assertThat(whole("/api/workflows", server.anonymous())).startsWith("HTTP/1.1 401");
            assertThat(whole("/api/nowhere", user)).startsWith("HTTP/1.1 404");
        }
    }

    private String whole(String path, Client client) {
        try (RawSocket socket = new RawSocket(server.port())) {
            socket.send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + BYTES
                    + "\r\nCookie: dispatch_session=" + client.session() + "\r\n\r\n");
            for (int sent = 0; sent < BYTES; sent += 60_000) {
                socket.send("x".repeat(60_000));
            }
            return socket.readTo("}}");
        }
    }

    @Test
    void who_stalls_is_answered_at_once_and_cut_off_soon() {
        try (RawSocket socket = new RawSocket(server.port())) {
            long start = System.nanoTime();
            socket.send("POST /api/workflows HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000\r\n\r\nx");
            assertThat(socket.readTo("}}")).startsWith("HTTP/1.1 401");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            assertThat(socket.readAll()).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void the_connection_goes_on_when_the_rest_has_come() {
        try (RawSocket socket = new RawSocket(server.port())) {
            socket.send("POST /api/workflows HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n0123456789");
            assertThat(socket.readTo("}}")).startsWith("HTTP/1.1 401");
            socket.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(socket.readTo("}")).startsWith("HTTP/1.1 200");
        }
    }
}
