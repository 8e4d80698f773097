package app.dispatch.application.delivery;

import app.dispatch.application.background.Background;
import app.dispatch.application.background.Loop;
import app.dispatch.application.delivery.DeliveryStore.Claimed;
import app.dispatch.application.delivery.DeliveryStore.Due;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.delivery.WebhookId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due, each delivery on a virtual thread of its own, only so many at a time and of one webhook. Any number of
 * processes may do so on one database: each claims what it sends. What a process claimed that died is due again when its
 * claim runs out.
 */
public final class DeliveryWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);

    private static final int AT_A_TIME = 32;
    private static final int OF_ONE_WEBHOOK = 8;

    /** A half: one user's webhooks that do not answer leave the rest to the others. */
    private static final int OF_ONE_USER = 16;

    /** More than those of a user that are under way, so that what is due of all users fits into what is seen. */
    private static final int SEEN_OF_A_USER = 32;

    /** More than those of all webhooks that have as many under way as they may, so that others always come up. */
    private static final int MOST_SEEN = 512;

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

    private final DeliveryStore store;
    private final DeliveryAttempts attempts;
    private final InstantSource clock;
    private final Map<WebhookId, Integer> underWay = new ConcurrentHashMap<>();
    private final Map<UserId, Integer> ofUsers = new ConcurrentHashMap<>();
    private final Semaphore slots = new Semaphore(AT_A_TIME);
    private final Loop loop;
    private Instant nextSweep = Instant.MIN;
    private volatile boolean closed;

    DeliveryWorker(DeliveryStore store, DeliveryAttempts attempts, InstantSource clock, Background background) {
        this.store = store;
        this.attempts = attempts;
        this.clock = clock;
        this.loop = background.loop("deliveries", LOOK_AGAIN);
    }

    /** Begins to send; to be called once. */
    public void start() {
        loop.begin(Duration.ZERO, () -> {
            sweep();
            sendDue();
            return LOOK_AGAIN;
        });
    }

    /** Starts to send what is due, as far as there is room. */
    void sendDue() {
        for (Due due : store.due(clock.instant(), OF_ONE_WEBHOOK, SEEN_OF_A_USER, MOST_SEEN)) {
            if (closed || !hasRoom(due)) {
                continue;
            }
            if (!slots.tryAcquire()) {
                return;
            }
            begin(due);
        }
    }

    private boolean hasRoom(Due due) {
        return underWay(due.webhook()) < OF_ONE_WEBHOOK && ofUsers.getOrDefault(due.owner(), 0) < OF_ONE_USER;
    }

    /** How many are under way to a webhook. */
    int underWay(WebhookId webhook) {
        return underWay.getOrDefault(webhook, 0);
    }

    private void begin(Due due) {
        underWay.merge(due.webhook(), 1, Integer::sum);
        ofUsers.merge(due.owner(), 1, Integer::sum);
        boolean begun = false;
        try {
            var claimed = store.claim(due, clock.instant().plus(LEASE));
            if (claimed.isPresent()) {
                Thread.ofVirtual().name("delivery").start(() -> send(due, claimed.get()));
                begun = true;
            }
        } finally {
            if (!begun) {
                end(due);
            }
        }
    }

    private void send(Due due, Claimed claimed) {
        try {
            attempts.make(claimed);
        } catch (RuntimeException | Error failure) {
            LOG.warn("delivery {} is tried again later", due.id(), failure);
        } finally {
            end(due);
            loop.again();
        }
    }

    private void end(Due due) {
        underWay.computeIfPresent(due.webhook(), (id, count) -> count == 1 ? null : count - 1);
        ofUsers.computeIfPresent(due.owner(), (id, count) -> count == 1 ? null : count - 1);
        slots.release();
    }

    private void sweep() {
        Instant now = clock.instant();
        if (!now.isBefore(nextSweep)) {
            nextSweep = now.plus(BETWEEN_SWEEPS);
            store.forget(now.minus(KEPT));
        }
    }

    /** Waits until nothing is under way, at most that long; whether nothing is. */
    boolean awaitIdle(Duration most) {
        try {
            boolean idle = slots.tryAcquire(AT_A_TIME, most.toMillis(), TimeUnit.MILLISECONDS);
            if (idle) {
                slots.release(AT_A_TIME);
            }
            return idle;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Begins nothing more, and waits for what is under way, at most that long; the rest is sent by the next process. */
    public void drain(Duration most) {
        close();
        if (!awaitIdle(most)) {
            LOG.info("deliveries under way are left to the next process");
        }
    }

    /** Begins nothing more. */
    @Override
    public void close() {
        closed = true;
        loop.close();
    }
}
