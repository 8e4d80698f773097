package app.dispatch.adapters.persistence;

import static app.dispatch.application.Eventually.eventually;
import static app.dispatch.application.run.store.RunFixture.ADA;
import static app.dispatch.application.run.store.RunFixture.aRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import app.dispatch.adapters.persistence.run.JdbiRunStore;
import app.dispatch.application.run.store.Begin;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.run.NodeId;
import app.dispatch.domain.run.RunId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutageTest {
    @RegisterExtension
    static final TestDatabases databases = new TestDatabases();

    private static void assertUnavailable(Runnable work) {
        assertThatThrownBy(work::run)
                .asInstanceOf(type(Refusal.class))
                .extracting(Refusal::errorCode)
                .isEqualTo(ErrorCode.UNAVAILABLE);
    }

    /** Does the work again while it is refused; each refusal drops a broken connection. */
    private static void retried(Runnable work) {
        for (int attempt = 0; attempt < 40; attempt++) {
            try {
                work.run();
                return;
            } catch (Refusal refused) {
                assertThat(refused.errorCode()).isEqualTo(ErrorCode.UNAVAILABLE);
            }
        }
        throw new AssertionError("still unavailable");
    }

    @Test
    void work_is_refused_while_postgresql_is_away_and_done_when_it_is_back() {
        String url = Postgres.freshUrl();
        String name = url.replaceAll(".*/(test_[0-9]+).*", "$1");
        try (Database database = Database.at(url)) {
            RunStore runs = new JdbiRunStore(database, new NodeId("node_1"));
            runs.begin(aRun("run_1").run(), new Begin.Fresh());

            Postgres.execute("alter database " + name + " with allow_connections false");
            Postgres.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
            assertUnavailable(() -> runs.begin(aRun("run_2").run(), new Begin.Fresh()));
            assertThat(database.isHealthy()).isFalse();
            assertUnavailable(() -> runs.find(ADA, new RunId("run_1")));

            Postgres.execute("alter database " + name + " with allow_connections true");
            retried(() -> runs.begin(aRun("run_3").run(), new Begin.Fresh()));
            assertThat(database.isHealthy()).isTrue();
            assertThat(runs.find(ADA, new RunId("run_1"))).isPresent();
        }
    }

    /** They share commits, so they could wait for one another's failures. */
    @Test
    void of_many_writes_each_is_refused_soon_while_postgresql_is_away() throws Exception {
        String url = Postgres.freshUrl();
        String name = url.replaceAll(".*/(test_[0-9]+).*", "$1");
        try (Database database = Database.at(url);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            RunStore runs = new JdbiRunStore(database, new NodeId("node_1"));
            runs.begin(aRun("run_1").run(), new Begin.Fresh());
            Postgres.execute("alter database " + name + " with allow_connections false");
            Postgres.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");

            List<Future<?>> writes = IntStream.range(0, 100)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> assertUnavailable(
                            () -> runs.begin(aRun("run_away_" + i).run(), new Begin.Fresh()))))
                    .toList();
            long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            for (Future<?> write : writes) {
                write.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
            Postgres.execute("alter database " + name + " with allow_connections true");
            retried(() -> runs.begin(aRun("run_2").run(), new Begin.Fresh()));
        }
    }

    @Test
    void a_file_that_h2_closed_is_opened_again() {
        Database database = databases.h2();
        RunStore runs = new JdbiRunStore(database, new NodeId("node_1"));
        runs.begin(aRun("run_1").run(), new Begin.Fresh());

        assertUnavailable(() -> database.statement(handle -> handle.execute("shutdown immediately")));

        retried(() -> runs.begin(aRun("run_2").run(), new Begin.Fresh()));
        retried(() -> runs.find(ADA, new RunId("run_2")));
        assertThat(runs.find(ADA, new RunId("run_1"))).isPresent();
        assertThat(database.isHealthy()).isTrue();
    }

    @Test
    void a_closed_database_is_not_healthy() {
        Database database = Database.inFolder(databases.folder());
        database.close();

        assertThat(database.isHealthy()).isFalse();
    }

    /** As of a process that is stopped for a while and goes on: PostgreSQL has ended its transaction. */
    @Test
    void a_transaction_that_stood_still_is_refused() {
        Database others = databases.postgres();
        try (Database database = Database.at(Postgres.freshUrl())) {
            assertUnavailable(() -> database.transaction(handle -> {
                int process = handle.createQuery("select pg_backend_pid()")
                        .mapTo(Integer.class)
                        .one();
                eventually(() -> others.statement(
                                look -> look.createQuery("select count(*) from pg_stat_activity where pid = :process")
                                        .bind("process", process)
                                        .mapTo(Integer.class)
                                        .one())
                        == 0);
                return handle.execute("select 1");
            }));
        }
    }

    @Test
    void a_statement_that_is_wrong_is_no_outage() {
        assertThatThrownBy(() -> databases.h2().statement(handle -> handle.execute("select nothing")))
                .isNotInstanceOf(Refusal.class);
        assertThatThrownBy(() -> databases.postgres().statement(handle -> handle.execute("select nothing")))
                .isNotInstanceOf(Refusal.class);
    }
}
