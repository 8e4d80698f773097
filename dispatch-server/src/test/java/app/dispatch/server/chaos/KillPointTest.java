package app.dispatch.server.chaos;

import static app.dispatch.application.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.KillPoint;
import app.dispatch.server.KillPointMain;
import app.dispatch.server.chaos.RecordingUpstream.Hook;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a run whose process ends at the most awkward moments. */
@Timeout(120)
@Order(1) // it takes long, so it begins first
@Execution(ExecutionMode.CONCURRENT) // most of it is waiting
class KillPointTest {
    /** Longer than a process keeps a delivery for itself. */
    private static final long LATER = Duration.ofSeconds(61).toMillis();

    private final RecordingUpstream upstream = new RecordingUpstream();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> settings = new HashMap<>(Map.of("DISPATCH_PORT", "0"));

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        upstream.close();
        client.close();
    }

    private Node node(KillPoint point, long ahead) {
        return new Node("node", folder, settings, KillPointMain.class, point.name(), String.valueOf(ahead));
    }

    /** Starts a run at a server that ends at the point, and gives what the next server makes of it. */
    private Fields ended(KillPoint point, int delay) throws Exception {
        User user;
        String run;
        try (Node doomed = node(point == KillPoint.CLAIMED ? KillPoint.NEVER : point, 0)) {
            doomed.start();
            user = new User(client, doomed, "ada@example.com", upstream);
            run = start(user, doomed, delay);
            if (point == KillPoint.CLAIMED) {
                awaitCalls(1);
                doomed.kill();
            } else {
                assertThat(doomed.code()).isEqualTo(KillPoint.CODE);
            }
        }
        if (point == KillPoint.CLAIMED) {
            try (Node doomed = node(point, 0)) {
                doomed.launch();
                assertThat(doomed.code()).isEqualTo(KillPoint.CODE);
            }
        }
        try (Node next = node(KillPoint.NEVER, LATER)) {
            next.start();
            String stream =
                    user.send(next, "GET", "/api/runs/" + run + "/events", "").body();
            assertThat(Event.parse(stream).getLast().is("run_complete")).isTrue();
            awaitDelivered(point == KillPoint.DELIVERED ? 2 : 1);
            return user.ok(next, "GET", "/api/runs/" + run, "").fields("run");
        }
    }

    private static String start(User user, Node node, int delay) throws Exception {
        String path = "/api/workflows/" + user.workflow(Shape.HOOKED) + "/run";
        String body = "{\"trigger\": {\"ms\": " + delay + "}}";
        try {
            return user.send(node, "POST", path, body, "Prefer", "respond-async")
                    .headers()
                    .firstValue("Location")
                    .orElseThrow()
                    .substring("/api/runs/".length());
        } catch (IOException ended) {
            throw new IllegalStateException("the server ended before it answered", ended);
        }
    }

    private void awaitCalls(int count) {
        eventually(() -> upstream.count() >= count);
    }

    private void awaitDelivered(int times) {
        eventually(() -> upstream.hooks().size() >= times);
    }

    private long calls(String step) {
        return upstream.calls().stream().filter(call -> call.step.equals(step)).count();
    }

    @ParameterizedTest
    @CsvSource({
        "CLAIMED,   300, ok,          2, 1, 1",
        "INTENDED,  100, interrupted, 1, 0, 0",
        "SENT,      600, interrupted, 1, 1, 0",
        "ANSWERED,  100, interrupted, 1, 1, 0",
        "COMMITTED, 100, ok,          1, 1, 1",
        "ENDED,     100, ok,          1, 1, 1",
    })
    void a_run_goes_on_from_what_is_recorded(KillPoint point, int delay, String outcome, int a, int b, int c)
            throws Exception {
        Fields record = ended(point, delay);

        assertThat(record.text("code").or(() -> record.text("status"))).contains(outcome);
        assertThat(List.of(calls("a"), calls("b"), calls("c"))).containsExactly((long) a, (long) b, (long) c);
        assertThat(upstream.hooks())
                .extracting(Hook::run)
                .containsOnly(record.text("id").orElseThrow());
        assertThat(upstream.hooks()).hasSize(1);
    }

    @Test
    void a_run_goes_on_elsewhere_when_its_node_ends_right_after_it_renewed_its_lease() throws Exception {
        try (PostgresProcess postgres = new PostgresProcess(folder)) {
            settings.put(
                    "DISPATCH_DATABASE_URL",
                    "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres?user=postgres&password=postgres");
            Fields record = ended(KillPoint.RENEWED, 1500);

            assertThat(record.text("status")).contains("ok");
            assertThat(calls("b")).isEqualTo(1);
        }
    }

    @Test
    void a_delivery_that_was_taken_and_not_recorded_is_made_again_with_its_id() throws Exception {
        ended(KillPoint.DELIVERED, 100);

        assertThat(upstream.hooks()).hasSize(2).containsOnly(upstream.hooks().getFirst());
    }

    @Test
    void a_minute_is_fired_for_once_when_its_process_ends_in_between() throws Exception {
        // The next minute begins as soon as the workflow is saved.
        long ahead = 60_000 - LocalTime.now(ZoneOffset.UTC).toNanoOfDay() / 1_000_000 % 60_000 - 8_000;
        User user;
        Fields workflow;
        try (Node doomed = node(KillPoint.FIRED, ahead)) {
            doomed.start();
            user = new User(client, doomed, "ada@example.com", upstream);
            String path = "/api/workflows/" + user.workflow(Shape.HOOKED);
            String scheduled = "{\"trigger\": \"schedule\", \"cron\": \"* * * * *\"}";
            workflow = user.ok(doomed, "PATCH", path, scheduled).fields("workflow");
            assertThat(doomed.code()).isEqualTo(KillPoint.CODE);
        }
        try (Node next = node(KillPoint.NEVER, ahead)) {
            next.start();
            String path = "/api/workflows/" + user.workflow(Shape.HOOKED);
            long fired = User.number(workflow, "nextRunAt");
            User sameUser = user;
            eventually(() -> User.number(sameUser.ok(next, "GET", path, "").fields("workflow"), "nextRunAt") != fired);
            awaitDelivered(1);

            assertThat(user.ok(next, "GET", "/api/history", "").items("history"))
                    .hasSize(1);
        }
    }
}
