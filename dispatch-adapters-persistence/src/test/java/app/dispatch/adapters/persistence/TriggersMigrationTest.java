package app.dispatch.adapters.persistence;

import static app.dispatch.application.workflow.WorkflowFixture.aWorkflow;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.persistence.workflow.JdbiWorkflowStore;
import app.dispatch.adapters.persistence.workflow.TestPlans;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.workflow.DueWorkflow;
import app.dispatch.application.workflow.WebhookSecrets;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.webhook.Webhook;
import app.dispatch.domain.workflow.SavedWorkflow;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Workflows that were saved before webhooks were found by a hash, and due times kept. */
class TriggersMigrationTest {
    private static final SavedWorkflow SAVED = aWorkflow("wf_1", new UserId("usr_ada"));

    @RegisterExtension
    static final TestDatabases databases = new TestDatabases();

    @Test
    void they_are_found_and_due_on_h2() throws Exception {
        Path folder = databases.folder();
        try (Database ignored = Database.inFolder(folder, old(H2File.in(folder)))) {
            assertThat(ignored.isHealthy()).isTrue();
        }
        try (Database database = Database.inFolder(folder)) {
            check(database);
        }
    }

    @Test
    void they_are_found_and_due_on_postgresql() throws Exception {
        String url = Postgres.freshUrl();
        old(new PostgresServer(url));
        try (Database database = Database.at(url)) {
            check(database);
        }
    }

    /** Sets the database up as version 1 did, with one workflow. */
    private static Schema old(Backend backend) throws Exception {
        try (Connection connection = backend.connections().getConnection()) {
            Flyway.configure()
                    .dataSource(backend.connections())
                    .locations("db/migration")
                    .placeholders(backend.dialect().schemaWords())
                    .target("1")
                    .load()
                    .migrate();
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
        return new Schema(1, java.util.List.of("db/nowhere"));
    }

    private static void check(Database database) {
        JdbiWorkflowStore store = new JdbiWorkflowStore(database, TestPlans.JSON);
        assertThat(store.byWebhook(WebhookSecrets.hash("secret-of-wf_1"))).contains(new Webhook(SAVED, null));
        assertThat(store.due(Instant.EPOCH, 10)).containsExactly(new DueWorkflow(SAVED, Instant.EPOCH));
    }
}
