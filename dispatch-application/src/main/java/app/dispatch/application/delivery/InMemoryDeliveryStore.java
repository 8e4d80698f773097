package app.dispatch.application.delivery;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import app.dispatch.application.vault.VaultKind;
import app.dispatch.application.vault.VaultStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.delivery.Delivery;
import app.dispatch.domain.delivery.DeliveryAttempt;
import app.dispatch.domain.delivery.DeliveryEvent;
import app.dispatch.domain.delivery.DeliveryId;
import app.dispatch.domain.delivery.DeliveryStatus;
import app.dispatch.domain.delivery.Webhook;
import app.dispatch.domain.delivery.WebhookId;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.token.TokenId;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Webhooks and deliveries for as long as the process lives. Safe for use by several threads. */
public final class InMemoryDeliveryStore implements WebhookStore, DeliveryStore {
    private static final Comparator<Webhook> NEWEST_WEBHOOK = Comparator.comparing(Webhook::createdAt)
            .thenComparing(webhook -> webhook.id().value())
            .reversed();
    private static final Comparator<Row> NEWEST = Comparator.<Row>comparingLong(
                    row -> row.delivery.createdAt().toEpochMilli())
            .thenComparing(row -> row.delivery.id().value())
            .reversed();
    private static final Comparator<Row> LONGEST_DUE = Comparator.comparing((Row row) -> row.next)
            .thenComparing(row -> row.delivery.id().value());

    private record Known(
            Webhook webhook, String secret, @Nullable TokenId madeBy) {
        Known with(Webhook other) {
            return new Known(other, secret, madeBy);
        }
    }

    private record Row(
            Delivery delivery,
            Instant since,
            Instant next,
            int failed,
            int claims,
            @Nullable String message) {
        Row with(DeliveryStatus status, List<DeliveryAttempt> attempts, Instant newSince, Instant newNext, int fails) {
            Delivery d = delivery;
            Delivery changed =
                    new Delivery(d.id(), d.owner(), d.webhook(), d.event(), d.run(), status, d.createdAt(), attempts);
            return new Row(changed, newSince, newNext, fails, claims, message);
        }
    }

    private final Map<WebhookId, Known> webhooks = new HashMap<>();
    private final Map<DeliveryId, Row> rows = new HashMap<>();
    private final VaultStore vault;

    /** @param vault where the secrets of the webhooks are */
    public InMemoryDeliveryStore(VaultStore vault) {
        this.vault = vault;
    }

    @Override
    public synchronized boolean add(Webhook webhook, String secret, @Nullable TokenId by, int most) {
        if (list(webhook.owner()).size() >= most) {
            return false;
        }
        webhooks.put(webhook.id(), new Known(webhook, secret, by));
        return true;
    }

    @Override
    public synchronized Map<TokenId, List<WebhookId>> madeByTokens(UserId owner) {
        return webhooks.values().stream()
                .filter(known -> known.webhook().owner().equals(owner) && known.madeBy() != null)
                .sorted(Comparator.comparing(Known::webhook, NEWEST_WEBHOOK.reversed()))
                .collect(groupingBy(
                        known -> Objects.requireNonNull(known.madeBy()),
                        mapping(known -> known.webhook().id(), toList())));
    }

    @Override
    public synchronized List<Webhook> list(UserId owner) {
        return webhooks.values().stream()
                .map(Known::webhook)
                .filter(webhook -> webhook.owner().equals(owner))
                .sorted(NEWEST_WEBHOOK)
                .toList();
    }

    @Override
    public synchronized Optional<Webhook> find(UserId owner, WebhookId id) {
        return Optional.ofNullable(webhooks.get(id))
                .map(Known::webhook)
                .filter(webhook -> webhook.owner().equals(owner));
    }

    @Override
    public synchronized boolean replace(UserId owner, Webhook webhook) {
        boolean theirs = find(owner, webhook.id()).isPresent();
        if (theirs) {
            webhooks.computeIfPresent(webhook.id(), (id, known) -> known.with(webhook));
        }
        return theirs;
    }

    @Override
    public synchronized boolean delete(UserId owner, WebhookId id) {
        boolean theirs = find(owner, id).isPresent();
        if (theirs) {
            webhooks.remove(id);
            vault.delete(owner, VaultKind.SECRET, DeliveryService.purpose(id));
            rows.values().removeIf(row -> row.delivery.webhook().equals(id));
        }
        return theirs;
    }

    /** Removes all of the owner's. */
    public synchronized void deleteAll(UserId owner) {
        webhooks.values().removeIf(known -> known.webhook().owner().equals(owner));
        rows.values().removeIf(row -> row.delivery.owner().equals(owner));
    }

    /** Queues what is to be told of a run that has ended. */
    public synchronized void queue(Run run) {
        RunEnd end = run.end().orElseThrow();
        DeliveryEvent.of(end.how())
                .ifPresent(event -> queue(run, event, end.at(), webhook -> DeliveryId.of(webhook, run.id())));
    }

    /** Queues what is to be told of a run that waits for its owner since then. */
    public synchronized void queueWaiting(Run run, Instant since) {
        queue(run, DeliveryEvent.RUN_WAITING, since, webhook -> DeliveryId.of(webhook, run.id(), since));
    }

