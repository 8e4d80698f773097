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
import java.util.List;
import java.util.Objects;
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
        Run run = aRun(id).startedAt(STARTED.plusMillis(start)).run();
        runs.begin(run, new Begin.Fresh());
        runs.end(run.id(), 1, numbered(1, done("a", Value.of("x".repeat(size)))), ok());
    }

    private static RunPage next(RunStore runs, RunPage page) {
        return runs.history(
                ADA, new RunQuery(null, RunQuery.Filter.ENDED, null, 50, Objects.requireNonNull(page.next())));
    }

    private static List<String> ids(RunPage page) {
        return page.runs().stream().map(found -> found.run().id().value()).toList();
    }
}
