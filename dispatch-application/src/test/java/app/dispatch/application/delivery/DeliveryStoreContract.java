package app.dispatch.application.delivery;

import static app.dispatch.application.run.store.RunFixture.ADA;
import static app.dispatch.application.run.store.RunFixture.STARTED;
import static app.dispatch.application.run.store.RunFixture.aRun;
import static app.dispatch.application.run.store.RunFixture.cancelled;
import static app.dispatch.application.run.store.RunFixture.failed;
import static app.dispatch.application.run.store.RunFixture.numbered;
import static app.dispatch.application.run.store.RunFixture.ok;
import static app.dispatch.application.run.store.RunFixture.question;
import static app.dispatch.application.run.store.RunFixture.takeOver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.delivery.DeliveryStore.Claimed;
import app.dispatch.application.delivery.DeliveryStore.Due;
import app.dispatch.application.delivery.DeliveryStore.Place;
import app.dispatch.application.run.store.Begin;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.application.vault.Sealed;
import app.dispatch.application.vault.VaultEntry;
import app.dispatch.application.vault.VaultKind;
import app.dispatch.application.vault.VaultStore;
import app.dispatch.domain.account.Email;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.delivery.Delivery;
import app.dispatch.domain.delivery.DeliveryAttempt;
import app.dispatch.domain.delivery.DeliveryEvent;
import app.dispatch.domain.delivery.DeliveryId;
import app.dispatch.domain.delivery.DeliveryStatus;
import app.dispatch.domain.delivery.Webhook;
import app.dispatch.domain.delivery.WebhookId;
import app.dispatch.domain.error.RunLost;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.ApprovalRequest;
import app.dispatch.domain.run.ApprovalRequest.Answer;
import app.dispatch.domain.run.ApprovalRequest.Decision;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.token.TokenId;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link WebhookStore} and {@link DeliveryStore} does, together with the runs whose ends they are told of. */
public interface DeliveryStoreContract {
    UserId BOB = new UserId("usr_bob");
    Set<DeliveryEvent> ALL = Set.of(DeliveryEvent.values());
    Instant ENDED = ok().at();

    /** Stores that belong together; the same each time, empty at first. */
    WebhookStore webhooks();

    DeliveryStore deliveries();

    VaultStore vault();

    RunStore runs();

    /** Makes a user known to the stores. */
    void add(User user);

    @BeforeEach
    default void addUsers() {
        add(new User(ADA, new Email("ada@example.com"), "Ada", "hash", STARTED));
        add(new User(BOB, new Email("bob@example.com"), "Bob", "hash", STARTED));
    }

    static Webhook webhook(String id, UserId owner, Set<DeliveryEvent> events, @Nullable WorkflowId workflow) {
        return new Webhook(new WebhookId(id), owner, "https://example.com/é?q=" + id, events, workflow, true, STARTED);
    }

    default Webhook added(String id) {
        Webhook webhook = webhook(id, ADA, ALL, null);
        webhooks().add(webhook, "sealed " + id, 9);
        return webhook;
    }

    default Run end(Run run, RunEnd end) {
        runs().begin(run, new Begin.Fresh());
        runs().end(run.id(), 1, numbered(1), end);
        return run;
    }

    default List<Due> due(Instant now) {
        return deliveries().due(now, 9, 99, 99);
    }

    default Claimed claimed() {
        return deliveries().claim(due(ENDED).getFirst(), ENDED.plusSeconds(60)).orElseThrow();
    }

    @Test
    default void a_webhook_is_found_as_it_was_added_and_changed() {
        Webhook first = added("hook_1");
        Webhook second = webhook("hook_2", ADA, Set.of(DeliveryEvent.RUN_FAILED), new WorkflowId("wf_1"));
        assertThat(webhooks().add(second, "sealed", 9)).isTrue();

        assertThat(webhooks().list(ADA)).containsExactly(second, first);
        assertThat(webhooks().find(ADA, first.id())).contains(first);
        assertThat(webhooks().find(BOB, first.id())).isEmpty();
        assertThat(webhooks().replace(BOB, webhook("hook_1", BOB, ALL, null))).isFalse();
        assertThat(webhooks().replace(ADA, second.disabled())).isTrue();
        assertThat(webhooks().find(ADA, second.id())).contains(second.disabled());
        assertThat(webhooks().delete(BOB, first.id())).isFalse();
        assertThat(webhooks().delete(ADA, first.id())).isTrue();
        assertThat(webhooks().delete(ADA, first.id())).isFalse();
        assertThat(webhooks().list(ADA)).containsExactly(second.disabled());
    }

