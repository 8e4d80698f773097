package app.dispatch.adapters.persistence.delivery;

import static app.dispatch.adapters.persistence.sql.Columns.named;
import static app.dispatch.adapters.persistence.sql.Columns.text;
import static app.dispatch.adapters.persistence.sql.Columns.time;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.MadeByTokens;
import app.dispatch.adapters.persistence.vault.JdbiVaultStore;
import app.dispatch.application.delivery.DeliveryService;
import app.dispatch.application.delivery.WebhookStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.delivery.DeliveryEvent;
import app.dispatch.domain.delivery.Webhook;
import app.dispatch.domain.delivery.WebhookId;
import app.dispatch.domain.token.TokenId;
import app.dispatch.domain.workflow.WorkflowId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Webhooks in the database. */
public record JdbiWebhookStore(Database database) implements WebhookStore {
    private static final String COLUMNS =
            "select id, owner, url, events, workflow_id, enabled, created_at from webhook where owner = :owner ";

    private static final String LIST = COLUMNS + "order by created_at desc, id desc";

    private static final String FIND = COLUMNS + "and id = :id";

    /** Those who add a webhook to the same owner's wait for one another here, so that each counts right. */
    private static final String LOCK_OWNER = "select id from app_user where id = :owner for update";

    private static final String COUNT = "select count(*) from webhook where owner = :owner";

    private static final String ADD = """
            insert into webhook (id, owner, url, events, workflow_id, enabled, secret, created_at, made_by_token)
            values (:id, :owner, :url, :events, :workflow, :enabled, :secret, :createdAt, :by)
            """;

    private static final String REPLACE = """
            update webhook set url = :url, events = :events, workflow_id = :workflow, enabled = :enabled
            where owner = :owner and id = :id
            """;

    private static final String DELETE_DELIVERIES =
            "delete from webhook_delivery where owner = :owner and webhook_id = :id";

    private static final String DELETE = "delete from webhook where owner = :owner and id = :id";

    @Override
    public boolean add(Webhook webhook, String secret, @Nullable TokenId by, int most) {
        return database.transaction(handle -> hasRoom(handle, webhook.owner(), most)
                && bind(handle.createUpdate(ADD), webhook)
                                .bind("secret", text(secret))
                                .bind("by", by == null ? null : by.value())
                                .bind("createdAt", webhook.createdAt().toEpochMilli())
                                .execute()
                        == 1);
    }

    private static boolean hasRoom(Handle handle, UserId owner, int most) {
        boolean known = handle.createQuery(LOCK_OWNER)
                .bind("owner", owner.value())
                .mapTo(String.class)
                .findOne()
                .isPresent();
        return known
                && handle.createQuery(COUNT)
                                .bind("owner", owner.value())
                                .mapTo(Integer.class)
                                .one()
                        < most;
    }

    @Override
    public List<Webhook> list(UserId owner) {
        return database.statement(handle -> handle.createQuery(LIST)
                .bind("owner", owner.value())
                .map((row, context) -> read(row))
                .list());
    }

    @Override
    public Map<TokenId, List<WebhookId>> madeByTokens(UserId owner) {
        return database.statement(handle -> MadeByTokens.in("webhook", handle, owner, WebhookId::new));
    }

    @Override
    public Optional<Webhook> find(UserId owner, WebhookId id) {
        return database.statement(handle -> handle.createQuery(FIND)
                .bind("owner", owner.value())
                .bind("id", id.value())
                .map((row, context) -> read(row))
                .findOne());
    }

    @Override
    public boolean replace(UserId owner, Webhook webhook) {
        return database.statement(
                handle -> bind(handle.createUpdate(REPLACE), webhook).execute() == 1);
    }

    @Override
    public boolean delete(UserId owner, WebhookId id) {
        return database.transaction(handle -> {
            delete(handle, DELETE_DELIVERIES, owner, id);
            JdbiVaultStore.forget(handle, owner, DeliveryService.purpose(id));
            return delete(handle, DELETE, owner, id) == 1;
        });
    }

    private static int delete(Handle handle, String sql, UserId owner, WebhookId id) {
        return handle.createUpdate(sql)
                .bind("owner", owner.value())
                .bind("id", id.value())
                .execute();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Webhook webhook) {
        WorkflowId workflow = webhook.workflow();
        return statement
                .bind("id", webhook.id().value())
                .bind("owner", webhook.owner().value())
                .bind("url", text(webhook.url()))
                .bind(
                        "events",
                        webhook.events().stream().map(DeliveryEvent::id).collect(Collectors.joining(",", ",", ",")))
                .bind("workflow", workflow == null ? null : workflow.value())
                .bind("enabled", webhook.enabled());
    }

    private static Webhook read(ResultSet row) throws SQLException {
        return new Webhook(
                new WebhookId(row.getString("id")),
                new UserId(row.getString("owner")),
                text(row, "url"),
                events(row.getString("events")),
                named(row, "workflow_id", WorkflowId::new),
                row.getBoolean("enabled"),
                time(row, "created_at"));
    }

    private static Set<DeliveryEvent> events(String stored) {
        return Arrays.stream(DeliveryEvent.values())
                .filter(event -> stored.contains("," + event.id() + ","))
                .collect(Collectors.toSet());
    }
}