    private void queue(Run run, DeliveryEvent event, Instant at, Function<WebhookId, DeliveryId> ids) {
        for (Known known : webhooks.values()) {
            Webhook webhook = known.webhook();
            if (webhook.wants(event, run)) {
                DeliveryId id = ids.apply(webhook.id());
                Delivery delivery = new Delivery(
                        id, run.owner(), webhook.id(), event, run.id(), DeliveryStatus.PENDING, at, List.of());
                rows.putIfAbsent(id, new Row(delivery, at, at, 0, 0, null));
            }
        }
    }

    @Override
    public synchronized void queue(
            UserId owner, DeliveryEvent event, Set<WorkflowId> workflows, String key, String message, Instant now) {
        for (Known known : webhooks.values()) {
            Webhook webhook = known.webhook();
            if (webhook.wants(event, owner, workflows)) {
                DeliveryId id = DeliveryId.of(webhook.id(), key);
                Delivery delivery =
                        new Delivery(id, owner, webhook.id(), event, null, DeliveryStatus.PENDING, now, List.of());
                rows.putIfAbsent(id, new Row(delivery, now, now, 0, 0, message));
            }
        }
    }

    @Override
    public synchronized List<Delivery> list(UserId owner, WebhookId webhook, int most, Optional<Place> after) {
        return rows.values().stream()
                .filter(row -> row.delivery.owner().equals(owner)
                        && row.delivery.webhook().equals(webhook))
                .filter(row ->
                        after.filter(place -> !isAfter(row.delivery, place)).isEmpty())
                .sorted(NEWEST)
                .limit(most)
                .map(Row::delivery)
                .toList();
    }

    private static boolean isAfter(Delivery delivery, Place place) {
        int byTime = Long.compare(delivery.createdAt().toEpochMilli(), place.createdAtMs());
        return byTime < 0 || (byTime == 0 && delivery.id().value().compareTo(place.id()) < 0);
    }

    @Override
    public synchronized Optional<Delivery> find(UserId owner, WebhookId webhook, DeliveryId id) {
        return Optional.ofNullable(rows.get(id))
                .map(Row::delivery)
                .filter(delivery ->
                        delivery.owner().equals(owner) && delivery.webhook().equals(webhook));
    }

    @Override
    public synchronized boolean again(UserId owner, WebhookId webhook, DeliveryId id, Instant now) {
        boolean possible = find(owner, webhook, id)
                .filter(delivery -> delivery.status() != DeliveryStatus.PENDING)
                .isPresent();
        if (possible) {
            rows.computeIfPresent(
                    id, (key, row) -> row.with(DeliveryStatus.PENDING, row.delivery.attempts(), now, now, 0));
        }
        return possible;
    }

    @Override
    public synchronized List<Due> due(Instant now, int ofEach, int ofOwner, int most) {
        Map<WebhookId, Integer> counts = new HashMap<>();
        Map<UserId, Integer> owners = new HashMap<>();
        return rows.values().stream()
                .filter(row -> row.delivery.status() == DeliveryStatus.PENDING && !row.next.isAfter(now))
                .filter(row -> Optional.ofNullable(webhooks.get(row.delivery.webhook()))
                        .filter(known -> known.webhook().enabled())
                        .isPresent())
                .sorted(LONGEST_DUE)
                .filter(row -> counts.merge(row.delivery.webhook(), 1, Integer::sum) <= ofEach)
                .filter(row -> owners.merge(row.delivery.owner(), 1, Integer::sum) <= ofOwner)
                .limit(most)
                .map(row -> new Due(row.delivery.id(), row.delivery.owner(), row.delivery.webhook(), row.next))
                .toList();
    }

    @Override
    public synchronized Optional<Claimed> claim(Due due, Instant lease) {
        Row row = rows.get(due.id());
        Known known = webhooks.get(due.webhook());
        if (row == null
                || known == null
                || row.delivery.status() != DeliveryStatus.PENDING
                || !row.next.equals(due.at())) {
            return Optional.empty();
        }
        Row claimed = new Row(row.delivery, row.since, lease, row.failed, row.claims + 1, row.message);
        rows.put(due.id(), claimed);
        return Optional.of(new Claimed(
                row.delivery,
                known.webhook().url(),
                known.secret(),
                row.since,
                row.failed,
                claimed.claims,
                row.message));
    }

    @Override
    public synchronized void attempted(Claimed claimed, DeliveryAttempt attempt, DeliveryStatus status, Instant next) {
        rows.computeIfPresent(
                claimed.delivery().id(),
                (id, row) -> row.claims == claimed.claim()
                        ? row.with(status, row.delivery.attemptsWith(attempt), row.since, next, row.failed + 1)
                        : row);
    }

    @Override
    public synchronized void disable(Claimed claimed) {
        WebhookId id = claimed.delivery().webhook();
        webhooks.computeIfPresent(id, (key, known) -> known.with(known.webhook().disabled()));
        rows.replaceAll(
                (key, row) -> row.delivery.webhook().equals(id) && row.delivery.status() == DeliveryStatus.PENDING
                        ? row.with(DeliveryStatus.FAILED, row.delivery.attempts(), row.since, row.next, row.failed)
                        : row);
    }

    @Override
    public synchronized void forget(Instant before) {
        rows.values().removeIf(row -> row.delivery.createdAt().isBefore(before));
    }
}
