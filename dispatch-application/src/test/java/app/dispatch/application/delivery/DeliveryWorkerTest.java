package app.dispatch.application.delivery;

import static app.dispatch.application.Eventually.eventually;
import static app.dispatch.application.run.store.RunFixture.ADA;
import static app.dispatch.application.run.store.RunFixture.STARTED;
import static app.dispatch.application.run.store.RunFixture.aRun;
import static app.dispatch.application.run.store.RunFixture.numbered;
import static app.dispatch.application.run.store.RunFixture.ok;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.Ids;
import app.dispatch.application.SettableClock;
import app.dispatch.application.background.Background;
import app.dispatch.application.run.store.Begin;
import app.dispatch.application.run.store.InMemoryRunStore;
import app.dispatch.application.vault.InMemoryVaultStore;
import app.dispatch.application.vault.SecretBox;
import app.dispatch.application.workflow.InMemoryWorkflowStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.delivery.Delivery;
import app.dispatch.domain.delivery.DeliveryEvent;
import app.dispatch.domain.delivery.DeliverySecret;
import app.dispatch.domain.delivery.DeliveryStatus;
import app.dispatch.domain.delivery.Webhook;
import app.dispatch.domain.delivery.WebhookId;
import app.dispatch.domain.run.Run;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DeliveryWorkerTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final SettableClock clock = new SettableClock();
    private final InMemoryDeliveryStore store = new InMemoryDeliveryStore(new InMemoryVaultStore());
    private final InMemoryRunStore runs =
            new InMemoryRunStore(new InMemoryWorkflowStore(), store::queue, store::queueWaiting);
    private final Receiver receiver = new Receiver();
    private final DeliveryWorker worker = worker();

    /** Notes what it is sent; at an address with {@code hang} it answers when it is released. */
    private static final class Receiver implements DeliverySender {
        final Map<String, Integer> posts = new ConcurrentHashMap<>();
        final Semaphore arrived = new Semaphore(0);
        final CountDownLatch released = new CountDownLatch(1);

        @Override
        public Optional<String> problem(String url) {
            return Optional.empty();
        }

        @Override
        public Reply post(UserId owner, String url, Map<String, String> headers, String json, Duration most) {
            posts.merge(url, 1, Integer::sum);
            arrived.release();
            if (url.contains("hang")) {
                try {
                    released.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
            return new Reply(200, null, Duration.ZERO);
        }
    }

    /** Keeps secrets as they are. */
    private static final class OpenBox implements SecretBox {
        @Override
        public String seal(UserId owner, String purpose, String clear) {
            return clear;
        }

        @Override
        public String open(UserId owner, String purpose, String sealed) {
            return sealed;
        }

        @Override
        public void forget(UserId owner, String purpose) {}
    }

    private DeliveryWorker worker() {
        DeliveryAttempts attempts =
                new DeliveryAttempts(store, runs, receiver, new OpenBox(), Ids.from(new Random(1)), clock);
        return new DeliveryWorker(store, attempts, clock, new Background());
    }

    @BeforeEach
    void letRunsHaveEnded() {
        clock.advance(Duration.ofSeconds(1));
    }

    @AfterEach
    void release() {
        receiver.released.countDown();
    }

    private Webhook webhook(String id) {
        return webhook(id, ADA);
    }

    private Webhook webhook(String id, UserId owner) {
        Webhook webhook = new Webhook(
                new WebhookId("hook_" + id),
                owner,
                "https://example.com/" + id,
                Set.of(DeliveryEvent.RUN_COMPLETED),
                null,
                true,
                STARTED);
        store.add(webhook, DeliverySecret.of(new byte[32]).text(), 999);
        return webhook;
    }

    private void endRuns(int count, String prefix) {
        endRuns(count, prefix, ADA);
    }

    private void endRuns(int count, String prefix, UserId owner) {
        for (int i = 0; i < count; i++) {
            Run run = aRun(prefix + i).ownedBy(owner).run();
            runs.begin(run, new Begin.Fresh());
            runs.end(run.id(), 1, numbered(1), ok());
        }
    }

    @Test
    void no_error_ends_the_looks_for_what_is_due() throws InterruptedException {
        Semaphore looks = new Semaphore(0);
        InstantSource broken = () -> {
            looks.release();
            throw new OutOfMemoryError("as if");
        };
        DeliveryAttempts attempts =
                new DeliveryAttempts(store, runs, receiver, new OpenBox(), Ids.from(new Random(1)), clock);
        try (DeliveryWorker worker = new DeliveryWorker(store, attempts, broken, new Background())) {
            worker.start();
            assertThat(looks.tryAcquire(3, 20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void what_is_due_is_sent_once() {
        Webhook webhook = webhook("a");
        endRuns(3, "run_");

        worker.sendDue();
        assertThat(worker.awaitIdle(LONG)).isTrue();
        worker.sendDue();
        assertThat(worker.awaitIdle(LONG)).isTrue();

        assertThat(receiver.posts).containsOnly(Map.entry(webhook.url(), 3));
        assertThat(store.list(ADA, webhook.id(), 9))
                .extracting(Delivery::status)
                .containsOnly(DeliveryStatus.DELIVERED);
    }

    @Test
    void eight_are_under_way_to_a_webhook_that_hangs_and_the_others_get_theirs() {
        Webhook hangs = webhook("hang");
        Webhook other = webhook("other");
        endRuns(20, "run_");

        worker.sendDue();
        receiver.arrived.acquireUninterruptibly(16);
        awaitDelivered(other, 8);
        worker.sendDue();
        receiver.arrived.acquireUninterruptibly(8);
        awaitDelivered(other, 16);
        worker.sendDue();
        receiver.arrived.acquireUninterruptibly(4);

        assertThat(receiver.posts).containsOnly(Map.entry(hangs.url(), 8), Map.entry(other.url(), 20));
    }

    private void awaitDelivered(Webhook webhook, int count) {
        eventually(() -> store.list(ADA, webhook.id(), 99).stream()
                        .filter(delivery -> delivery.status() == DeliveryStatus.DELIVERED)
                        .count()
                >= count);
        // The slots are given back after the note.
        eventually(() -> worker.underWay(webhook.id()) == 0);
    }

    @Test
    void sixteen_of_one_user_are_under_way_and_thirty_two_in_all() {
        List<UserId> users = List.of(ADA, new UserId("usr_bob"), new UserId("usr_eve"));
        for (UserId user : users) {
            for (int i = 0; i < 5; i++) {
                webhook("hang" + i + users.indexOf(user), user);
            }
        }
        endRuns(20, "run_ada_", ADA);
        worker.sendDue();
        receiver.arrived.acquireUninterruptibly(16);
        worker.sendDue();
        assertThat(receiver.posts.values().stream().mapToInt(n -> n).sum()).isEqualTo(16);

        endRuns(10, "run_bob_", users.get(1));
        endRuns(10, "run_eve_", users.get(2));
        worker.sendDue();
        receiver.arrived.acquireUninterruptibly(16);
        worker.sendDue();

        assertThat(receiver.posts.values().stream().mapToInt(n -> n).sum()).isEqualTo(32);
    }

    @Test
    void of_two_workers_on_one_store_each_delivery_is_sent_by_one() {
        webhook("a");
        endRuns(8, "run_");
        DeliveryWorker second = worker();

        for (DeliveryWorker each : List.of(worker, second)) {
            each.sendDue();
        }
        assertThat(worker.awaitIdle(LONG)).isTrue();
        assertThat(second.awaitIdle(LONG)).isTrue();

        assertThat(receiver.posts.values()).containsOnly(8);
    }

    @Test
    void what_a_worker_had_claimed_that_died_is_sent_when_its_claim_runs_out() {
        webhook("a");
        endRuns(1, "run_");
        store.claim(
                        store.due(clock.instant(), 1, 1, 1).getFirst(),
                        clock.instant().plusSeconds(60))
                .orElseThrow();

        clock.advance(Duration.ofSeconds(59));
        worker.sendDue();
        assertThat(receiver.posts).isEmpty();
        clock.advance(Duration.ofSeconds(2));
        worker.sendDue();
        assertThat(worker.awaitIdle(LONG)).isTrue();

        assertThat(receiver.posts.values()).containsOnly(1);
    }

    @Test
    void a_closed_worker_begins_nothing() {
        webhook("a");
        endRuns(1, "run_");

        worker.drain(Duration.ZERO);
        worker.sendDue();

        assertThat(receiver.posts).isEmpty();
    }
}
