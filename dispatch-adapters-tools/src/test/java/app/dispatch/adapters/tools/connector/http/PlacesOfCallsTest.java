package app.dispatch.adapters.tools.connector.http;

import static app.dispatch.application.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.dispatch.adapters.tools.connector.Attempt;
import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.adapters.tools.egress.Lookups;
import app.dispatch.adapters.tools.egress.OwnAddresses;
import app.dispatch.adapters.tools.egress.Places;
import app.dispatch.adapters.tools.egress.WayOut;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import okhttp3.ConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls under way that are as many as there may be: two of a user, three of all. */
@Timeout(30)
class PlacesOfCallsTest {
    private static final UserId BOB = new UserId("usr_bob");
    private static final UserId EVE = new UserId("usr_eve");
    private static final Duration LONG = Duration.ofSeconds(20);

    private final CountDownLatch answered = new CountDownLatch(1);
    private final Semaphore received = new Semaphore(0);
    private final RecordingServer server = RecordingServer.answering((request, wire) -> {
        received.release();
        if (request.target().equals("/slow")) {
            answered.await();
        }
        wire.write(RecordingServer.reply(200, "text/plain", "done"));
    });
    private final HttpFixture http = HttpFixture.with(EgressPolicy.parse("127.0.0.1"), wayOut());
    private final List<CompletableFuture<Fields>> underWay = new ArrayList<>();

    private static WayOut wayOut() {
        InstantSource clock = InstantSource.system();
        return new WayOut(
                OwnAddresses.ofMachine(clock),
                new Lookups(Lookups.system(), Duration.ofSeconds(5), clock),
                new Places(2, 3),
                new ConnectionPool());
    }

    @AfterEach
    void close() throws Exception {
        answered.countDown();
        for (CompletableFuture<Fields> call : underWay) {
            call.handle((output, failure) -> true).get();
        }
        http.close();
        server.close();
    }

    private Attempt attempt(String path, Duration time) {
        return http.attempt(time, "get", "{\"url\":\"%s\"}", server.url(path));
    }

    private CompletableFuture<Fields> begin(Attempt attempt) {
        CompletableFuture<Fields> call = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                call.complete(http.run(attempt));
            } catch (StepFailure failure) {
                call.completeExceptionally(failure);
            }
        });
        underWay.add(call);
        return call;
    }

    private void beginSlow(UserId owner) throws InterruptedException {
        begin(attempt("/slow", LONG).of(owner));
        received.acquire();
    }

    private static void awaitWaiting(Attempt attempt) {
        eventually(() -> attempt.lines().size() >= 2);
    }

    @Test
    void a_call_waits_while_its_owner_has_as_many_as_may_be_and_says_so() throws Exception {
        beginSlow(BOB);
        beginSlow(BOB);
        Attempt third = attempt("/fast", LONG).of(BOB);
        CompletableFuture<Fields> waiting = begin(third);
        awaitWaiting(third);

        assertThat(third.lines().getLast()).isEqualTo("waits for a place: 2 of the same user are under way");
        assertThat(http.run(attempt("/fast", LONG).of(EVE)).text("body")).contains("done");
        assertThat(waiting).isNotDone();
        assertThat(server.connections()).isEqualTo(3);
        answered.countDown();
        assertThat(waiting.get().text("body")).contains("done");
    }

    @Test
    void a_call_waits_while_all_places_are_taken() throws Exception {
        beginSlow(BOB);
        beginSlow(BOB);
        beginSlow(EVE);
        Attempt fourth = attempt("/fast", LONG).of(EVE);
        CompletableFuture<Fields> waiting = begin(fourth);
        awaitWaiting(fourth);

        assertThat(fourth.lines().getLast()).isEqualTo("waits for a place: 3 of all users are under way");
        assertThat(server.connections()).isEqualTo(3);
        answered.countDown();
        assertThat(waiting.get().text("body")).contains("done");
    }

    @Test
    void a_call_that_finds_no_place_in_its_time_fails_and_may_be_tried_again() throws Exception {
        beginSlow(BOB);
        beginSlow(BOB);

        StepFailure failure =
                http.failure(attempt("/fast", Duration.ofMillis(50)).of(BOB));

        assertThat(failure.failureCode()).isEqualTo(FailureCode.TOOL_TIMEOUT);
        assertThat(failure.isPassing()).isTrue();
        assertThat(failure.text())
                .startsWith("127.0.0.1 was not called: there was no place for the call within ")
                .endsWith(" ms, 2 of the same user are under way");
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void a_cancel_ends_the_wait() throws Exception {
        beginSlow(BOB);
        beginSlow(BOB);
        Attempt third = attempt("/fast", LONG).of(BOB);
        CompletableFuture<Fields> waiting = begin(third);
        awaitWaiting(third);

        third.cancel();

        ExecutionException ended = assertThrows(ExecutionException.class, waiting::get);
        assertThat(ended.getCause())
                .isInstanceOfSatisfying(
                        StepFailure.class,
                        failure -> assertThat(failure.failureCode()).isEqualTo(FailureCode.CANCELLED));
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void users_share_the_connections_that_are_kept() {
        http.run(attempt("/fast", LONG).of(BOB));
        http.run(attempt("/fast", LONG).of(EVE));

        assertThat(server.requests()).hasSize(2);
        assertThat(server.connections()).isEqualTo(1);
    }
}
