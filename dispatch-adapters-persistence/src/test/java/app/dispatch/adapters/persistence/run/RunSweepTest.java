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
import app.dispatch.application.run.store.RunFixture;
import app.dispatch.domain.run.NodeId;
import app.dispatch.domain.run.Retention;
import app.dispatch.domain.run.RunId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RunSweepTest {
    private static final Retention ONE = new Retention(1, 0);

    @RegisterExtension
    static final TestDatabases databases = new TestDatabases();

    private static void ended(JdbiRunStore runs, RunFixture run) {
        runs.begin(run.run(), new Begin.Fresh());
        runs.end(run.run().id(), 1, numbered(1, done("a")), ok());
    }

    private static void fill(JdbiRunStore runs) {
        for (int n = 0; n < 3; n++) {
            ended(runs, aRun("run_" + n).startedAt(STARTED.plusMillis(n)));
        }
    }

    /** Sweeps on a connection of its own: one thread would get the same again. */
    private static int elsewhere(JdbiRunStore runs) {
        return CompletableFuture.supplyAsync(() -> runs.forget(ONE, STARTED, 100))
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void on_postgresql_one_server_sweeps_at_a_time() {
        Database database = databases.postgres();
        JdbiRunStore runs = new JdbiRunStore(database, new NodeId("node_1"));
        fill(runs);

        int whileAnotherDoes = database.statement(other -> {
            other.execute("select pg_advisory_lock(" + RunSweep.LOCK + ")");
            try {
                return elsewhere(runs);
            } finally {
                other.execute("select pg_advisory_unlock(" + RunSweep.LOCK + ")");
            }
        });

        assertThat(whileAnotherDoes).isZero();
        assertThat(runs.forget(ONE, STARTED, 100)).isEqualTo(2);
        assertThat(database.<Boolean>statement(
                        other -> other.createQuery("select pg_try_advisory_lock(:lock) and pg_advisory_unlock(:lock)")
                                .bind("lock", RunSweep.LOCK)
                                .mapTo(Boolean.class)
                                .one()))
                .as("the lock is given back")
                .isTrue();
    }

    @Test
    void a_journal_leaves_nothing_behind() {
        for (Database database : new Database[] {databases.h2(), databases.postgres()}) {
            JdbiRunStore runs = new JdbiRunStore(database, new NodeId("node_1"));
            fill(runs);

            runs.forget(ONE, STARTED, 100);

            assertThat(database.<Integer>statement(handle -> handle.createQuery("select count(*) from run_journal")
                            .mapTo(Integer.class)
                            .one()))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_run_that_others_write_to_is_not_waited_for() {
        for (Database database : new Database[] {databases.h2(), databases.postgres()}) {
            JdbiRunStore runs = new JdbiRunStore(database, new NodeId("node_1"));
            fill(runs);
            runs.begin(aRun("run_open").run(), new Begin.Fresh());

            int deleted = database.transaction(writer -> {
                writer.execute("update run set epoch = epoch + 1 where id = 'run_open'");
                return elsewhere(runs);
            });

            assertThat(deleted).isEqualTo(2);
            assertThat(runs.find(ADA, new RunId("run_open"))).isPresent();
        }
    }
}
