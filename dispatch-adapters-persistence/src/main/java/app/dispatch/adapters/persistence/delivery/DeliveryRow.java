package app.dispatch.adapters.persistence.delivery;

import static app.dispatch.adapters.persistence.sql.Columns.named;
import static app.dispatch.adapters.persistence.sql.Columns.oneOf;
import static app.dispatch.adapters.persistence.sql.Columns.text;
import static app.dispatch.adapters.persistence.sql.Columns.time;

import app.dispatch.application.json.DeliveryJson;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.delivery.Delivery;
import app.dispatch.domain.delivery.DeliveryEvent;
import app.dispatch.domain.delivery.DeliveryId;
import app.dispatch.domain.delivery.DeliveryStatus;
import app.dispatch.domain.delivery.WebhookId;
import app.dispatch.domain.run.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The columns of a delivery. */
final class DeliveryRow {
    static final String COLUMNS = "d.id, d.owner, d.webhook_id, d.event, d.run_id, d.status, d.created_at, d.attempts";

    private DeliveryRow() {}

    static Delivery read(ResultSet row) throws SQLException {
        String attempts = text(row, "attempts");
        return new Delivery(
                new DeliveryId(row.getString("id")),
                new UserId(row.getString("owner")),
                new WebhookId(row.getString("webhook_id")),
                oneOf(row, "event", DeliveryEvent.values(), DeliveryEvent::id),
                named(row, "run_id", RunId::new),
                oneOf(row, "status", DeliveryStatus.values(), DeliveryStatus::id),
                time(row, "created_at"),
                attempts.isEmpty() ? List.of() : DeliveryJson.readAttempts(attempts));
    }
}
