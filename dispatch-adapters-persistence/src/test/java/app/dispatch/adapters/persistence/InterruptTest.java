package app.dispatch.adapters.persistence;

import static app.dispatch.application.run.store.RunFixture.ADA;
import static app.dispatch.application.run.store.RunFixture.aRun;
import static app.dispatch.application.run.store.RunFixture.done;
import static app.dispatch.application.run.store.RunFixture.numbered;
import static app.dispatch.application.run.store.RunFixture.ok;
import static app.dispatch.application.run.store.RunFixture.takeOver;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.persistence.run.JdbiRunStore;
import app.dispatch.adapters.persistence.workflow.JdbiWorkflowStore;
import app.dispatch.adapters.persistence.workflow.TestPlans;
import app.dispatch.application.run.store.Begin;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.application.workflow.WorkflowFixture;
import app.dispatch.domain.run.NodeId;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.workflow.WorkflowId;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InterruptTest {
    private static final int THREADS = 24;
    private static final int RUNS = 10;
    private static final int COMMITS = 100;

    private static final long BETWEEN_INTERRUPTS_NANOS = 50_000;

    @RegisterExtension
    static final TestDatabases databases = new TestDatabases();

    @Test
    void interrupts_of_threads_that_write_to_h2_break_nothing() throws Exception {
        writeUnderInterrupts(databases.h2(), Thread.ofPlatform());
    }

    /** In a new database, whose connections are still being made when the first are handed back. */
    @RepeatedTest(3)
    void interrupts_of_virtual_threads_that_write_to_h2_break_nothing(@TempDir Path folder) throws Exception {
        try (Database database = Database.inFolder(folder)) {
            writeUnderInterrupts(database, Thread.ofVirtual());
        }
    }

    /** H2 pauses between its attempts to lock a table's root, and an interrupt of that pause ends a commit half-way. */
    @Test
    void interrupts_of_threads_that_commit_beside_each_other_break_nothing(@TempDir Path folder) throws Exception {
        try (Database database = Database.inFolder(folder)) {
            database.statement(handle -> handle.execute("create table written (id varchar primary key, n int)"));
            Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

            interruptAll(failures, Thread.ofVirtual(), thread -> {
                for (int n = 0; n < COMMITS; n++) {
                    String id = thread + "_" + n;
                    database.transaction(handle -> handle.execute("insert into written values (?, 1)", id)
                            + handle.execute("update written set n = n + 1 where id = ?", id));
                }
            });

            assertThat(failures).isEmpty();
            assertThat(database.<Integer>statement(handle -> handle.select("select count(*) from written where n = 2")
                            .mapTo(int.class)
                            .one()))
                    .isEqualTo(THREADS * COMMITS);
        }
    }

    @Test
    void interrupts_of_threads_that_write_to_postgresql_break_nothing() throws Exception {
        writeUnderInterrupts(databases.postgres(), Thread.ofPlatform());
    }

    @Test
    void an_interrupt_is_kept_for_the_caller() {
        RunStore runs = new JdbiRunStore(databases.h2(), new NodeId("node_1"));

        Thread.currentThread().interrupt();
        runs.begin(aRun("run_1").run(), new Begin.Fresh());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(runs.find(ADA, new RunId("run_1"))).isPresent();
    }

    /** All runs count for one workflow, so that threads also wait for one another. */
    private static void writeUnderInterrupts(Database database, Thread.Builder kind) throws Exception {
        RunStore runs = new JdbiRunStore(database, new NodeId("node_1"));
        JdbiWorkflowStore workflows = new JdbiWorkflowStore(database, TestPlans.JSON, TestPlans.BOX);
        workflows.add(ADA, WorkflowFixture.aWorkflow("wf_1", ADA));
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

        long interrupts = interruptAll(failures, kind, thread -> write(runs, thread));

        assertThat(failures).isEmpty();
        assertThat(interrupts).isGreaterThan(10 * THREADS);
        assertThat(workflows.find(ADA, new WorkflowId("wf_1")).orElseThrow().runCount())
                .isEqualTo(THREADS * RUNS);
        assertThat(takeOver(runs)).isEmpty();
        assertThat(database.isHealthy()).isTrue();
    }

    private static void write(RunStore runs, int thread) {
        for (int n = 0; n < RUNS; n++) {
            RunId id = new RunId("run_" + thread + "_" + n);
            runs.begin(aRun(id.value()).of("wf_1").run(), new Begin.Fresh());
            runs.append(id, 1, numbered(1, done("a")));
            runs.end(id, 1, numbered(2, done("b")), ok());
            assertThat(runs.journal(ADA, id, 0)).hasSize(2);
        }
    }

    /** Has threads do their work while all are interrupted again and again; yields how often. */
    private static long interruptAll(Queue<Throwable> failures, Thread.Builder kind, IntConsumer work) {
        List<Thread> workers = IntStream.range(0, THREADS)
                .mapToObj(n -> kind.start(() -> {
                    try {
                        work.accept(n);
                    } catch (Throwable failure) {
                        failures.add(failure);
                    }
                }))
                .toList();
        long interrupts = 0;
        while (!Thread.currentThread().isInterrupted()
                && failures.isEmpty()
                && workers.stream().anyMatch(Thread::isAlive)) {
            workers.forEach(Thread::interrupt);
            interrupts += THREADS;
            LockSupport.parkNanos(BETWEEN_INTERRUPTS_NANOS);
        }
        return interrupts;
    }
}
