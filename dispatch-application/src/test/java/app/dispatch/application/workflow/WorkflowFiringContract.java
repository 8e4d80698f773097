package app.dispatch.application.workflow;

import static app.dispatch.application.workflow.WorkflowFixture.CREATED;
import static app.dispatch.application.workflow.WorkflowFixture.aWorkflow;
import static app.dispatch.application.workflow.WorkflowStoreContract.ADA;
import static app.dispatch.application.workflow.WorkflowStoreContract.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.vault.Sealed;
import app.dispatch.application.vault.VaultEntry;
import app.dispatch.application.vault.VaultKind;
import app.dispatch.application.vault.VaultStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.trigger.Trigger;
import app.dispatch.domain.trigger.Verifier;
import app.dispatch.domain.trigger.VerifierKind;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.Schedule;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link WorkflowStore} does for webhooks and due times. The fixture is due at 9 on weekdays in Berlin. */
public interface WorkflowFiringContract {
    /** A Monday, the first after {@link WorkflowFixture#CREATED}. */
    Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");

    Instant TUESDAY = Instant.parse("2026-03-03T08:00:00Z");

    WorkflowId ID = new WorkflowId("wf_1");

    Verifier GITHUB = new Verifier(VerifierKind.GITHUB, "sealed", null, CREATED);

    /** A store without workflows. */
    WorkflowStore workflows();

    /** An empty vault, which belongs to the store that is asked for next. */
    VaultStore vault();

    private WorkflowStore withOne() {
        WorkflowStore store = workflows();
        store.add(ADA, aWorkflow("wf_1", ADA));
        return store;
    }

    @Test
    default void a_webhook_is_found_by_the_hash_of_its_secret() {
        WorkflowStore store = withOne();
        SavedWorkflow workflow = aWorkflow("wf_1", ADA);
        store.add(BOB, aWorkflow("wf_2", BOB));

        assertThat(store.bySecret(TriggerSecrets.hash("secret-of-wf_1"))).contains(new Trigger(workflow, null));
        assertThat(store.bySecret(TriggerSecrets.hash("secret-of-wf_3"))).isEmpty();
        assertThat(store.bySecret("secret-of-wf_1")).isEmpty();
    }

    @Test
    default void workflows_of_the_same_id_fire_each_for_its_owner() {
        WorkflowStore store = withOne();
        SavedWorkflow bobs = aWorkflow("wf_1", BOB).withSecret("secret of bob", CREATED);
        store.add(BOB, bobs);

        assertThat(store.bySecret(TriggerSecrets.hash("secret of bob"))).contains(new Trigger(bobs, null));
        store.setVerifier(BOB, ID, GITHUB);
        assertThat(store.verifier(ADA, ID)).isEmpty();
        assertThat(store.bySecret(TriggerSecrets.hash("secret-of-wf_1")))
                .contains(new Trigger(aWorkflow("wf_1", ADA), null));

        assertThat(store.due(MONDAY, 10))
                .extracting(due -> due.workflow().owner())
                .containsExactlyInAnyOrder(ADA, BOB);
        store.moveOn(BOB, ID, MONDAY, TUESDAY);
        assertThat(store.due(MONDAY, 10))
                .extracting(due -> due.workflow().owner())
                .containsExactly(ADA);
        assertThat(store.scheduled()).isEqualTo(2);
    }

    @Test
    default void a_secret_that_was_replaced_finds_nothing() {
        WorkflowStore store = withOne();

        store.update(ADA, ID, workflow -> workflow.withSecret("fresh", CREATED));

        assertThat(store.bySecret(TriggerSecrets.hash("secret-of-wf_1"))).isEmpty();
        assertThat(store.bySecret(TriggerSecrets.hash("fresh"))).isPresent();
    }

    @Test
    default void whether_get_fires_it_is_kept() {
        WorkflowStore store = workflows();
        SavedWorkflow closed = aWorkflow("wf_1", ADA).withGet(false);
        store.add(ADA, closed);
        assertThat(store.find(ADA, ID)).contains(closed);
        assertThat(store.bySecret(TriggerSecrets.hash("secret-of-wf_1"))).contains(new Trigger(closed, null));

        store.update(ADA, ID, workflow -> workflow.withGet(true));
        assertThat(store.find(ADA, ID)).contains(aWorkflow("wf_1", ADA));

        store.update(ADA, ID, workflow -> workflow.withGet(false));
        assertThat(store.find(ADA, ID)).contains(closed);
    }

    @Test
    default void a_verifier_comes_with_its_webhook_until_it_is_removed() {
        WorkflowStore store = withOne();
        Verifier other = new Verifier(VerifierKind.HMAC, "sealed too", "X-Sig", CREATED.plusSeconds(1));

        assertThat(store.setVerifier(ADA, ID, GITHUB)).isTrue();
        assertThat(store.verifier(ADA, ID)).contains(GITHUB);
        assertThat(store.setVerifier(ADA, ID, other)).isTrue();
        assertThat(store.bySecret(TriggerSecrets.hash("secret-of-wf_1")))
                .contains(new Trigger(aWorkflow("wf_1", ADA), other));

        assertThat(store.setVerifier(ADA, ID, null)).isTrue();
        assertThat(store.verifier(ADA, ID)).isEmpty();
    }

