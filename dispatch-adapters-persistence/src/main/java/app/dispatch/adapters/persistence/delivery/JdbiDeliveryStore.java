package app.dispatch.adapters.persistence.delivery;

import static app.dispatch.adapters.persistence.sql.Columns.text;
import static app.dispatch.adapters.persistence.sql.Columns.time;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.application.delivery.DeliveryStore;
import app.dispatch.application.json.DeliveryJson;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.delivery.Delivery;
import app.dispatch.domain.delivery.DeliveryAttempt;
import app.dispatch.domain.delivery.DeliveryEvent;
import app.dispatch.domain.delivery.DeliveryId;
import app.dispatch.domain.delivery.DeliveryStatus;
import app.dispatch.domain.delivery.WebhookId;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;

/**
 * Deliveries in the database, which {@code RunEnding} puts there.
 *
 * <p>A claim is an update that names the time at which the delivery was seen to be due: of several processes that saw it, one
 * finds that time still there. It needs no lock, and is the same on every database.
 */
public record JdbiDeliveryStore(Database database) implements DeliveryStore {
    private static final String QUEUE = """
            insert into webhook_delivery (id, owner, webhook_id, event, run_id, status, created_at, queued_at, next_at,
                                          failed, claims, attempts, message)
            select :prefix || w.id || :key, w.owner, w.id, :event, null, 'pending', :now, :now, :now, 0, 0, '', :message
            from webhook w
            where w.owner = :owner and w.enabled and w.events like :told
                and (w.workflow_id is null or w.workflow_id in (<workflows>))
                and not exists (select 1 from webhook_delivery d where d.owner = w.owner and d.id = :prefix || w.id || :key)
            """;

    private static final String LIST = "select " + DeliveryRow.COLUMNS + """
             from webhook_delivery d where d.owner = :owner and d.webhook_id = :webhook %s
            order by d.created_at desc, d.id desc fetch first %s rows only
            """;

    private static final String AFTER = "and (d.created_at, d.id) < (:at, :after)";

    private static final String FIND = "select " + DeliveryRow.COLUMNS
            + " from webhook_delivery d where d.owner = :owner and d.webhook_id = :webhook and d.id = :id";

    private static final String AGAIN = """
            update webhook_delivery set status = 'pending', queued_at = :now, next_at = :now, failed = 0
            where owner = :owner and webhook_id = :webhook and id = :id and status <> 'pending'
            """;

    private static final String DUE = """
            select id, owner, webhook_id, next_at from (
                select waiting.*, row_number() over (partition by owner order by next_at, id) as owner_turn from (
                    select d.id, d.owner, d.webhook_id, d.next_at,
                           row_number() over (partition by d.webhook_id order by d.next_at, d.id) as turn
                    from webhook_delivery d join webhook w on w.id = d.webhook_id and w.owner = d.owner
                    where d.status = 'pending' and d.next_at <= :now and w.enabled
                ) waiting
                where turn <= %s
            ) owners
            where owner_turn <= %s order by next_at, id fetch first %s rows only
            """;

    private static final String CLAIM = """
            update webhook_delivery set next_at = :lease, claims = claims + 1
            where id = :id and status = 'pending' and next_at = :seen
            """;

    private static final String CLAIMED = "select " + DeliveryRow.COLUMNS + """
            , d.queued_at, d.failed, d.claims, d.message, w.url, w.secret
            from webhook_delivery d join webhook w on w.id = d.webhook_id and w.owner = d.owner where d.id = :id
            """;

    private static final String ATTEMPTED = """
            update webhook_delivery set status = :status, next_at = :next, failed = failed + 1, attempts = :attempts
            where owner = :owner and id = :id and claims = :claim
            """;

    private static final String DISABLE = "update webhook set enabled = false where owner = :owner and id = :webhook";

    private static final String GIVE_UP = """
            update webhook_delivery set status = 'failed'
            where owner = :owner and webhook_id = :webhook and status = 'pending'
            """;

    private static final String FORGET = "delete from webhook_delivery where created_at < :before";

