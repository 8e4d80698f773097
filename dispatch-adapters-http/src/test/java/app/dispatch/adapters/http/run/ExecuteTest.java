package app.dispatch.adapters.http.run;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.plan;
import static app.dispatch.adapters.http.Plans.step;
import static app.dispatch.adapters.http.Plans.waitAt;
import static app.dispatch.application.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.EventReader;
import app.dispatch.adapters.http.EventReader.Event;
import app.dispatch.adapters.http.RawSocket;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExecuteTest {
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

    @Test
    void events_come_in_the_order_of_the_phases() {
        try (EventReader stream =
                user.execute(plan("p1", echo("a", "1"), echo("b", "\"{{ steps.a.output.value }}\"")))) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.header("content-type")).isEqualTo("text/event-stream");
            assertThat(stream.header("cache-control")).isEqualTo("no-cache");
            assertThat(stream.header("x-accel-buffering")).isEqualTo("no");
            List<Event> events = stream.rest();
            assertThat(events)
                    .map(Event::name)
                    .containsExactly(
                            "step_start",
                            "step_log",
                            "step_done",
                            "phase_complete",
                            "step_start",
                            "step_log",
                            "step_done",
                            "phase_complete",
                            "run_complete");
            assertThat(events.get(2).data().get("result")).contains(Fields.of("value", Value.of(1)));
            assertThat(events.getLast().data().text("status")).contains("ok");
        }
    }

    @Test
    void a_frame_is_a_name_one_line_of_data_and_an_id() {
        try (EventReader stream = user.execute(plan("p1", echo("a", "\"two\\nlines\"")))) {
            Event last = stream.rest().getLast();
            String run = last.data().text("runId").orElseThrow();
            assertThat(stream.raw())
                    .matches("(event: [a-z_]+\ndata: \\{[^\n]*\\}\nid: " + run + ":\\d+\n\n)+")
                    .contains("two\\nlines");
        }
    }

    @Test
    void an_event_is_sent_while_the_run_goes_on() {
        try (EventReader stream = user.execute(plan("p1", waitAt("a", "while")))) {
            assertThat(stream.next("step_start").data().text("stepId")).contains("a");
            server.lab.open("while");
            assertThat(stream.next("run_complete").data().text("status")).contains("ok");
            assertThat(stream.next()).isEmpty();
        }
    }

    @Test
    void a_failed_run_tells_why_at_its_end() {
        try (EventReader stream = user.execute(plan("p1", step("a", "fail", "{}")))) {
            Event end = stream.next("run_complete");
            assertThat(end.data().text("status")).contains("failed");
            assertThat(end.data().text("error")).isPresent();
        }
    }

    @Test
    void an_error_before_the_stream_is_json() {
        Answer answer = user.post("/api/execute", "{\"plan\":" + plan("p1", step("a", "nope", "{}")) + "}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("content-type")).startsWith("application/json");
        assertThat(answer.json().text("code")).contains("plan_invalid");
        assertThat(user.post("/api/execute", "{}").status()).isEqualTo(400);
    }

    @Test
    void a_client_that_leaves_does_not_stop_the_run() {
        String id;
        try (EventReader stream = user.execute(plan("p1", waitAt("a", "leave"), echo("b", "2")))) {
            id = runOf(stream.next("step_start"));
        }
        server.lab.open("leave");
        try (EventReader again = user.stream("GET", "/api/runs/" + id + "/events", null)) {
            assertThat(again.next("run_complete").data().text("status")).contains("ok");
        }
    }

    @Test
    void a_repeated_post_with_the_last_id_goes_on_with_the_same_run() {
        int before = echoes();
        String plan = "{\"plan\":" + plan("p1", echo("a", "1"), waitAt("b", "resume"), echo("c", "3")) + "}";
        List<Event> seen = new ArrayList<>();
        try (EventReader stream = user.stream("POST", "/api/execute", plan)) {
            seen.add(stream.next().orElseThrow());
            seen.add(stream.next("step_done"));
        }
        try (EventReader again = user.stream(
                "POST", "/api/execute", plan, "Last-Event-ID", seen.getLast().id())) {
            server.lab.open("resume");
            List<Event> rest = again.rest();
            assertThat(rest).noneMatch(event -> event.id().equals(seen.getLast().id()));
            assertThat(rest.getFirst().name()).isEqualTo("phase_complete");
            assertThat(rest.getLast().name()).isEqualTo("run_complete");
            assertThat(runOf(rest.getLast())).isEqualTo(runOf(seen.getLast()));
        }
        assertThat(echoes() - before).isEqualTo(2);
    }

    @Test
    void nothing_comes_after_the_last_event_which_stops_a_browser_from_asking() {
        Event end;
        try (EventReader stream = user.execute(plan("p1", echo("a", "1")))) {
            end = stream.next("run_complete");
        }
        Answer again = user.post("/api/execute", null, "Last-Event-ID", end.id());
        assertThat(again.status()).isEqualTo(204);
    }

    @Test
    void another_users_run_cannot_be_followed() {
        Event end;
        try (EventReader stream = user.execute(plan("p1", echo("a", "1")))) {
            end = stream.next("run_complete");
        }
        Client other = server.newUser();
        Answer foreign = other.post("/api/execute", null, "Last-Event-ID", end.id());
        Answer unknown = other.post("/api/execute", null, "Last-Event-ID", "run_nope:1");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.text()).isEqualTo(unknown.text());
        assertThat(other.post("/api/execute", null, "Last-Event-ID", "nonsense").status())
                .isEqualTo(400);
    }

    @Test
    void a_run_can_be_accepted_without_waiting_for_it() {
        Answer answer = user.post(
                "/api/execute", "{\"plan\":" + plan("p1", waitAt("a", "async")) + "}", "Prefer", "respond-async");
        assertThat(answer.status()).isEqualTo(202);
        String id = answer.json().fields("run").text("id").orElseThrow();
        assertThat(answer.header("location")).isEqualTo("/api/runs/" + id);
        server.lab.open("async");
        try (EventReader stream = user.stream("GET", "/api/runs/" + id + "/events", null)) {
            assertThat(stream.rest().getLast().name()).isEqualTo("run_complete");
        }
        assertThat(user.get("/api/runs/" + id).json().fields("run").text("status"))
                .contains("ok");
    }

    @Test
    void a_stream_of_a_run_tells_it_from_its_start() {
        try (EventReader first = user.execute(plan("p1", echo("a", "1")))) {
            List<Event> told = first.rest();
            try (EventReader second = user.stream("GET", "/api/runs/" + runOf(told.getFirst()) + "/events", null)) {
                assertThat(second.rest()).isEqualTo(told);
            }
        }
    }

    @Test
    void an_eleventh_stream_is_refused_until_one_is_closed() {
        List<EventReader> open = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            open.add(user.execute(plan("p1", waitAt("a", "eleven"))));
        }
        int started =
                user.get("/api/history?status=active").json().items("history").size();

        Answer eleventh = user.post("/api/execute", "{\"plan\":" + plan("p1", waitAt("a", "eleven")) + "}");

        assertThat(eleventh.status()).isEqualTo(429);
        assertThat(eleventh.json().text("code")).contains("too_many_streams");
        assertThat(eleventh.header("retry-after")).isNotEmpty();
        assertThat(user.get("/api/history?status=active").json().items("history"))
                .hasSize(started);
        open.removeLast().close();
        EventReader another = firstThatIsLetIn();
        server.lab.open("eleven");
        another.close();
        open.forEach(EventReader::close);
    }

    /** The server learns of a client's leaving from the network, in its own time. */
    private EventReader firstThatIsLetIn() {
        while (true) {
            EventReader stream = user.execute(plan("p1", waitAt("a", "eleven")));
            if (stream.status() == 200) {
                return stream;
            }
            stream.close();
        }
    }

    @Test
    @Timeout(30)
    void the_place_of_a_client_that_leaves_is_free_although_nothing_is_sent() {
        String body = "{\"plan\":" + plan("p1", waitAt("a", "gone")) + "}";
        try (RawSocket socket = new RawSocket(server.port())) {
            socket.send("POST /api/execute HTTP/1.1\r\nHost: localhost\r\nCookie: dispatch_session=" + user.session()
                    + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            socket.readTo(":1\n\n\r\n");
            assertThat(server.http().openStreams()).isPositive();
        }
        eventually(() -> server.http().openStreams() == 0);
        server.lab.open("gone");
    }

    @Test
    void a_silence_is_broken() {
        try (EventReader stream = user.execute(plan("p1", waitAt("a", "silence")))) {
            stream.next("step_start");
            CompletableFuture<String> next = CompletableFuture.supplyAsync(stream::part);
            do {
                server.clock.forward(Duration.ofSeconds(16));
            } while (!isThereWithin(Duration.ofMillis(500), next));
            assertThat(next.join()).isEqualTo(": keep-alive");
            server.lab.open("silence");
            assertThat(stream.rest().getLast().name()).isEqualTo("run_complete");
        }
    }

    private static boolean isThereWithin(Duration time, CompletableFuture<?> future) {
        return future.handle((result, failure) -> true)
                .completeOnTimeout(false, time.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private static String runOf(Event event) {
        return event.id().substring(0, event.id().indexOf(':'));
    }

    private int echoes() {
        return server.lab.echoes();
    }
}