    @Test
    default void a_verifier_stays_when_its_workflow_changes_and_goes_with_it() {
        WorkflowStore store = withOne();
        store.setVerifier(ADA, ID, GITHUB);

        store.update(ADA, ID, workflow -> workflow.withSecret("fresh", CREATED));
        assertThat(store.verifier(ADA, ID)).contains(GITHUB);

        store.delete(ADA, ID);
        store.add(ADA, aWorkflow("wf_1", ADA));
        assertThat(store.verifier(ADA, ID)).isEmpty();
    }

    @Test
    default void the_secret_of_a_verifier_goes_with_its_workflow_and_no_other_does() {
        VaultStore vault = vault();
        WorkflowStore store = withOne();
        store.add(ADA, aWorkflow("wf_2", ADA));
        List<VaultEntry> others = List.of(
                kept(vault, ADA, TriggerSecrets.verifier(new WorkflowId("wf_2"))),
                kept(vault, BOB, TriggerSecrets.verifier(ID)));
        kept(vault, ADA, TriggerSecrets.verifier(ID));

        store.delete(BOB, new WorkflowId("wf_2"));
        store.delete(ADA, ID);

        assertThat(vault.list(ADA, VaultKind.SECRET)).containsExactly(others.getFirst());
        assertThat(vault.list(BOB, VaultKind.SECRET)).containsExactly(others.getLast());
    }

    private static VaultEntry kept(VaultStore vault, UserId owner, String purpose) {
        Sealed sealed = new Sealed("key", "data key", "content");
        VaultEntry entry = new VaultEntry(owner, VaultKind.SECRET, purpose, sealed, "{}", CREATED, CREATED);
        return vault.change(owner, VaultKind.SECRET, purpose, present -> Optional.of(entry))
                .orElseThrow();
    }

    @Test
    default void another_users_verifier_is_not_there() {
        WorkflowStore store = withOne();
        store.setVerifier(ADA, ID, GITHUB);

        assertThat(store.verifier(BOB, ID)).isEmpty();
        assertThat(store.setVerifier(BOB, ID, null)).isFalse();
        assertThat(store.verifier(ADA, ID)).contains(GITHUB);
    }

    @Test
    default void a_scheduled_workflow_is_due_at_its_time_and_not_before() {
        WorkflowStore store = withOne();

        assertThat(store.due(MONDAY.minusMillis(1), 10)).isEmpty();
        assertThat(store.due(MONDAY, 10)).containsExactly(new DueWorkflow(aWorkflow("wf_1", ADA), MONDAY));
        assertThat(store.scheduled()).isOne();
    }

    @Test
    default void a_workflow_that_moved_on_is_due_at_the_next_time() {
        WorkflowStore store = withOne();

        store.moveOn(ADA, ID, MONDAY, TUESDAY);
        assertThat(store.due(TUESDAY.minusMillis(1), 10)).isEmpty();
        assertThat(store.due(TUESDAY, 10)).extracting(DueWorkflow::at).containsExactly(TUESDAY);

        store.moveOn(ADA, ID, TUESDAY, null);
        assertThat(store.due(TUESDAY.plusSeconds(999_999), 10)).isEmpty();
        assertThat(store.scheduled()).isZero();
    }

    @Test
    default void only_who_knows_when_it_is_due_and_whose_it_is_moves_it_on() {
        WorkflowStore store = withOne();

        store.moveOn(ADA, ID, TUESDAY, TUESDAY);
        store.moveOn(BOB, ID, MONDAY, TUESDAY);

        assertThat(store.due(MONDAY, 10)).extracting(DueWorkflow::at).containsExactly(MONDAY);
    }

    @Test
    default void a_change_of_its_times_sets_it_anew_and_another_change_does_not() {
        WorkflowStore store = withOne();
        store.moveOn(ADA, ID, MONDAY, TUESDAY);

        store.update(ADA, ID, workflow -> workflow.withSecret("fresh", CREATED.plusSeconds(1)));
        assertThat(store.due(TUESDAY, 10)).extracting(DueWorkflow::at).containsExactly(TUESDAY);

        store.update(ADA, ID, workflow -> workflow.changed(workflow.plan(), Schedule.WEBHOOK, true, CREATED));
        assertThat(store.due(TUESDAY, 10)).isEmpty();
        store.update(ADA, ID, workflow -> workflow.changed(workflow.plan(), Schedule.SCHEDULED, false, CREATED));
        assertThat(store.due(TUESDAY, 10)).isEmpty();
        store.update(ADA, ID, workflow -> workflow.changed(workflow.plan(), Schedule.SCHEDULED, true, CREATED));
        assertThat(store.due(TUESDAY, 10)).extracting(DueWorkflow::at).containsExactly(MONDAY);
    }

    @Test
    default void the_longest_due_come_first_and_no_more_than_asked_for() {
        WorkflowStore store = workflows();
        store.add(ADA, aWorkflow("wf_b", ADA, MONDAY.plusSeconds(60)));
        store.add(BOB, aWorkflow("wf_c", BOB));
        store.add(ADA, aWorkflow("wf_a", ADA));

        assertThat(store.due(TUESDAY, 2))
                .extracting(due -> due.workflow().id().value())
                .containsExactly("wf_a", "wf_c");
        assertThat(store.due(TUESDAY, 3))
                .extracting(due -> due.workflow().id().value())
                .containsExactly("wf_a", "wf_c", "wf_b");
    }
}
