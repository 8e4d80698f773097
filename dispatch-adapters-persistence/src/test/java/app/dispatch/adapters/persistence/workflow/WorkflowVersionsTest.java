package app.dispatch.adapters.persistence.workflow;

import static app.dispatch.application.workflow.WorkflowFixture.CREATED;
import static app.dispatch.application.workflow.WorkflowFixture.aWorkflow;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.TestDatabases;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.WorkflowId;
import app.dispatch.domain.workflow.WorkflowVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WorkflowVersionsTest {
    private static final UserId ADA = new UserId("usr_ada");
    private static final WorkflowId ID = new WorkflowId("wf_1");
    private static final String MIGRATION = "/db/dispatch/V5__runs.sql";

    @RegisterExtension
    static final TestDatabases databases = new TestDatabases();

    private static List<JdbiWorkflowStore> stores() {
        return List.of(
                new JdbiWorkflowStore(databases.h2(), TestPlans.JSON, TestPlans.BOX),
                new JdbiWorkflowStore(databases.postgres(), TestPlans.JSON, TestPlans.BOX));
    }

    private static SavedWorkflow described(SavedWorkflow present, String description) {
        Plan plan = present.plan();
        Plan other = new Plan(
                plan.id(),
                plan.createdAt(),
                plan.name(),
                description,
                plan.trigger(),
                plan.cron(),
                plan.timezone(),
                plan.steps(),
                plan.limits(),
                plan.planner(),
                plan.assumptions());
        return present.changed(other, present.schedule(), true, CREATED.plusSeconds(1));
    }

    /** The last statement of the migration that made the table. */
    private static String fillFromWorkflows() {
        try (InputStream file = Objects.requireNonNull(Database.class.getResourceAsStream(MIGRATION))) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return text.substring(text.lastIndexOf("insert into")).replace(";", "");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_workflow_from_before_there_were_versions_has_its_present_plan_as_one() {
        for (Database database : List.of(databases.h2(), databases.postgres())) {
            JdbiWorkflowStore store = new JdbiWorkflowStore(database, TestPlans.JSON, TestPlans.BOX);
            store.add(ADA, aWorkflow("wf_1", ADA));
            SavedWorkflow present = store.update(ADA, ID, workflow -> described(workflow, "é🚀 new"))
                    .orElseThrow();
            database.<Integer>statement(handle -> handle.execute("delete from workflow_version"));

            database.<Integer>statement(handle -> handle.execute(fillFromWorkflows()));

            assertThat(store.versions(ADA, ID)).containsExactly(present.present());
        }
    }

    @Test
    void a_list_ends_where_its_plans_would_not_fit_well_in_memory() {
        for (JdbiWorkflowStore store : stores()) {
            store.add(ADA, aWorkflow("wf_1", ADA));
            for (int n = 2; n <= 12; n++) {
                String description = n + "x".repeat(1 << 20);
                store.update(ADA, ID, workflow -> described(workflow, description));
            }

            assertThat(store.versions(ADA, ID).stream().map(WorkflowVersion::number))
                    .containsExactly(12, 11, 10, 9, 8, 7, 6, 5);
            assertThat(store.version(ADA, ID, 1)).isPresent();
        }
    }
}