    @Test
    default void webhooks_that_tokens_made_are_told_by_token() {
        TokenId ci = new TokenId("tok_ci");
        Webhook first = webhook("hook_1", ADA, ALL, null);
        Webhook second = webhook("hook_2", ADA, ALL, null);
        webhooks().add(second, "sealed", ci, 9);
        webhooks().add(first, "sealed", ci, 9);
        webhooks().add(webhook("hook_4", BOB, ALL, null), "sealed", new TokenId("tok_bob"), 9);
        added("hook_3");
        webhooks().replace(ADA, second.disabled());

        assertThat(webhooks().madeByTokens(ADA)).isEqualTo(Map.of(ci, List.of(first.id(), second.id())));
        webhooks().delete(ADA, first.id());
        assertThat(webhooks().madeByTokens(ADA)).isEqualTo(Map.of(ci, List.of(second.id())));
    }

    @Test
    default void an_owner_has_no_more_webhooks_than_the_most() {
        assertThat(webhooks().add(webhook("hook_1", ADA, ALL, null), "", 2)).isTrue();
        assertThat(webhooks().add(webhook("hook_2", ADA, ALL, null), "", 2)).isTrue();
        assertThat(webhooks().add(webhook("hook_3", ADA, ALL, null), "", 2)).isFalse();
        assertThat(webhooks().add(webhook("hook_4", BOB, ALL, null), "", 2)).isTrue();
    }

    @Test
    default void deliveries_are_walked_page_by_page() {
        webhooks().add(webhook("hook_all", ADA, ALL, null), "", 9);
        for (String id : List.of("run_b", "run_d", "run_a", "run_c")) {
            end(aRun(id).run(), ok()); // all of them at the same moment
        }
        List<String> seen = new ArrayList<>();
        Optional<Place> after = Optional.empty();
        do {
            List<Delivery> page = deliveries().list(ADA, new WebhookId("hook_all"), 3, after);
            page.forEach(delivery -> seen.add(String.valueOf(delivery.run())));
            after = page.stream()
                    .reduce((one, next) -> next)
                    .map(last ->
                            new Place(last.createdAt().toEpochMilli(), last.id().value()));
        } while (after.isPresent());
        assertThat(seen).containsExactly("run_d", "run_c", "run_b", "run_a");
    }

    @Test
    default void that_a_run_waits_is_queued_once_each_time_that_it_asks() {
        webhooks().add(webhook("hook_all", ADA, ALL, null), "", 9);
        webhooks().add(webhook("hook_failed", ADA, Set.of(DeliveryEvent.RUN_FAILED), null), "", 9);
        webhooks().add(webhook("hook_workflow", ADA, ALL, new WorkflowId("wf_1")), "", 9);
        webhooks().add(webhook("hook_off", ADA, ALL, null).disabled(), "", 9);
        webhooks().add(webhook("hook_bob", BOB, ALL, null), "", 9);
        Run run = aRun("run_1").of("wf_1").run();
        runs().begin(run, new Begin.Fresh());
        ApprovalRequest asked = question("b");
        runs().approvals().ask(run.id(), 1, asked);

        runs().park(run.id(), 1, numbered(1), Set.of(new StepId("b")));
        runs().park(run.id(), 1, numbered(2), Set.of(new StepId("b"))); // it was woken for nothing

        String since = "_w" + asked.askedAt().toEpochMilli();
        assertThat(due(ENDED))
                .map(due -> due.id().value())
                .containsExactlyInAnyOrder("dlv_hook_all_run_1" + since, "dlv_hook_workflow_run_1" + since);
        Delivery delivery = claimed().delivery();
        assertThat(delivery.event()).isEqualTo(DeliveryEvent.RUN_WAITING);
        assertThat(delivery.run()).isEqualTo(run.id());
        assertThat(delivery.createdAt()).isEqualTo(asked.askedAt());
        assertThat(delivery.id()).isEqualTo(DeliveryId.of(delivery.webhook(), run.id(), asked.askedAt()));

        runs().approvals().decide(ADA, run.id(), new StepId("b"), new Decision(Answer.APPROVED, STARTED, "usr_ada"));
        runs().park(run.id(), 1, numbered(3), Set.of(new StepId("b"))); // what is decided is asked no more
        assertThat(deliveries().list(ADA, new WebhookId("hook_all"), 9)).hasSize(1);
    }

