package app.dispatch.adapters.persistence;

import static app.dispatch.application.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.persistence.run.JdbiTraceParents;
import app.dispatch.adapters.persistence.sql.Schema;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.TraceParent;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabaseStateTest {
    private static final TraceParent PARENT =
            new TraceParent("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", true);

    @RegisterExtension
    static final TestDatabases databases = new TestDatabases();

    private static void keep(Database database) {
        new JdbiTraceParents(database).keep(new RunId("run_1"), PARENT, Instant.EPOCH);
    }

    @Test
    void tables_of_h2_are_counted() {
        Database database = databases.h2();
        keep(database);

        DatabaseState state = DatabaseState.of(database);
        assertThat(state.kind()).isEqualTo("h2");
        assertThat(state.schema()).isEqualTo(Schema.OF_THIS_VERSION.newest());
        assertThat(state.rows()).containsEntry("trace_parent", 1L).containsEntry("workflow", 0L);
    }

    @Test
    void those_of_postgresql_are_as_its_statistics_have_them() {
        Database database = databases.postgres();
        keep(database);

        assertThat(DatabaseState.of(database).kind()).isEqualTo("postgresql");
        eventually(() -> DatabaseState.of(database).rows().getOrDefault("trace_parent", 0L) > 0);
        assertThat(DatabaseState.of(database).rows()).containsEntry("workflow", 0L);
    }
}
