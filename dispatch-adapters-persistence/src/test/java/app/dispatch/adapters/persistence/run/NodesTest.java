package app.dispatch.adapters.persistence.run;

import static app.dispatch.application.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.Postgres;
import app.dispatch.adapters.persistence.account.JdbiAccountStore;
import app.dispatch.adapters.persistence.workflow.JdbiWorkflowStore;
import app.dispatch.adapters.persistence.workflow.TestPlans;
import app.dispatch.application.Around;
import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.background.Background;
import app.dispatch.application.background.Ticker;
import app.dispatch.application.json.Json;
import app.dispatch.application.run.RunRequest;
import app.dispatch.application.run.StartedRun;
import app.dispatch.application.run.store.RunClaims;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.application.tool.Op;
import app.dispatch.application.tool.Tool;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.ApprovalRequest.Answer;
import app.dispatch.domain.run.NodeId;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RunEvent.RunCompleted;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunKey;
import app.dispatch.domain.run.RunStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes on one PostgreSQL. */
@Timeout(60)
class NodesTest {
    private static final UserId ADA = new UserId("usr_ada");
    private static final String TWO_STEPS = """
            {"id":"a","tool":"lab","op":"pass","params":{"is":"a"}},
            {"id":"b","tool":"lab","op":"pass","params":{"is":"b"}}""";

    /** A node with its own connections, and its own calls of the tool. */
    private static final class Node implements AutoCloseable {
        final Database database;
        final Dispatch dispatch;
        final List<String> calls = new CopyOnWriteArrayList<>();
        final Semaphore gate = new Semaphore(0);
        final Semaphore looksElsewhere = new Semaphore(0);

        Node(String url, String name) {
            Background background = new Background(Ticker.OF_THE_MACHINE, Duration.ofMillis(100));
            database = Database.at(url, background);
            dispatch = Dispatch.wire(Outside.inMemory()
                    .with(background)
                    .with(
                            new JdbiAccountStore(database),
                            new JdbiWorkflowStore(database, TestPlans.JSON, TestPlans.BOX),
                            telling(new JdbiRunStore(database, new NodeId(name))))
                    .with(database.signals())
                    .with(Tool.named("lab", "Lab")
                            .op(Op.reads("pass", "Pass the gate").needs("is", "which"), call -> {
                                calls.add(call.params().text("is"));
                                gate.acquireUninterruptibly();
                                call.log("passed");
                                return call.params().fields();
                            })
                            .build()));
            dispatch.takeOver().resume();
        }

        /** The store, which tells when this node looks what waits at others. */
        private RunStore telling(RunStore store) {
            Around claims = call -> {
                if (call.name().equals("queuedElsewhere")) {
                    looksElsewhere.release();
                }
                return call.pass();
            };
            Around runs =
                    call -> call.name().equals("claims") ? claims.in(RunClaims.class, store.claims()) : call.pass();
            return runs.in(RunStore.class, store);
        }

        /** Returns once this node knows what waits at others now: at its second look the first one's answer is known. */
        void awaitLookElsewhere() throws InterruptedException {
            looksElsewhere.drainPermits();
            looksElsewhere.acquire(2);
        }

        RunId start(String steps) {
            String plan = "{\"id\":\"wf_1\",\"name\":\"Test\",\"steps\":[" + steps + "]}";
            StartedRun started =
                    dispatch.runs().start(RunRequest.of(ADA, dispatch.planJson().read(Json.parse(plan), "")));
            return started.run().id();
        }

        StartedRun startOnce(String steps) {
            String plan = "{\"id\":\"wf_1\",\"name\":\"Test\",\"steps\":[" + steps + "]}";
            return dispatch.runs()
                    .startOnce(
                            RunRequest.of(ADA, dispatch.planJson().read(Json.parse(plan), "")),
                            new RunKey("test", "k", "same"))
                    .started();
        }

        RunStatus status(RunId run) {
            return dispatch.runs().get(ADA, run).run().status();
        }

        /** How many of the run's steps are done, as every node knows. */
        int done(RunId run) {
            return dispatch.runs().get(ADA, run).steps().size();
        }

        /** All events up to the run's end, as this node tells them. */
        CompletableFuture<List<Recorded>> events(RunId run) {
            List<Recorded> heard = new CopyOnWriteArrayList<>();
            CompletableFuture<List<Recorded>> all = new CompletableFuture<>();
            dispatch.runs().follow(ADA, run, 0, event -> {
                heard.add(event);
                if (event.event() instanceof RunCompleted) {
                    all.complete(heard);
                }
            });
            return all;
        }

        @Override
        public void close() {
            gate.release(1_000);
            dispatch.close();
            database.close();
        }
    }

    private Node one;
    private Node other;