    @Test
    default void the_end_of_a_run_is_queued_for_each_webhook_that_wants_it() {
        webhooks().add(webhook("hook_all", ADA, ALL, null), "", 9);
        webhooks().add(webhook("hook_failed", ADA, Set.of(DeliveryEvent.RUN_FAILED), null), "", 9);
        webhooks().add(webhook("hook_workflow", ADA, ALL, new WorkflowId("wf_1")), "", 9);
        webhooks().add(webhook("hook_disabled", ADA, ALL, null).disabled(), "", 9);
        webhooks().add(webhook("hook_bob", BOB, ALL, null), "", 9);

        Run run = end(aRun("run_ok").run(), ok());
        end(aRun("run_failed").run(), failed("it failed"));
        end(aRun("run_cancelled").run(), cancelled());
        end(aRun("run_workflow").of("wf_1").run(), ok());

        assertThat(due(ENDED))
                .map(due -> due.id().value())
                .containsExactlyInAnyOrder(
                        "dlv_hook_all_run_ok",
                        "dlv_hook_all_run_failed",
                        "dlv_hook_failed_run_failed",
                        "dlv_hook_all_run_workflow",
                        "dlv_hook_workflow_run_workflow");
        WebhookId all = new WebhookId("hook_all");
        assertThat(deliveries().find(ADA, all, DeliveryId.of(all, run.id())))
                .contains(new Delivery(
                        DeliveryId.of(all, run.id()),
                        ADA,
                        all,
                        DeliveryEvent.RUN_COMPLETED,
                        run.id(),
                        DeliveryStatus.PENDING,
                        ENDED,
                        List.of()));
        assertThat(deliveries().list(ADA, all, 99)).hasSize(3);
        assertThat(deliveries().list(ADA, all, 2)).hasSize(2);
        assertThat(deliveries().list(BOB, all, 99)).isEmpty();
    }

    @Test
    default void a_run_that_was_lost_queues_nothing() {
        added("hook_1");
        Run run = aRun("run_1").run();
        runs().begin(run, new Begin.Fresh());
        takeOver(runs());

        assertThatThrownBy(() -> runs().end(run.id(), 1, numbered(1), ok())).isInstanceOf(RunLost.class);

        assertThat(due(ENDED)).isEmpty();
    }

    @Test
    default void a_claim_hides_a_delivery_until_it_runs_out() {
        Webhook webhook = added("hook_1");
        Run run = end(aRun("run_1").run(), ok());
        assertThat(due(ENDED.minusMillis(1))).isEmpty();

        Claimed claimed = claimed();

        assertThat(claimed.delivery().run()).isEqualTo(run.id());
        assertThat(claimed.delivery().webhook()).isEqualTo(webhook.id());
        assertThat(claimed.url()).isEqualTo(webhook.url());
        assertThat(claimed.secret()).isEqualTo("sealed hook_1");
        assertThat(claimed.since()).isEqualTo(ENDED);
        assertThat(claimed.failed()).isZero();
        assertThat(due(ENDED.plusSeconds(59))).isEmpty();
        assertThat(due(ENDED.plusSeconds(60))).hasSize(1);
    }

