package app.dispatch.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

@Timeout(60)
@Isolated("it measures the heap")
class ConnectionLimitsTest {
    private static HttpLimits limits(int inAll, int ofAClient) {
        return new HttpLimits(inAll, ofAClient, Duration.ofSeconds(30), 1024 * 1024, 1024 * 1024);
    }

    private static String ask(RawSocket socket) {
        return socket.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\nUser-Agent: test\r\n\r\n")
                .readTo("}");
    }

    /** Opens so many connections that answer, and then one more, which must be closed at once. */
    private static void assertMost(int most, RunningServer server) {
        List<RawSocket> open = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            RawSocket socket = new RawSocket(server.port());
            open.add(socket);
            assertThat(ask(socket)).startsWith("HTTP/1.1 200");
        }
        try (RawSocket more = new RawSocket(server.port())) {
            assertThat(more.readAll()).isEmpty();
        }
        open.forEach(socket -> assertThat(ask(socket)).startsWith("HTTP/1.1 200"));
        open.forEach(RawSocket::close);
    }

    @Test
    void a_client_has_as_many_connections_as_it_may_and_again_when_they_are_closed() {
        try (RunningServer server = RunningServer.within(limits(100, 3))) {
            assertMost(3, server);
            while (!isAnswered(server)) {
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
            }
        }
    }

    private static boolean isAnswered(RunningServer server) {
        try (RawSocket socket = new RawSocket(server.port())) {
            return ask(socket).startsWith("HTTP/1.1 200");
        } catch (UncheckedIOException closed) {
            return false;
        }
    }

    @Test
    void a_trusted_proxy_has_as_many_as_the_server() {
        try (RunningServer server = RunningServer.within(limits(5, 1), "127.0.0.1")) {
            assertMost(5, server);
        }
    }

    /** As long as Jetty kept a cache of headers for each, it was more than 100 KiB. */
    @Test
    void a_connection_that_stays_open_takes_little_memory() {
        try (RunningServer server = RunningServer.within(limits(1_000, 1_000))) {
            List<RawSocket> warm = answered(server, 50);
            long before = used();
            List<RawSocket> more = answered(server, 300);
            assertThat((used() - before) / more.size()).isLessThan(50 * 1024);
            warm.forEach(RawSocket::close);
            more.forEach(RawSocket::close);
        }
    }

    /** By itself the operating system would take 4 MiB for each: some thirty of these answers. */
    @Test
    void an_answer_that_nobody_reads_waits_in_the_server() {
        AtomicInteger begun = new AtomicInteger();
        try (RunningServer server = RunningServer.start()) {
            Client user = server.newUser();
            String large = Plans.plan("wf_large", Plans.echo("a", '"' + "x".repeat(150_000) + '"'));
            assertThat(user.post("/api/workflows", "{\"plan\":" + large + "}").status())
                    .isEqualTo(200);
            server.withWaiting(begun::incrementAndGet, () -> {
                try (RawSocket socket = new RawSocket(server.port())) {
                    socket.send(("GET /api/workflows/wf_large HTTP/1.1\r\nHost: localhost\r\nUser-Agent: test\r\n"
                                    + "Cookie: dispatch_session=" + user.session() + "\r\n\r\n")
                            .repeat(50));
                    return awaitNoMore(begun, server);
                }
            });
        }
        assertThat(begun.get()).isBetween(1, 12);
    }

    /** Others are answered hundreds of times meanwhile: longer than the next answer would take to begin. */
    private static int awaitNoMore(AtomicInteger count, RunningServer server) {
        int before;
        try (RawSocket other = new RawSocket(server.port())) {
            do {
                before = count.get();
                for (int i = 0; i < 300; i++) {
                    assertThat(ask(other)).startsWith("HTTP/1.1 200");
                }
            } while (before == 0 || count.get() > before);
        }
        return before;
    }

    private static List<RawSocket> answered(RunningServer server, int count) {
        List<RawSocket> open = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RawSocket socket = new RawSocket(server.port());
            open.add(socket);
            assertThat(ask(socket)).startsWith("HTTP/1.1 200");
            assertThat(ask(socket)).startsWith("HTTP/1.1 200"); // what is kept for the next is made with that
        }
        return open;
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