    @BeforeEach
    void start() {
        String url = Postgres.freshUrl();
        one = new Node(url, "node_1");
        other = new Node(url, "node_2");
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    private static String told(Recorded recorded) {
        return recorded.seq() + " " + recorded.event().getClass().getSimpleName();
    }

    private static void until(CompletableFuture<?> future, Duration most) throws Exception {
        future.get(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Test
    void a_run_is_followed_at_a_node_that_does_not_drive_it() throws Exception {
        RunId run = one.start(TWO_STEPS);
        CompletableFuture<List<Recorded>> there = other.events(run);
        CompletableFuture<List<Recorded>> here = one.events(run);
        one.gate.release(2);
        until(here, Duration.ofSeconds(10));
        until(there, Duration.ofSeconds(10)); // a word that came before anybody listened is made up for by a look
        assertThat(there.join())
                .extracting(NodesTest::told)
                .isEqualTo(here.join().stream().map(NodesTest::told).toList());
        assertThat(other.calls).isEmpty();
        assertThat(other.status(run)).isEqualTo(RunStatus.OK);
    }

    @Test
    void a_run_is_cancelled_at_a_node_that_does_not_drive_it() throws Exception {
        RunId run = one.start(TWO_STEPS);
        eventually(() -> one.calls.contains("a"));
        other.dispatch.runs().cancel(ADA, run);
        eventually(() -> other.status(run) == RunStatus.CANCELLED);
    }

    @Test
    void a_step_is_approved_at_another_node() throws Exception {
        RunId run = one.start("""
                {"id":"a","tool":"lab","op":"pass","params":{"is":"a"},"approval":true}""");
        eventually(() -> other.status(run) == RunStatus.WAITING);
        one.gate.release();
        other.gate.release();
        other.dispatch.runs().decide(ADA, run, new StepId("a"), Answer.APPROVED);
        eventually(() -> one.status(run) == RunStatus.OK);
        assertThat(one.calls.size() + other.calls.size()).isOne();
    }

    @Test
    void a_repetition_at_another_node_waits_no_longer_than_the_first_request() throws Exception {
        String steps = """
                {"id":"a","tool":"lab","op":"pass","params":{"is":"a"}},
                {"id":"b","tool":"lab","op":"pass","params":{"is":"b"},"approval":true}""";
        StartedRun first = one.startOnce(steps);
        StartedRun repeated = other.startOnce(steps);
        assertThat(repeated.ended()).isNotDone();
        one.gate.release();
        until(first.ended(), Duration.ofSeconds(10));
        until(repeated.ended(), Duration.ofSeconds(10));
        assertThat(repeated.await().run().id()).isEqualTo(first.run().id());
        assertThat(repeated.await().run().status()).isEqualTo(RunStatus.WAITING);

        one.gate.release();
        other.gate.release();
        other.dispatch.runs().decide(ADA, first.run().id(), new StepId("b"), Answer.APPROVED);
        eventually(() -> one.status(first.run().id()) == RunStatus.OK);
        assertThat(one.startOnce(steps).await().run().status()).isEqualTo(RunStatus.OK);
    }

    @Test
    void what_a_node_gives_up_goes_on_at_once() throws Exception {
        RunId run = one.start(TWO_STEPS);
        CompletableFuture<List<Recorded>> there = other.events(run);
        one.gate.release();
        eventually(() -> one.calls.contains("b"));
        other.gate.release();
        one.dispatch.drain(Duration.ZERO);
        long begun = System.nanoTime();
        until(there, Duration.ofSeconds(10));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        assertThat(one.calls).containsExactly("a", "b");
        assertThat(other.calls).containsExactly("b");
    }

    @Test
    void a_node_that_is_not_heard_of_loses_its_runs_and_records_nothing_more() throws Exception {
        RunId run = one.start(TWO_STEPS);
        one.gate.release();
        eventually(() -> one.calls.contains("b") && other.done(run) == 1);
        one.database.close(); // as when it cannot reach the database any more
        other.gate.release();
        until(other.events(run), Duration.ofSeconds(15));
        one.gate.release();
        assertThat(one.calls).containsExactly("a", "b");
        assertThat(other.calls).containsExactly("b");
        assertThat(other.status(run)).isEqualTo(RunStatus.OK);
    }

    @Test
    void many_runs_of_a_lost_node_are_taken_over_once_each() throws Exception {
        List<RunId> runs =
                LongStream.range(0, 200).mapToObj(i -> one.start(TWO_STEPS)).toList();
        one.dispatch.drain(Duration.ZERO);
        other.gate.release(10_000);
        for (RunId run : runs) {
            until(other.events(run), Duration.ofSeconds(30));
        }
        assertThat(other.calls).hasSize(400);
    }

    @Test
    void runs_that_wait_at_one_node_take_their_owners_places_at_the_other() throws InterruptedException {
        for (int runs = 0; runs < 220; runs++) {
            one.start(TWO_STEPS);
        }

        // The other node has its twenty places for runs under way, and hears of those that wait.
        other.awaitLookElsewhere();
        int taken = 0;
        while (canStart(other)) {
            taken++;
        }
        assertThat(taken).isEqualTo(20);
        one.gate.release(1_000);
        eventually(() -> one.dispatch.load().queued() == 0);
        eventually(() -> canStart(other));
    }

    private static boolean canStart(Node node) {
        try {
            node.start(TWO_STEPS);
            return true;
        } catch (Refusal full) {
            assertThat(full.code()).isEqualTo("rate_limited");
            return false;
        }
    }
}
