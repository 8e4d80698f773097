package app.dispatch.adapters.http;

import static app.dispatch.adapters.http.Plans.plan;
import static app.dispatch.adapters.http.Plans.waitAt;
import static app.dispatch.adapters.http.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who sends slowly, or too much at once, is not waited for; and nobody else has to wait. */
@Timeout(120)
class SlowClientsTest {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final String LOGIN = json("email", "nobody@example.com", "password", "hunter2");

    private static HttpLimits limits(Duration head, long bodyBytes) {
        return new HttpLimits(10_000, 1_000, head, bodyBytes, 32L * MEBIBYTE);
    }

    /** A connection on which the server waits for a body of so many bytes. */
    private static RawSocket waiting(RunningServer server, String length) {
        RawSocket socket = new RawSocket(server.port());
        socket.send(
                "POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n" + length + "\r\n\r\n");
        assertThat(socket.readTo("\r\n\r\n")).startsWith("HTTP/1.1 100 ");
        return socket;
    }

    @Test
    void a_head_that_takes_too_long_ends_its_connection() {
        try (RunningServer server = RunningServer.within(limits(Duration.ofMillis(500), MEBIBYTE));
                RawSocket fast = new RawSocket(server.port());
                RawSocket slow = new RawSocket(server.port())) {
            fast.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(fast.readTo("}")).startsWith("HTTP/1.1 200");
            slow.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-A: b");

            assertThat(slow.readAll()).isEmpty();

            fast.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(fast.readTo("}")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void what_is_answered_late_or_streamed_is_not_slow() {
        try (RunningServer server = RunningServer.within(limits(Duration.ofMillis(500), MEBIBYTE));
                RawSocket slow = new RawSocket(server.port())) {
            Client user = server.newUser();
            user.post("/api/workflows", "{\"plan\":" + plan("wf_1", waitAt("a", "late")) + "}");
            CompletableFuture<Answer> late =
                    CompletableFuture.supplyAsync(() -> user.post("/api/workflows/wf_1/run", "{}"));
            try (EventReader stream = user.execute(plan("p", waitAt("a", "late")))) {
                stream.next("step_start");
                slow.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-A: b");
                for (int i = 0; i < 24; i++) {
                    server.clock.forward(Duration.ofSeconds(5)); // what is under way to the stream gets there between
                    assertThat(user.get("/healthz").status()).isEqualTo(200);
                }
                assertThat(slow.readAll()).isEmpty(); // so the server has looked

                server.lab.open("late");
                assertThat(stream.rest().getLast().name()).isEqualTo("run_complete");
                assertThat(late.join().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void a_body_whose_bytes_come_too_slowly_is_told_so() {
        try (RunningServer server = RunningServer.start();
                RawSocket slow = waiting(server, "Content-Length: 100")) {
            server.clock.forward(Duration.ofMillis(10_200));
            assertThat(slow.send("{").readTo("}}"))
                    .startsWith("HTTP/1.1 408")
                    .contains("The request did not arrive in time", "\"code\":\"bad_request\"");
            assertThat(slow.readAll()).isEmpty();
        }
    }

    @Test
    void one_that_comes_just_in_time_is_read() {
        try (RunningServer server = RunningServer.start();
                RawSocket slow = waiting(server, "Content-Length: " + LOGIN.length())) {
            server.clock.forward(Duration.ofMillis(9_000)); // and a little, which the clock goes on by itself
            assertThat(slow.send(LOGIN).readTo("}}")).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void a_body_of_which_nothing_comes_ends_its_connection() {
        try (RunningServer server = RunningServer.start();
                RawSocket silent = waiting(server, "Content-Length: 100");
                RawSocket dripping = waiting(server, "Transfer-Encoding: chunked")) {
            dripping.send("1\r\n{\r\n0\r\nX-Trailer: ");
            server.clock.forward(Duration.ofMillis(12_200));
            assertThat(silent.readAll()).doesNotContain("HTTP/1.1 2");
            assertThat(dripping.send("a").readAll()).doesNotContain("HTTP/1.1 2");
        }
    }

    @Test
    void many_bodies_that_do_not_end_take_no_room_from_other_clients() {
        try (RunningServer server = RunningServer.within(limits(Duration.ofSeconds(30), 8 * MEBIBYTE), "127.0.0.1")) {
            Client user = server.newUser();
            String begin = "{\"plan\":\"" + "x".repeat(128 * 1024);
            List<RawSocket> slow = IntStream.range(0, 400)
                    .mapToObj(i -> new RawSocket(server.port())
                            .send("POST /api/parse HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 203.0.113.1\r\n"
                                    + "Content-Length: " + MEBIBYTE + "\r\n\r\n" + begin))
                    .toList();
            String whole = "{\"plan\":\"" + "x".repeat(MEBIBYTE - 11) + "\"}";

            Answer others = user.post("/api/workflows", whole);
            Answer own = user.post("/api/workflows", whole, "X-Forwarded-For", "203.0.113.1");

            assertThat(others.status()).isEqualTo(400);
            assertThat(own.status()).isEqualTo(503);
            assertThat(own.header("retry-after")).isEqualTo("1");
            assertThat(own.json().text("code")).contains("unavailable");
            slow.forEach(RawSocket::close);
            Answer again = own;
            while (again.status() == 503) {
                again = user.post("/api/workflows", whole, "X-Forwarded-For", "203.0.113.1");
            }
            assertThat(again.status()).isEqualTo(400);
        }
    }

    /** More than there are turns and threads for large answers. */
    @Test
    void who_resumes_streams_with_a_body_that_does_not_come_keeps_nobody_from_large_answers() {
        try (RunningServer server = RunningServer.start()) {
            Client slow = server.newUser();
            String run = slow.execute(plan("p", Plans.echo("a", "1")))
                    .rest()
                    .getFirst()
                    .id()
                    .split(":")[0];
            List<RawSocket> resuming = IntStream.range(0, 9)
                    .mapToObj(i -> new RawSocket(server.port())
                            .send("POST /api/execute HTTP/1.1\r\nHost: localhost\r\nCookie: dispatch_session="
                                    + slow.session()
                                    + "\r\nLast-Event-ID: " + run + ":0\r\nExpect: 100-continue\r\n"
                                    + "Content-Length: 1000\r\n\r\n"))
                    .toList();
            resuming.forEach(socket -> assertThat(socket.readTo("\r\n\r\n")).startsWith("HTTP/1.1 100 "));

            assertThat(server.newUser().get("/api/history").status()).isEqualTo(200);
            assertThat(slow.get("/api/history").status()).isEqualTo(200);
            resuming.forEach(RawSocket::close);
        }
    }

    @Test
    void who_signs_in_says_little() {
        try (RunningServer server = RunningServer.start()) {
            String most = LOGIN + " ".repeat(8 * 1024 - LOGIN.length());
            Client anyone = server.anonymous();
            assertThat(anyone.post("/api/auth/login", most).status()).isEqualTo(401);
            Answer larger = anyone.post("/api/auth/login", most + " ");
            assertThat(larger.status()).isEqualTo(413);
            assertThat(larger.json().text("error")).contains("The request's body is larger than 8 KiB");
        }
    }

    @Test
    void a_request_of_too_many_tokens_is_too_large_however_few_bytes_it_has() {
        try (RunningServer server = RunningServer.start()) {
            String list = "0,".repeat(49_990);
            Client user = server.newUser();
            assertThat(user.post("/api/workflows", "{\"plan\":[" + list + "0]}").status())
                    .isEqualTo(400);
            Answer larger = user.post("/api/workflows", "{\"plan\":[" + list + "0,0,0,0,0,0,0,0,0]}");
            assertThat(larger.status()).isEqualTo(413);
            assertThat(larger.json().text("code")).contains("payload_too_large");
        }
    }
}
