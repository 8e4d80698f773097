package app.dispatch.adapters.persistence;

import static app.dispatch.application.workflow.WorkflowFixture.aWorkflow;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.persistence.workflow.JdbiWorkflowStore;
import app.dispatch.adapters.persistence.workflow.TestPlans;
import app.dispatch.adapters.persistence.workflow.TriggerSealing;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.workflow.DueWorkflow;
import app.dispatch.application.workflow.TriggerSecrets;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.trigger.Trigger;
import app.dispatch.domain.workflow.SavedWorkflow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Workflows that were saved before webhooks were found by a hash, and due times kept. */
class TriggersMigrationTest {
    private static final SavedWorkflow SAVED = aWorkflow("wf_1", new UserId("usr_ada"));

    @RegisterExtension
    static final TestDatabases databases = new TestDatabases();

    @ParameterizedTest
    @EnumSource
    void they_are_found_and_due(OldDatabase old) throws Exception {
        try (Database database = old.open(databases.folder(), "1", TriggersMigrationTest::fill)) {
            check(database);
        }
    }

    private static void fill(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into workflow (id, owner, plan, version, schedule, enabled, webhook_secret, run_count,
                                      created_at, updated_at, revision)
                values ('wf_1', 'usr_ada', ?, 1, 'scheduled', true, 'secret-of-wf_1', 0, ?, ?, 1)
                """)) {
            insert.setString(1, Json.write(PlanJson.write(SAVED.plan())));
            insert.setLong(2, SAVED.createdAt().toEpochMilli());
            insert.setLong(3, SAVED.updatedAt().toEpochMilli());
            insert.executeUpdate();
        }
    }

    private static void check(Database database) {
        new TriggerSealing(database, TestPlans.BOX).finish();
        JdbiWorkflowStore store = new JdbiWorkflowStore(database, TestPlans.JSON, TestPlans.BOX);
        assertThat(store.bySecret(TriggerSecrets.hash("secret-of-wf_1"))).contains(new Trigger(SAVED, null));
        assertThat(store.due(Instant.EPOCH, 10)).containsExactly(new DueWorkflow(SAVED, Instant.EPOCH));
    }
}
