package app.dispatch.adapters.http.delivery;

import static app.dispatch.domain.token.Scope.READ;
import static app.dispatch.domain.token.Scope.WRITE;
import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.delivery.Deliveries;
import app.dispatch.application.delivery.Deliveries.Created;
import app.dispatch.application.json.DeliveryJson;
import app.dispatch.application.json.Reading;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.delivery.DeliveryEvent;
import app.dispatch.domain.delivery.DeliveryId;
import app.dispatch.domain.delivery.WebhookId;
import app.dispatch.domain.delivery.WebhookPatch;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.workflow.WorkflowId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /api/webhooks}: a user's webhooks and what was delivered to them. */
public record DeliveryRoutes(Deliveries deliveries) {

    private record Wanted(
            String url, Set<DeliveryEvent> events, @Nullable WorkflowId workflow) {
        static Wanted read(Reading body) {
            if (body.value("events").isEmpty()) {
                body.problem("events", "is required");
            }
            return new Wanted(
                    body.requiredText("url"),
                    DeliveryJson.readEvents(body).orElse(EnumSet.allOf(DeliveryEvent.class)),
                    DeliveryJson.readWorkflow(body).orElse(null));
        }
    }

    public List<Route> all() {
        return List.of(
                Route.user(READ, GET, "/api/webhooks", this::list),
                Route.user(WRITE, POST, "/api/webhooks", this::create),
                Route.user(WRITE, PATCH, "/api/webhooks/{id}", this::change),
                Route.user(WRITE, DELETE, "/api/webhooks/{id}", this::delete),
                Route.user(READ, GET, "/api/webhooks/{id}/deliveries", this::deliveries),
                Route.user(WRITE, POST, "/api/webhooks/{id}/deliveries/{deliveryId}/redeliver", this::redeliver));
    }

    private void list(Call call, UserId owner) {
        call.answer(Fields.of(
                "webhooks",
                Value.of(deliveries.webhooks(owner).stream()
                        .map(DeliveryJson::write)
                        .toList())));
    }

    private void create(Call call, UserId owner) {
        Wanted wanted = call.body(Wanted::read);
        Created created = deliveries.create(call.actor(owner), wanted.url(), wanted.events(), wanted.workflow());
        call.answer(DeliveryJson.created(created.webhook(), created.secret()));
    }

    private void change(Call call, UserId owner) {
        WebhookId id = id(call);
        WebhookPatch patch = call.body(DeliveryJson::readPatch);
        call.answer(Fields.of("webhook", DeliveryJson.write(deliveries.change(owner, id, patch))));
    }

    private void delete(Call call, UserId owner) {
        deliveries.delete(owner, id(call));
        call.answer(Fields.of("ok", Value.of(true)));
    }

    private void deliveries(Call call, UserId owner) {
        call.answer(Fields.of(
                "deliveries",
                Value.of(deliveries.deliveries(owner, id(call)).stream()
                        .map(DeliveryJson::write)
                        .toList())));
    }

    private void redeliver(Call call, UserId owner) {
        call.noBody();
        DeliveryId delivery = call.pathId("deliveryId", "delivery", DeliveryId::new);
        call.answer(Fields.of("delivery", DeliveryJson.write(deliveries.redeliver(owner, id(call), delivery))));
    }

    private static WebhookId id(Call call) {
        return call.pathId("id", "webhook", WebhookId::new);
    }
}
