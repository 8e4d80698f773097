package app.dispatch.adapters.persistence.run;

import static app.dispatch.application.Eventually.eventually;
import static app.dispatch.application.run.store.RunFixture.ADA;
import static app.dispatch.application.run.store.RunFixture.STARTED;
import static app.dispatch.application.run.store.RunFixture.aRun;
import static app.dispatch.application.run.store.RunFixture.done;
import static app.dispatch.application.run.store.RunFixture.failed;
import static app.dispatch.application.run.store.RunFixture.numbered;
import static app.dispatch.application.run.store.RunFixture.ok;
import static app.dispatch.application.workflow.WorkflowFixture.aWorkflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.Postgres;
import app.dispatch.adapters.persistence.workflow.JdbiWorkflowStore;
import app.dispatch.adapters.persistence.workflow.TestPlans;
import app.dispatch.application.background.Background;
import app.dispatch.application.background.SettableTicker;
import app.dispatch.application.run.store.Begin;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.domain.error.RunLost;
import app.dispatch.domain.run.NodeId;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunKey;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs of two nodes on one PostgreSQL, whose writes share commits. */
@Timeout(60)
class SharedRunWritesTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private String url;
    private Database one;
    private Database other;

    @BeforeEach
    void open() {
        url = Postgres.freshUrl();
        one = Database.at(url);
        other = Database.at(url);
        JdbiWorkflowStore workflows = new JdbiWorkflowStore(one, TestPlans.JSON, TestPlans.BOX);
        List.of("wf_1", "wf_2", "wf_3")
                .forEach(
                        id -> assertThat(workflows.add(ADA, aWorkflow(id, ADA))).isTrue());
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        one.close();
        other.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private static List<Long> numbers(RunStore runs, RunId id) {
        return runs.journal(ADA, id, 0).stream().map(Recorded::seq).toList();
    }

    @Test
    void what_many_runs_of_two_nodes_write_is_kept_and_counted_once() throws Exception {
        List<Future<?>> all = new ArrayList<>();
        for (Database database : List.of(one, other)) {
            String node = database == one ? "node_1" : "node_2";
            RunStore runs = new JdbiRunStore(database, new NodeId(node));
            for (int i = 0; i < 300; i++) {
                int number = i;
                all.add(threads.submit(() -> write(runs, new RunId("run_" + node + "_" + number), number)));
            }
        }
        for (Future<?> run : all) {
            run.get(30, TimeUnit.SECONDS);
        }
        RunStore runs = new JdbiRunStore(one, new NodeId("node_1"));
        JdbiWorkflowStore workflows = new JdbiWorkflowStore(one, TestPlans.JSON, TestPlans.BOX);
        for (int i = 0; i < 300; i++) {
            RunId id = new RunId("run_node_2_" + i);
            assertThat(numbers(runs, id)).containsExactly(1L, 2L);
            assertThat(runs.find(ADA, id).orElseThrow().status())
                    .isEqualTo(i % 7 == 0 ? RunStatus.FAILED : RunStatus.OK);
        }
        for (String workflow : List.of("wf_1", "wf_2", "wf_3")) {
            assertThat(workflows
                            .find(ADA, new WorkflowId(workflow))
                            .orElseThrow()
                            .runCount())
                    .isEqualTo(200);
        }
    }

    private static void write(RunStore runs, RunId id, int number) {
        runs.begin(aRun(id.value()).of("wf_" + (1 + number % 3)).run(), new Begin.Fresh());
        runs.append(id, 1, numbered(1, done("a")));
        runs.end(id, 1, numbered(2, done("b")), number % 7 == 0 ? failed("no") : ok());
    }

    @Test
    void a_write_that_is_refused_takes_none_of_those_along_that_share_its_commit() throws Exception {
        RunStore runs = new JdbiRunStore(one, new NodeId("node_1"));
        List<Future<?>> good = new ArrayList<>();
        List<Future<?>> bad = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            int number = i;
            good.add(threads.submit(() -> write(runs, new RunId("run_" + number), number)));
            bad.add(threads.submit(() -> assertThatThrownBy(
                            () -> runs.append(new RunId("run_gone_" + number), 1, numbered(1, done("a"))))
                    .isInstanceOf(RunLost.class)));
            bad.add(threads.submit(() -> assertThatThrownBy(
                            () -> runs.end(new RunId("run_gone_" + number), 1, numbered(1, done("a")), ok()))
                    .isInstanceOf(RunLost.class)));
        }
        for (Future<?> one : good) {
            one.get(30, TimeUnit.SECONDS);
        }
        for (Future<?> one : bad) {
            one.get(30, TimeUnit.SECONDS);
        }
        for (int i = 0; i < 100; i++) {
            assertThat(numbers(runs, new RunId("run_" + i))).containsExactly(1L, 2L);
        }
    }

    @Test
    void the_same_entry_and_the_same_end_are_stored_once() {
        RunStore runs = new JdbiRunStore(one, new NodeId("node_1"));
        RunId id = new RunId("run_1");
        runs.begin(aRun("run_1").of("wf_1").run(), new Begin.Fresh());
        for (int i = 0; i < 2; i++) { // as after a commit whose answer was lost
            runs.append(id, 1, numbered(1, done("a")));
        }
        for (int i = 0; i < 2; i++) {
            runs.end(id, 1, numbered(2, done("b")), ok());
        }
        assertThat(numbers(runs, id)).containsExactly(1L, 2L);
    }

    /** A node that is frozen in the middle of a transaction holds locks, but not for long. */
    @Test
    void a_node_that_is_frozen_in_a_transaction_does_not_stop_the_others() throws Exception {
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        Future<?> frozen = threads.submit(() -> one.transaction(handle -> {
            handle.execute("update workflow set run_count = run_count + 1000 where id = 'wf_1'");
            locked.countDown();
            await(written);
            return handle.execute("select 1");
        }));
        locked.await();
        RunStore runs = new JdbiRunStore(other, new NodeId("node_2"));
        long start = System.nanoTime();
        write(runs, new RunId("run_1"), 0);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        written.countDown();
        assertThatThrownBy(() -> frozen.get(10, TimeUnit.SECONDS)).isNotNull();
        JdbiWorkflowStore workflows = new JdbiWorkflowStore(other, TestPlans.JSON, TestPlans.BOX);
        assertThat(workflows.find(ADA, new WorkflowId("wf_1")).orElseThrow().runCount())
                .isEqualTo(1);
    }

    /** One thread looks after all connections; a statement without an answer ends as an outage. */
    @Test
    void a_statement_that_the_server_does_not_answer_is_given_up() {
        SettableTicker ticker = new SettableTicker();
        try (Database database = Database.at(url, new Background(ticker))) {
            CompletableFuture<Void> asked = CompletableFuture.runAsync(
                    () -> database.statement(handle -> handle.execute("select pg_sleep(300)")), threads);
            eventually(() -> one.statement(handle -> handle.createQuery(
                                    "select count(*) from pg_stat_activity where query = 'select pg_sleep(300)'")
                            .mapTo(Integer.class)
                            .one())
                    == 1);
            ticker.forward(Duration.ofSeconds(5).plusNanos(1));
            assertThatThrownBy(asked::join).hasMessageContaining("cannot be reached");
            RunStore runs = new JdbiRunStore(database, new NodeId("node_1"));
            assertThat(runs.keyed(ADA, new RunKey("s", "k", "f"), STARTED)).isEmpty();
        }
    }
}