    @Override
    public void queue(
            UserId owner, DeliveryEvent event, Set<WorkflowId> workflows, String key, String message, Instant now) {
        // When another process is queueing the same, this does nothing, and that one all of it.
        var unused = database.inserted(handle -> handle.createUpdate(QUEUE)
                .bind("owner", owner.value())
                .bind("prefix", DeliveryId.PREFIX)
                .bind("key", "_" + key)
                .bind("event", event.id())
                .bind("told", "%," + event.id() + ",%")
                .bind("now", now.toEpochMilli())
                .bind("message", text(message))
                .bindList("workflows", workflows.stream().map(WorkflowId::value).toList())
                .execute());
    }

    @Override
    public List<Delivery> list(UserId owner, WebhookId webhook, int most, Optional<Place> after) {
        return database.statement(handle -> {
            Query query = handle.createQuery(LIST.formatted(after.isPresent() ? AFTER : "", most))
                    .bind("owner", owner.value())
                    .bind("webhook", webhook.value());
            after.ifPresent(place -> query.bind("at", place.createdAtMs()).bind("after", place.id()));
            return query.map((row, context) -> DeliveryRow.read(row)).list();
        });
    }

    @Override
    public Optional<Delivery> find(UserId owner, WebhookId webhook, DeliveryId id) {
        return database.statement(handle -> handle.createQuery(FIND)
                .bind("owner", owner.value())
                .bind("webhook", webhook.value())
                .bind("id", id.value())
                .map((row, context) -> DeliveryRow.read(row))
                .findOne());
    }

    @Override
    public boolean again(UserId owner, WebhookId webhook, DeliveryId id, Instant now) {
        return database.statement(handle -> handle.createUpdate(AGAIN)
                        .bind("owner", owner.value())
                        .bind("webhook", webhook.value())
                        .bind("id", id.value())
                        .bind("now", now.toEpochMilli())
                        .execute())
                == 1;
    }

    @Override
    public List<Due> due(Instant now, int ofEach, int ofOwner, int most) {
        if (database.isBehind()) {
            return List.of();
        }
        return database.statement(handle -> handle.createQuery(DUE.formatted(ofEach, ofOwner, most))
                .bind("now", now.toEpochMilli())
                .map((row, context) -> new Due(
                        new DeliveryId(row.getString("id")),
                        new UserId(row.getString("owner")),
                        new WebhookId(row.getString("webhook_id")),
                        time(row, "next_at")))
                .list());
    }

    @Override
    public Optional<Claimed> claim(Due due, Instant lease) {
        return database.transaction(handle -> {
            int claimed = handle.createUpdate(CLAIM)
                    .bind("id", due.id().value())
                    .bind("seen", due.at().toEpochMilli())
                    .bind("lease", lease.toEpochMilli())
                    .execute();
            return claimed == 0
                    ? Optional.empty()
                    : handle.createQuery(CLAIMED)
                            .bind("id", due.id().value())
                            .map((row, context) -> new Claimed(
                                    DeliveryRow.read(row),
                                    text(row, "url"),
                                    text(row, "secret"),
                                    time(row, "queued_at"),
                                    row.getInt("failed"),
                                    row.getInt("claims"),
                                    row.getString("message") == null ? null : text(row, "message")))
                            .findOne();
        });
    }

    @Override
    public void attempted(Claimed claimed, DeliveryAttempt attempt, DeliveryStatus status, Instant next) {
        Delivery delivery = claimed.delivery();
        database.statement(handle -> handle.createUpdate(ATTEMPTED)
                .bind("status", status.id())
                .bind("next", next.toEpochMilli())
                .bind("attempts", text(DeliveryJson.writeAttempts(delivery.attemptsWith(attempt))))
                .bind("owner", delivery.owner().value())
                .bind("id", delivery.id().value())
                .bind("claim", claimed.claim())
                .execute());
    }

    @Override
    public void disable(Claimed claimed) {
        Delivery delivery = claimed.delivery();
        database.transaction(handle -> {
            int disabled = 0;
            for (String sql : List.of(DISABLE, GIVE_UP)) {
                disabled += handle.createUpdate(sql)
                        .bind("owner", delivery.owner().value())
                        .bind("webhook", delivery.webhook().value())
                        .execute();
            }
            return disabled;
        });
    }

    @Override
    public void forget(Instant before) {
        database.statement(handle -> handle.createUpdate(FORGET)
                .bind("before", before.toEpochMilli())
                .execute());
    }
}
