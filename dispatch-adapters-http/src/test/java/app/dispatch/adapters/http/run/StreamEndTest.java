package app.dispatch.adapters.http.run;

import static app.dispatch.adapters.http.Plans.plan;
import static app.dispatch.adapters.http.Plans.waitAt;
import static app.dispatch.adapters.http.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.EventReader;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.application.Stores;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** A stream ends with the session or token that opened it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamEndTest {
    private RunningServer server;

    @BeforeAll
    void start() {
        server = RunningServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** A user who is signed in twice and has a token, with a run that goes on until its gate is opened. */
    private static final class Stage {
        final RunningServer server;
        final Client here;
        final Client there;
        final Fields token;
        final String gate = "gate" + UUID.randomUUID();
        final String run;

        Stage(RunningServer server) {
            this.server = server;
            String account = json("email", gate + "@example.com", "password", "hunter2");
            here = new Client(
                    server, server.anonymous().post("/api/auth/signup", account).cookie());
            there = new Client(
                    server, server.anonymous().post("/api/auth/login", account).cookie());
            token = here.post("/api/tokens", json("name", "CI")).json();
            Answer started = here.post(
                    "/api/execute", "{\"plan\":" + plan("wf_1", waitAt("a", gate)) + "}", "Prefer", "respond-async");
            run = started.json().fields("run").text("id").orElseThrow();
        }

        EventReader by(Client client, String... headers) {
            EventReader stream = client.stream("GET", "/api/runs/" + run + "/events", null, headers);
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.next()).isPresent();
            return stream;
        }

        EventReader byToken(RunningServer other) {
            return by(
                    other.anonymous(),
                    "Authorization",
                    "Bearer " + token.text("token").orElseThrow());
        }
    }

    private static void endOfThere(Stage stage) {
        String id = stage.there.get("/api/auth/sessions").json().items("sessions").stream()
                .map(Fields.class::cast)
                .filter(session -> session.get("current").toString().contains("true"))
                .findFirst()
                .flatMap(session -> session.text("id"))
                .orElseThrow();
        assertThat(stage.here.delete("/api/auth/sessions/" + id).status()).isEqualTo(200);
    }

    private static void newPassword(Stage stage) {
        Answer changed =
                stage.here.put("/api/auth/password", json("currentPassword", "hunter2", "newPassword", "hunter3"));
        assertThat(changed.status()).isEqualTo(200);
    }

    @TestFactory
    Stream<DynamicTest> a_stream_ends_at_once_when_its_session_does_and_others_go_on() {
        Map<String, Consumer<Stage>> ends = Map.of(
                "logout", stage -> stage.there.post("/api/auth/logout", null),
                "end of the session", StreamEndTest::endOfThere,
                "new password", StreamEndTest::newPassword);
        return ends.entrySet().stream()
                .map(end -> dynamicTest(end.getKey(), () -> {
                    Stage stage = new Stage(server);
                    EventReader ended = stage.by(stage.there);
                    EventReader kept = stage.by(stage.here);
                    EventReader byToken = stage.byToken(server);

                    end.getValue().accept(stage);

                    assertEnded(ended);
                    server.lab.open(stage.gate);
                    assertThat(toTheEnd(kept)).isTrue();
                    assertThat(toTheEnd(byToken)).isTrue();
                }));
    }

    @Test
    void a_stream_ends_at_once_when_its_token_is_revoked_and_others_go_on() {
        Stage stage = new Stage(server);
        EventReader kept = stage.by(stage.here);
        EventReader ended = stage.byToken(server);

        stage.here.delete("/api/tokens/" + stage.token.text("id").orElseThrow());

        assertEnded(ended);
        server.lab.open(stage.gate);
        assertThat(toTheEnd(kept)).isTrue();
    }

    @Test
    void what_ends_elsewhere_or_by_itself_ends_streams_within_fifteen_seconds() {
        Stores stores = Stores.inMemory();
        try (RunningServer first = RunningServer.on(outside -> outside.with(stores));
                RunningServer second = RunningServer.on(outside -> outside.with(stores))) {
            Stage stage = new Stage(first);
            EventReader ended = stage.byToken(first);
            EventReader kept = stage.by(stage.here);

            new Client(second, stage.here.session())
                    .delete("/api/tokens/" + stage.token.text("id").orElseThrow());
            first.clock.forward(Duration.ofSeconds(15));

            assertEnded(ended);
            first.clock.forward(Duration.ofDays(31)); // the session is over, too
            assertEnded(kept);
            first.lab.open(stage.gate);
        }
    }

    private static void assertEnded(EventReader stream) {
        assertThat(stream.next().map(EventReader.Event::name)).isEmpty();
    }

    /** Whether it tells the end of the run. */
    private static boolean toTheEnd(EventReader stream) {
        Optional<EventReader.Event> event = stream.next();
        while (event.isPresent() && !event.get().name().equals("run_complete")) {
            event = stream.next();
        }
        return event.isPresent();
    }
}
