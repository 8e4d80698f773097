package app.dispatch.adapters.persistence.run;

import static app.dispatch.application.run.store.RunFixture.ADA;
import static app.dispatch.application.run.store.RunFixture.STARTED;
import static app.dispatch.application.run.store.RunFixture.aRun;
import static app.dispatch.application.run.store.RunFixture.done;
import static app.dispatch.application.run.store.RunFixture.numbered;
import static app.dispatch.application.run.store.RunFixture.ok;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.TestDatabases;
import app.dispatch.application.run.store.Begin;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.domain.run.NodeId;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunPage;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Weight;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RunHistoryTest {
    @RegisterExtension
    static final TestDatabases databases = new TestDatabases();

    @Test
    void a_page_ends_where_its_runs_would_be_too_much_for_memory_in_h2() {
        endsEarly(databases.h2());
    }

    @Test
    void a_page_ends_where_its_runs_would_be_too_much_for_memory_in_postgresql() {
        endsEarly(databases.postgres());
    }

    private static void endsEarly(Database database) {
        RunStore runs = new JdbiRunStore(database, new NodeId("node_1"));
        store(runs, "run_small", 1, 1);
        store(runs, "run_c", 2, 3 << 20);
        store(runs, "run_b", 3, 3 << 20);
        store(runs, "run_a", 4, 3 << 20);
        store(runs, "run_huge", 5, 10 << 20);

        RunPage first = runs.history(ADA, RunQuery.newest(50));
        RunPage second = next(runs, first);
        RunPage third = next(runs, second);

        assertThat(ids(first)).containsExactly("run_huge");
        assertThat(ids(second)).containsExactly("run_a", "run_b");
        assertThat(ids(third)).containsExactly("run_c", "run_small");
        assertThat(third.next()).isNull();
    }

    /** 400 kB of {@code [[],[],…]} as JSON are some 9 MB of heap. */
    @Test
    void a_page_ends_where_its_small_values_weigh_too_much() {
        RunStore runs = new JdbiRunStore(databases.h2(), new NodeId("node_1"));
        Value lists = Value.of(IntStream.range(0, 130_000)
                .mapToObj(number -> Value.of(List.<Value>of()))
                .toList());
        for (int i = 0; i < 6; i++) {
            store(runs, "run_" + i, i, lists);
        }

        RunPage first = runs.history(ADA, RunQuery.newest(50));

        long one = Weight.of(lists);
        assertThat(ids(first)).hasSize((int) ((16L << 20) / one) + 1).hasSizeBetween(2, 5);
        assertThat(ids(next(runs, first))).hasSizeGreaterThan(1);
    }

    @Test
    void a_run_that_is_deleted_while_its_page_is_read_is_left_out() {
        Database database = databases.h2();
        store(new JdbiRunStore(database, new NodeId("node_1")), "run_a", 1, 1);
        List<RunHistory.Found> found =
                List.of(new RunHistory.Found("run_deleted", 2, 1), new RunHistory.Found("run_a", 1, 1));

        List<RunRecord> page = database.statement(handle -> RunHistory.read(handle, ADA, found));

        assertThat(page).extracting(record -> record.run().id().value()).containsExactly("run_a");
    }

    private static void store(RunStore runs, String id, int start, int size) {
        store(runs, id, start, Value.of("x".repeat(size)));
    }

    private static void store(RunStore runs, String id, int start, Value output) {
        Run run = aRun(id).startedAt(STARTED.plusMillis(start)).run();
        runs.begin(run, new Begin.Fresh());
        runs.end(run.id(), 1, numbered(1, done("a", output)), ok());
    }

    private static RunPage next(RunStore runs, RunPage page) {
        return runs.history(
                ADA, new RunQuery(null, RunQuery.Filter.ENDED, null, 50, Objects.requireNonNull(page.next())));
    }

    private static List<String> ids(RunPage page) {
        return page.runs().stream().map(found -> found.run().id().value()).toList();
    }
}
