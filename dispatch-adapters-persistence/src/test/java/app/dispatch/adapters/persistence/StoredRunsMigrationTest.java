package app.dispatch.adapters.persistence;

import static app.dispatch.application.run.store.RunFixture.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.persistence.run.JdbiRunStore;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.domain.run.NodeId;
import app.dispatch.domain.run.Retention;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunUse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs of a version that did not note what is on record of each. */
class StoredRunsMigrationTest {
    @RegisterExtension
    static final TestDatabases databases = new TestDatabases();

    private static void write(Connection connection) throws SQLException {
        try (Statement insert = connection.createStatement()) {
            for (int n = 1; n <= 3; n++) {
                insert.execute("""
                        insert into run (id, owner, cause, mode, plan, payload, size, started_at, epoch, status, ended_at)
                        values ('run_%d', 'usr_ada', 'manual', 'live', '{}', '{}', 4, %d, 1, '%s', %s)
                        """.formatted(n, n, n < 3 ? "ok" : "running", n < 3 ? "9" : "null"));
                for (int seq = 1; seq <= 2 * (n - 1); seq++) {
                    insert.execute("insert into run_journal (run_id, seq, entry, size) values ('run_%d', %d, '%s', 200)"
                            .formatted(n, seq, "[" + " ".repeat(198) + "]"));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void count_for_their_users_quota_with_all_that_is_on_record_of_them(OldDatabase kind) throws SQLException {
        try (Database database = kind.open(databases.folder(), "15", StoredRunsMigrationTest::write)) {
            RunStore runs = new JdbiRunStore(database, new NodeId("node_1"));
            assertThat(runs.use(ADA)).isEqualTo(new RunUse(2, 4 + 404));

            assertThat(runs.forget(new Retention(0, 407, 0), Instant.EPOCH, 100))
                    .isEqualTo(1);

            assertThat(runs.use(ADA)).isEqualTo(RunUse.ofOne(404));
            assertThat(runs.find(ADA, new RunId("run_3"))).isPresent();
        }
    }
}
