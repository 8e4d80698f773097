package app.dispatch.adapters.persistence.run.log;

import static app.dispatch.application.Eventually.eventually;
import static app.dispatch.application.run.store.RunFixture.ADA;
import static app.dispatch.application.run.store.RunFixture.aRun;
import static app.dispatch.application.run.store.RunFixture.done;
import static app.dispatch.application.run.store.RunFixture.numbered;
import static app.dispatch.application.run.store.RunFixture.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.Durability;
import app.dispatch.adapters.persistence.TestDatabases;
import app.dispatch.adapters.persistence.run.JdbiRunStore;
import app.dispatch.adapters.persistence.sql.StartFailed;
import app.dispatch.application.background.Background;
import app.dispatch.application.run.store.Begin;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.domain.error.RunLost;
import app.dispatch.domain.run.NodeId;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunLogTest {
    private static final NodeId NODE = new NodeId("node_1");

    @RegisterExtension
    static final TestDatabases databases = new TestDatabases();

    private static RunWrite begin(String id) {
        return new RunWrite.Begin(aRun(id).run(), "node_1");
    }

    private static RunWrite append(String id, long seq, String step) {
        return new RunWrite.Append(new RunId(id), 1, JournalEntry.of(numbered(seq, done(step))));
    }

    private static RunWrite end(String id, long seq) {
        return new RunWrite.End(new RunId(id), 1, JournalEntry.of(numbered(seq, done("last"))), ok());
    }

    /** A folder as a crash leaves it: with a database, and segments of which nothing is in its tables. */
    private static Path crashed(List<List<RunWrite>> segments) throws IOException {
        Path folder = databases.folder();
        Database.inFolder(folder).close();
        for (int i = 0; i < segments.size(); i++) {
            try (LogFile file = new LogFile(folder.resolve("runs-" + (1 - i) + ".log"))) {
                file.start(i + 1);
                for (RunWrite write : segments.get(i)) {
                    file.append(write.bytes());
                }
            }
        }
        return folder;
    }

    private static List<Long> numbers(RunStore runs, String id) {
        return runs.journal(ADA, new RunId(id), 0).stream().map(Recorded::seq).toList();
    }

    private static RunStatus status(RunStore runs, String id) {
        return runs.find(ADA, new RunId(id)).map(Run::status).orElseThrow();
    }

    @Test
    void what_a_crash_left_in_both_files_is_in_the_tables_after_the_next_start() throws IOException {
        Path folder = crashed(List.of(
                List.of(begin("run_1"), append("run_1", 1, "a"), begin("run_2")),
                List.of(append("run_1", 2, "b"), end("run_1", 3), append("run_2", 1, "a"))));
        for (int start = 1; start <= 2; start++) {
            try (Database database = Database.inFolder(folder)) {
                RunStore runs = new JdbiRunStore(database, NODE);
                assertThat(status(runs, "run_1")).isEqualTo(RunStatus.OK);
                assertThat(numbers(runs, "run_1")).containsExactly(1L, 2L, 3L);
                assertThat(status(runs, "run_2")).isEqualTo(RunStatus.QUEUED);
                assertThat(numbers(runs, "run_2")).containsExactly(1L);
            }
        }
    }

    @Test
    void a_log_of_a_newer_version_is_refused_by_name_and_stays_as_it_is() throws IOException {
        Path folder = crashed(List.of(List.of(begin("run_1"))));
        Path log = folder.resolve("runs-1.log");
        LogFileTest.writeNewer(log);
        byte[] left = Files.readAllBytes(log);
        try (Database database = Database.inFolder(folder)) {
            assertThatThrownBy(() -> new JdbiRunStore(database, NODE))
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining("newer version of Dispatch");
        }
        assertThat(Files.readAllBytes(log)).isEqualTo(left);
    }

    @Test
    void a_segment_that_is_in_the_tables_already_changes_nothing() throws IOException {
        Path folder = crashed(List.of(List.of(begin("run_1"), append("run_1", 1, "a"), append("run_1", 2, "b"))));
        Path log = folder.resolve("runs-1.log");
        byte[] left = Files.readAllBytes(log);
        try (Database database = Database.inFolder(folder)) {
            assertThat(numbers(new JdbiRunStore(database, NODE), "run_1")).containsExactly(1L, 2L);
        }
        Files.write(log, left); // as if the process had died between the commit and the emptying of the file
        try (Database database = Database.inFolder(folder)) {
            assertThat(numbers(new JdbiRunStore(database, NODE), "run_1")).containsExactly(1L, 2L);
        }
    }

    @Test
    void a_run_that_the_tables_refuse_takes_no_other_along() throws IOException {
        Path folder = crashed(List.of(
                List.of(begin("run_1"), end("run_1", 1)),
                List.of(begin("run_2"), begin("run_1"), end("run_1", 1), end("run_2", 1))));
        try (Database database = Database.inFolder(folder)) {
            RunStore runs = new JdbiRunStore(database, NODE);
            assertThat(status(runs, "run_1")).isEqualTo(RunStatus.OK);
            assertThat(status(runs, "run_2")).isEqualTo(RunStatus.OK);
            runs.begin(aRun("run_3").run(), new Begin.Fresh());
            assertThat(status(runs, "run_3")).isEqualTo(RunStatus.QUEUED);
        }
    }

    @Test
    void a_whole_run_becomes_one_row_of_the_journal() {
        Database database = databases.h2();
        RunStore runs = new JdbiRunStore(database, NODE);
        runs.begin(aRun("run_1").run(), new Begin.Fresh());
        runs.append(new RunId("run_1"), 1, numbered(1, done("a")));
        runs.end(new RunId("run_1"), 1, numbered(2, done("b")), ok());
        assertThat(numbers(runs, "run_1")).containsExactly(1L, 2L);
        int rows = database.statement(
                handle -> handle.createQuery("select count(*) from run_journal where run_id = 'run_1'")
                        .mapTo(Integer.class)
                        .one());
        assertThat(rows).isBetween(1, 2); // 2 when the log was brought into the tables in between
    }

    @Test
    void a_run_that_somebody_has_looked_at_goes_on() {
        RunStore runs = new JdbiRunStore(databases.h2(), NODE);
        RunId id = new RunId("run_1");
        runs.begin(aRun("run_1").run(), new Begin.Fresh());
        assertThat(status(runs, "run_1")).isEqualTo(RunStatus.QUEUED);
        runs.append(id, 1, numbered(1, done("a")));
        assertThat(numbers(runs, "run_1")).containsExactly(1L);
        runs.end(id, 1, numbered(2, done("b")), ok());
        assertThat(status(runs, "run_1")).isEqualTo(RunStatus.OK);
        assertThat(numbers(runs, "run_1")).containsExactly(1L, 2L);
    }

    @Test
    void who_has_lost_a_run_writes_nothing_more_of_it() {
        RunStore runs = new JdbiRunStore(databases.h2(), NODE);
        RunId id = new RunId("run_1");
        runs.begin(aRun("run_1").run(), new Begin.Fresh());
        runs.claims().leave();
        assertThat(runs.claims().claim(10, aRun("run_1").run().startedAt())).hasSize(1);
        assertThatThrownBy(() -> runs.append(id, 1, numbered(1, done("a")))).isInstanceOf(RunLost.class);
        assertThatThrownBy(() -> runs.end(id, 1, numbered(1, done("a")), ok())).isInstanceOf(RunLost.class);
        runs.append(id, 2, numbered(10, done("a")));
        assertThat(numbers(runs, "run_1")).containsExactly(10L);
    }

    @Test
    void after_its_end_nothing_is_written_of_a_run() {
        RunStore runs = new JdbiRunStore(databases.h2(), NODE);
        RunId id = new RunId("run_1");
        runs.begin(aRun("run_1").run(), new Begin.Fresh());
        runs.end(id, 1, numbered(1, done("a")), ok());
        assertThatThrownBy(() -> runs.append(id, 1, numbered(2, done("b")))).isInstanceOf(RunLost.class);
        assertThat(numbers(runs, "run_1")).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 1_100_000}) // below and above what the log takes at once
    void an_entry_of_any_size_is_kept_in_its_place(int characters) {
        RunStore runs = new JdbiRunStore(databases.h2(), NODE);
        RunId id = new RunId("run_1");
        Value large = Value.of("x".repeat(characters));
        runs.begin(aRun("run_1").run(), new Begin.Fresh());
        runs.append(id, 1, numbered(1, done("a")));
        runs.append(id, 1, numbered(2, done("b", large)));
        runs.append(id, 1, numbered(3, done("c")));
        runs.end(id, 1, numbered(4, done("d")), ok());
        assertThat(numbers(runs, "run_1")).containsExactly(1L, 2L, 3L, 4L);
        assertThat(runs.journal(ADA, id, 1).getFirst().event()).isEqualTo(done("b", large));
    }

    @Test
    void what_comes_faster_than_the_tables_take_it_is_kept_in_its_place() {
        RunStore runs = new JdbiRunStore(databases.h2(), NODE);
        List<String> ids = IntStream.range(0, 40).mapToObj(i -> "run_" + i).toList();
        ids.forEach(id -> runs.begin(aRun(id).run(), new Begin.Fresh()));
        for (long seq = 1; seq <= 2; seq++) {
            List<Recorded> entry = numbered(seq, done("a", Value.of("x".repeat(500_000))));
            ids.forEach(id -> runs.append(new RunId(id), 1, entry));
        }
        ids.forEach(id -> runs.end(new RunId(id), 1, numbered(3, done("b")), ok()));
        ids.forEach(id -> assertThat(numbers(runs, id)).as(id).containsExactly(1L, 2L, 3L));
    }

    /** With many writers and readers everybody sees at once what was written, in every durability. */
    @ParameterizedTest
    @EnumSource
    void what_was_written_is_seen_at_once_by_everybody(Durability durability) throws Exception {
        Path folder = databases.folder();
        try (Database database = Database.inFolder(folder, durability, new Background());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            RunStore runs = new JdbiRunStore(database, NODE);
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < 16; thread++) {
                int own = thread;
                all.add(threads.submit(() -> {
                    for (int i = 0; i < 50; i++) {
                        writeAndLook(runs, "run_" + own + "_" + i, i % 4);
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        try (Database database = Database.inFolder(folder, durability, new Background())) {
            RunStore runs = new JdbiRunStore(database, NODE);
            for (int thread = 0; thread < 16; thread++) {
                for (int i = 0; i < 50; i++) {
                    assertThat(numbers(runs, "run_" + thread + "_" + i)).containsExactly(1L, 2L, 3L);
                }
            }
        }
    }

    private static void writeAndLook(RunStore runs, String id, int when) {
        RunId run = new RunId(id);
        runs.begin(aRun(id).run(), new Begin.Fresh());
        if (when == 0) {
            assertThat(status(runs, id)).isEqualTo(RunStatus.QUEUED);
        }
        runs.append(run, 1, numbered(1, done("a")));
        if (when == 1) {
            assertThat(numbers(runs, id)).containsExactly(1L);
        }
        runs.append(run, 1, numbered(2, done("b")));
        runs.end(run, 1, numbered(3, done("c")), ok());
        if (when == 2) {
            assertThat(status(runs, id)).isEqualTo(RunStatus.OK);
        }
    }

    @Test
    void an_error_of_the_tables_does_not_end_what_brings_the_log_into_them() throws Exception {
        Path folder = databases.folder();
        Queue<Long> asked = new ConcurrentLinkedQueue<>();
        BlockingQueue<Long> applied = new LinkedBlockingQueue<>();
        LogTables tables = new LogTables() {
            @Override
            public long applied() {
                return 0;
            }

            @Override
            public void apply(long number, List<RunWrite> writes) {
                asked.add(number);
                if (asked.size() < 3) {
                    throw new OutOfMemoryError("as if");
                }
                applied.add(number);
            }
        };
        try (Database database = Database.inFolder(folder);
                RunLog log = new RunLog(database, tables, folder)) {
            assertThat(log.write(begin("run_1"))).isTrue();
            assertThat(applied.take()).isEqualTo(1);
            assertThat(log.write(begin("run_2"))).isTrue();
            assertThat(applied.take()).isEqualTo(2);
        }
        assertThat(asked).startsWith(1L, 1L, 1L);
    }

    @Test
    void all_who_wait_for_the_tables_wait_for_the_same_commits() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger applied = new AtomicInteger();
        AtomicReference<RunLog> ahead = new AtomicReference<>();
        LogTables tables = new LogTables() {
            @Override
            public long applied() {
                return 0;
            }

            @Override
            public void apply(long number, List<RunWrite> writes) {
                applied.incrementAndGet();
                try {
                    go.await();
                } catch (InterruptedException ended) {
                    throw new IllegalStateException(ended);
                }
                if (number < 100) {
                    ahead.get().write(begin("run_after_" + number)); // somebody always has something new
                }
            }
        };
        Path folder = databases.folder();
        try (Database database = Database.inFolder(folder);
                RunLog log = new RunLog(database, tables, folder)) {
            ahead.set(log);
            log.write(begin("run_1"));
            List<Thread> readers = IntStream.range(0, 20)
                    .mapToObj(i -> Thread.ofPlatform().start(log::settle))
                    .toList();
            eventually(() -> readers.stream().allMatch(reader -> reader.getState() == Thread.State.WAITING));
            go.countDown();
            for (Thread reader : readers) {
                reader.join();
            }
            assertThat(applied.get()).isLessThan(10);
        }
    }
}
