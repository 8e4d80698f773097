package app.dispatch.adapters.persistence.workflow;

import static app.dispatch.application.workflow.WorkflowFixture.CREATED;
import static app.dispatch.application.workflow.WorkflowFixture.aWorkflow;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.application.workflow.TriggerSecrets;
import app.dispatch.application.workflow.WorkflowStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.Schedule;
import app.dispatch.domain.workflow.WorkflowId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a database does with a workflow whose webhook's secret was changed in its row. */
interface DamagedTriggerContract {
    UserId ADA = new UserId("usr_ada");
    UserId BOB = new UserId("usr_bob");
    WorkflowId BAD = new WorkflowId("wf_bad");

    /** An empty database. */
    Database database();

    private static WorkflowStore withThree(Database database) {
        WorkflowStore store = new JdbiWorkflowStore(database, TestPlans.JSON, TestPlans.BOX);
        store.add(ADA, aWorkflow("wf_bad", ADA));
        store.add(ADA, aWorkflow("wf_good", ADA));
        store.add(BOB, aWorkflow("wf_bobs", BOB));
        return store;
    }

    private static String sealed(Database database, String id) {
        return database.statement(handle -> handle.createQuery("select webhook_sealed from workflow where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
    }

    private static void damage(Database database, String sealed) {
        database.statement(handle -> handle.createUpdate("update workflow set webhook_sealed = :sealed where id = :id")
                .bind("sealed", sealed)
                .bind("id", BAD.value())
                .execute());
    }

    private static SavedWorkflow damaged() {
        return aWorkflow("wf_bad", ADA).withSecret(null, CREATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1:", "v1:AAAA", "v1:%", "secret-of-wf_bad"})
    default void it_is_without_its_secret_and_no_other_workflow_is(String sealed) {
        Database database = database();
        WorkflowStore store = withThree(database);

        damage(database, sealed);

        assertThat(store.find(ADA, BAD)).contains(damaged());
        assertThat(store.list(ADA)).containsExactlyInAnyOrder(damaged(), aWorkflow("wf_good", ADA));
        assertThat(store.due(CREATED.plusSeconds(999_999), 10))
                .extracting(due -> due.workflow())
                .containsExactlyInAnyOrder(damaged(), aWorkflow("wf_good", ADA), aWorkflow("wf_bobs", BOB));
        assertThat(store.bySecret(TriggerSecrets.hash("secret-of-wf_bad")))
                .hasValueSatisfying(webhook -> assertThat(webhook.workflow()).isEqualTo(damaged()));
    }

    @Test
    default void the_secret_of_another_workflow_is_none() {
        Database database = database();
        WorkflowStore store = withThree(database);

        damage(database, sealed(database, "wf_good"));

        assertThat(store.list(ADA)).containsExactlyInAnyOrder(damaged(), aWorkflow("wf_good", ADA));
    }

    @Test
    default void a_change_leaves_what_is_stored_and_a_fresh_secret_mends_it() {
        Database database = database();
        WorkflowStore store = withThree(database);
        String before = sealed(database, "wf_bad");
        damage(database, "v1:AAAA");

        store.update(ADA, BAD, present -> present.changed(present.plan(), Schedule.ON_DEMAND, false, CREATED));
        assertThat(sealed(database, "wf_bad")).isEqualTo("v1:AAAA");
        damage(database, before); // from a backup
        assertThat(store.bySecret(TriggerSecrets.hash("secret-of-wf_bad"))
                        .map(webhook -> webhook.workflow().webhookSecret()))
                .contains("secret-of-wf_bad");

        damage(database, "v1:AAAA");
        Optional<SavedWorkflow> mended = store.update(ADA, BAD, present -> present.withSecret("fresh", CREATED));
        assertThat(store.find(ADA, BAD)).isEqualTo(mended);
        assertThat(store.bySecret(TriggerSecrets.hash("fresh"))).isPresent();
        assertThat(List.of(BAD, new WorkflowId("wf_good")))
                .allSatisfy(id -> assertThat(store.find(ADA, id).orElseThrow().webhookSecret())
                        .isNotNull());
    }
}