    @Test
    default void of_many_that_claim_a_delivery_one_gets_it() throws Exception {
        added("hook_1");
        end(aRun("run_1").run(), ok());
        Due due = due(ENDED).getFirst();
        List<Callable<Optional<Claimed>>> attempts = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            attempts.add(() -> deliveries().claim(due, ENDED.plusSeconds(60)));
        }

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            int claimed = 0;
            for (Future<Optional<Claimed>> attempt : threads.invokeAll(attempts)) {
                claimed += attempt.get().isPresent() ? 1 : 0;
            }
            assertThat(claimed).isOne();
        }
    }

    @Test
    default void attempts_are_kept_with_what_became_of_the_delivery() {
        Webhook webhook = added("hook_1");
        Run run = end(aRun("run_1").run(), ok());
        DeliveryAttempt refused = new DeliveryAttempt(ENDED, 500, "It answered 500 🚀", 12);
        DeliveryAttempt silent = new DeliveryAttempt(ENDED.plusSeconds(10), null, "no answer", 10_000);
        DeliveryAttempt taken = new DeliveryAttempt(ENDED.plusSeconds(40), 200, null, 7);

        deliveries().attempted(claimed(), refused, DeliveryStatus.PENDING, ENDED.plusSeconds(10));
        Claimed again = deliveries()
                .claim(due(ENDED.plusSeconds(10)).getFirst(), ENDED.plusSeconds(70))
                .orElseThrow();
        assertThat(again.failed()).isOne();
        assertThat(again.delivery().attempts()).containsExactly(refused);
        deliveries().attempted(again, silent, DeliveryStatus.PENDING, ENDED.plusSeconds(40));
        Claimed last = deliveries()
                .claim(due(ENDED.plusSeconds(40)).getFirst(), ENDED.plusSeconds(90))
                .orElseThrow();
        deliveries().attempted(last, taken, DeliveryStatus.DELIVERED, ENDED.plusSeconds(40));

        Delivery delivered = deliveries()
                .find(ADA, webhook.id(), DeliveryId.of(webhook.id(), run.id()))
                .orElseThrow();
        assertThat(delivered.status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(delivered.attempts()).containsExactly(refused, silent, taken);
        assertThat(due(ENDED.plusSeconds(9_999))).isEmpty();
    }

    @Test
    default void who_comes_back_after_the_claim_ran_out_changes_nothing() {
        added("hook_1");
        end(aRun("run_1").run(), ok());
        Claimed late = claimed();
        Claimed present = deliveries()
                .claim(due(ENDED.plusSeconds(60)).getFirst(), ENDED.plusSeconds(120))
                .orElseThrow();

        deliveries().attempted(late, new DeliveryAttempt(ENDED, 200, null, 1), DeliveryStatus.DELIVERED, ENDED);

        assertThat(due(ENDED.plusSeconds(120)))
                .map(Due::id)
                .containsExactly(present.delivery().id());
    }

    @Test
    default void what_was_given_up_can_be_sent_again_and_what_is_pending_cannot() {
        Webhook webhook = added("hook_1");
        Run run = end(aRun("run_1").run(), ok());
        DeliveryId id = DeliveryId.of(webhook.id(), run.id());
        Instant later = ENDED.plusSeconds(99_999);
        assertThat(deliveries().again(ADA, webhook.id(), id, later)).isFalse();
        deliveries().attempted(claimed(), new DeliveryAttempt(ENDED, 500, "no", 1), DeliveryStatus.FAILED, ENDED);

        assertThat(deliveries().again(BOB, webhook.id(), id, later)).isFalse();
        assertThat(deliveries().again(ADA, webhook.id(), id, later)).isTrue();

        Claimed again =
                deliveries().claim(due(later).getFirst(), later.plusSeconds(60)).orElseThrow();
        assertThat(again.since()).isEqualTo(later);
        assertThat(again.failed()).isZero();
        assertThat(again.delivery().attempts()).hasSize(1);
        assertThat(again.delivery().createdAt()).isEqualTo(ENDED);
    }

    @Test
    default void each_webhook_gets_its_share_of_what_is_due() {
        added("hook_1");
        for (int i = 0; i < 5; i++) {
            end(aRun("run_" + i).run(), ok());
        }
        added("hook_2");
        end(aRun("run_5").run(), ok());

        assertThat(deliveries().due(ENDED, 2, 99, 99))
                .map(due -> due.webhook().value())
                .containsExactlyInAnyOrder("hook_1", "hook_1", "hook_2");
        assertThat(deliveries().due(ENDED, 2, 99, 1)).hasSize(1);
        assertThat(deliveries().due(ENDED, 2, 2, 99)).hasSize(2);
        assertThat(deliveries().due(ENDED, 9, 5, 99)).hasSize(5);
    }

    @Test
    default void what_waits_for_a_disabled_webhook_goes_on_when_it_is_enabled_again() {
        Webhook webhook = added("hook_1");
        end(aRun("run_1").run(), ok());

        webhooks().replace(ADA, webhook.disabled());
        assertThat(due(ENDED)).isEmpty();
        webhooks().replace(ADA, webhook);
        assertThat(due(ENDED)).hasSize(1);
    }

    @Test
    default void a_webhook_that_wants_no_more_is_disabled_and_what_waits_for_it_given_up() {
        Webhook webhook = added("hook_1");
        end(aRun("run_1").run(), ok());
        end(aRun("run_2").run(), ok());

        deliveries().disable(claimed());

        assertThat(webhooks().find(ADA, webhook.id())).contains(webhook.disabled());
        assertThat(deliveries().list(ADA, webhook.id(), 9))
                .extracting(Delivery::status)
                .containsOnly(DeliveryStatus.FAILED);
    }

    @Test
    default void a_deleted_webhook_takes_its_secret_along_and_no_other() {
        Webhook first = added("hook_1");
        Webhook second = added("hook_2");
        List.of(first, second).forEach(webhook -> keepSecret(DeliveryService.purpose(webhook.id())));

        assertThat(webhooks().delete(BOB, second.id())).isFalse();
        assertThat(webhooks().delete(ADA, first.id())).isTrue();

        assertThat(vault().list(ADA, VaultKind.SECRET))
                .extracting(VaultEntry::name)
                .containsExactly(DeliveryService.purpose(second.id()));
    }

    private void keepSecret(String purpose) {
        Sealed sealed = new Sealed("key", "data key", "content");
        VaultEntry entry = new VaultEntry(ADA, VaultKind.SECRET, purpose, sealed, "{}", STARTED, STARTED);
        vault().change(ADA, VaultKind.SECRET, purpose, present -> Optional.of(entry));
    }

    @Test
    default void a_deleted_webhook_takes_its_deliveries_along_and_old_ones_are_forgotten() {
        Webhook first = added("hook_1");
        Webhook second = added("hook_2");
        end(aRun("run_1").run(), ok());

        webhooks().delete(ADA, first.id());
        assertThat(deliveries().list(ADA, first.id(), 9)).isEmpty();
        deliveries().forget(ENDED);
        assertThat(deliveries().list(ADA, second.id(), 9)).hasSize(1);
        deliveries().forget(ENDED.plusMillis(1));
        assertThat(deliveries().list(ADA, second.id(), 9)).isEmpty();
        assertThat(runs().find(ADA, new RunId("run_1"))).isPresent();
    }

    @Test
    default void a_message_about_no_run_is_queued_once_for_each_webhook_that_wants_it() {
        webhooks().add(webhook("hook_all", ADA, EnumSet.allOf(DeliveryEvent.class), null), "", 9);
        webhooks().add(webhook("hook_runs", ADA, Set.of(DeliveryEvent.RUN_FAILED), null), "", 9);
        webhooks().add(webhook("hook_of", ADA, EnumSet.allOf(DeliveryEvent.class), new WorkflowId("wf_1")), "", 9);
        webhooks().add(webhook("hook_else", ADA, EnumSet.allOf(DeliveryEvent.class), new WorkflowId("wf_2")), "", 9);
        webhooks()
                .add(
                        webhook("hook_off", ADA, EnumSet.allOf(DeliveryEvent.class), null)
                                .disabled(),
                        "",
                        9);
        webhooks().add(webhook("hook_bob", BOB, EnumSet.allOf(DeliveryEvent.class), null), "", 9);
        Set<WorkflowId> workflows = Set.of(new WorkflowId("wf_1"), new WorkflowId("wf_3"));

        for (int i = 0; i < 2; i++) {
            deliveries().queue(ADA, DeliveryEvent.INTEGRATION_EXPIRED, workflows, "k1", "{\"a\":\"ü\"}", ENDED);
        }
        deliveries().queue(ADA, DeliveryEvent.INTEGRATION_EXPIRED, workflows, "k2", "{}", ENDED.plusSeconds(1));

        assertThat(due(ENDED))
                .map(due -> due.id().value())
                .containsExactlyInAnyOrder("dlv_hook_all_k1", "dlv_hook_of_k1");
        assertThat(due(ENDED.plusSeconds(1))).hasSize(4);
        Claimed claimed = claimed();
        assertThat(claimed.message()).isEqualTo("{\"a\":\"ü\"}");
        assertThat(claimed.delivery().run()).isNull();
        assertThat(claimed.delivery().event()).isEqualTo(DeliveryEvent.INTEGRATION_EXPIRED);
        WebhookId all = new WebhookId("hook_all");
        assertThat(deliveries().list(ADA, all, 9)).hasSize(2);
    }
}
