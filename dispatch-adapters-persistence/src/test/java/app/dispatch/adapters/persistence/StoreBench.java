package app.dispatch.adapters.persistence;

import static app.dispatch.application.run.store.RunFixture.ADA;
import static app.dispatch.application.run.store.RunFixture.STARTED;
import static app.dispatch.application.run.store.RunFixture.aRun;
import static app.dispatch.application.run.store.RunFixture.done;
import static app.dispatch.application.run.store.RunFixture.numbered;
import static app.dispatch.application.run.store.RunFixture.ok;
import static app.dispatch.application.run.store.RunFixture.started;

import app.dispatch.adapters.persistence.run.JdbiRunStore;
import app.dispatch.adapters.persistence.workflow.JdbiWorkflowStore;
import app.dispatch.adapters.persistence.workflow.TestPlans;
import app.dispatch.application.run.store.Begin;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.application.workflow.WorkflowFixture;
import app.dispatch.domain.run.NodeId;
import app.dispatch.domain.run.RunEvent;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.value.Value;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures what the store costs a run of three steps: begin, two appends, end. Takes {@code h2 FOLDER} or {@code postgres}
 * or a URL of PostgreSQL, then threads and seconds.
 */
final class StoreBench {
    private static final String PLAN = "{\"steps\":\"" + "x".repeat(1_200) + "\"}";
    private static final Value ANSWER = Value.of("y".repeat(200));
    private static final int ROUNDS = 3;

    private StoreBench() {}

    public static void main(String[] arguments) throws InterruptedException {
        boolean h2 = arguments[0].equals("h2");
        int threads = Integer.parseInt(arguments[h2 ? 2 : 1]);
        Duration round = Duration.ofSeconds(Long.parseLong(arguments[h2 ? 3 : 2]));
        try (Database database = open(h2, arguments)) {
            new JdbiWorkflowStore(database, TestPlans.JSON, TestPlans.BOX)
                    .add(ADA, WorkflowFixture.aWorkflow("wf_1", ADA));
            measure(new JdbiRunStore(database, new NodeId("node_1")), threads, round);
        }
        System.exit(0);
    }

    private static Database open(boolean h2, String[] arguments) {
        if (h2) {
            return Database.inFolder(Path.of(arguments[1]));
        }
        return Database.at(arguments[0].equals("postgres") ? Postgres.freshUrl() : arguments[0]);
    }

    private static void measure(RunStore runs, int threads, Duration round) throws InterruptedException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        AtomicLong count = new AtomicLong();
        AtomicBoolean stop = new AtomicBoolean();
        for (int thread = 0; thread < threads; thread++) {
            Thread.ofVirtual().start(() -> {
                while (!stop.get()) {
                    write(runs, count.incrementAndGet());
                }
            });
        }
        for (int i = 0; i < ROUNDS; i++) {
            long before = count.get();
            long cpu = system.getProcessCpuTime();
            Thread.sleep(round);
            long done = count.get() - before;
            System.out.printf(
                    "%d threads: %d runs/s, %d commits/s, %d us of this JVM's CPU a run%n",
                    threads,
                    done / round.toSeconds(),
                    4 * done / round.toSeconds(),
                    (system.getProcessCpuTime() - cpu) / 1_000 / Math.max(1, done));
        }
        stop.set(true);
    }

    /** Runs start one after another, and their ids are in no order. */
    private static void write(RunStore runs, long number) {
        RunId id = new RunId("run_" + Long.toHexString(number * 0x9E3779B97F4A7C15L));
        runs.begin(
                aRun(id.value())
                        .of("wf_1")
                        .with(PLAN, "{}")
                        .startedAt(STARTED.plusMillis(number))
                        .run(),
                new Begin.Fresh());
        runs.append(id, 1, numbered(1, started("a"), done("a", ANSWER), new RunEvent.PhaseCompleted(0)));
        runs.append(id, 1, numbered(4, started("b"), done("b", ANSWER), new RunEvent.PhaseCompleted(1)));
        runs.end(
                id,
                1,
                numbered(
                        7,
                        started("c"),
                        done("c", ANSWER),
                        new RunEvent.PhaseCompleted(2),
                        new RunEvent.RunCompleted(id, ok())),
                ok());
    }
}
