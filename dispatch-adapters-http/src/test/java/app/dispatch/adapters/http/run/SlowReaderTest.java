package app.dispatch.adapters.http.run;

import static app.dispatch.adapters.http.Plans.plan;
import static app.dispatch.adapters.http.Plans.step;
import static app.dispatch.adapters.http.Plans.waitAt;
import static app.dispatch.application.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.EventReader;
import app.dispatch.adapters.http.HttpLimits;
import app.dispatch.adapters.http.RawSocket;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client that does not read what it asked for harms nobody but itself. */
@Timeout(60)
class SlowReaderTest {
    /** More than the kernel keeps for a connection. */
    private static final int STEPS = 9;

    private static String big(String gate) {
        String[] steps = new String[STEPS + 1];
        steps[0] = waitAt("gate", gate);
        IntStream.rangeClosed(1, STEPS).forEach(i -> steps[i] = step("big" + i, "big", "{\"bytes\":1000000}"));
        return "{\"plan\":" + plan("p", steps) + "}";
    }

    @Test
    void the_run_and_other_readers_go_on() {
        try (RunningServer server = RunningServer.start()) {
            Client user = server.newUser();
            String body = big("slow");
            try (RawSocket stuck = new RawSocket(server.port())) {
                stuck.send("POST /api/execute HTTP/1.1\r\nHost: localhost\r\nCookie: dispatch_session=" + user.session()
                        + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
                stuck.readTo("event: step_start\n");
                String run = ((Fields) user.get("/api/history?status=active")
                                .json()
                                .items("history")
                                .getFirst())
                        .text("id")
                        .orElseThrow();

                try (EventReader other = user.stream("GET", "/api/runs/" + run + "/events", null)) {
                    server.lab.open("slow");
                    assertThat(other.next("run_complete").data().text("status")).contains("ok");
                }

                eventually(() -> {
                    server.clock.forward(Duration.ofSeconds(11));
                    return server.http().openStreams() == 0;
                });
                assertThat(stuck.readAll()).doesNotContain("run_complete");
            }
        }
    }

    @Test
    void what_is_not_read_of_a_run_that_has_ended_takes_room_until_it_is() {
        HttpLimits limits = new HttpLimits(100, 100, Duration.ofSeconds(30), 64L * 1024 * 1024, 32L * 1024 * 1024);
        try (RunningServer server = RunningServer.within(limits)) {
            Client user = server.newUser();
            server.lab.open("past");
            String run = endedRun(user);
            try (RawSocket stuck = new RawSocket(server.port())) {
                stuck.send("GET /api/runs/" + run + "/events HTTP/1.1\r\nHost: localhost\r\nCookie: dispatch_session="
                        + user.session() + "\r\n\r\n");
                stuck.readTo("event: step_start\n");

                Answer refused = user.get("/api/runs/" + run + "/events");
                assertThat(refused.status()).isEqualTo(429);
                assertThat(refused.text()).contains("too_many_streams", "have yet to read is too much");
                Client other = server.newUser();
                assertAllIsThere(other, endedRun(other));
            }
            eventually(() -> server.http().openStreams() == 0);
            assertAllIsThere(user, run);
        }
    }

    private static String endedRun(Client user) {
        try (EventReader stream = user.stream("POST", "/api/execute", big("past"))) {
            return stream.next("run_complete").data().text("runId").orElseThrow();
        }
    }

    private static void assertAllIsThere(Client user, String run) {
        try (EventReader stream = user.stream("GET", "/api/runs/" + run + "/events", null)) {
            assertThat(stream.next("run_complete").data().text("status")).contains("ok");
        }
    }
}
