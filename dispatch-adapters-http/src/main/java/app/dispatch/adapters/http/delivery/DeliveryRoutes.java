package app.dispatch.adapters.http.delivery;

import static app.dispatch.domain.token.Scope.READ;
import static app.dispatch.domain.token.Scope.WRITE;
import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.PageMark;
import app.dispatch.adapters.http.web.Paging;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.delivery.Deliveries;
import app.dispatch.application.delivery.Deliveries.Created;
import app.dispatch.application.delivery.DeliveryStore.Place;
import app.dispatch.application.json.DeliveryJson;
import app.dispatch.application.json.Reading;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.audit.AuditAction;
import app.dispatch.domain.delivery.Delivery;
import app.dispatch.domain.delivery.DeliveryEvent;
import app.dispatch.domain.delivery.DeliveryId;
import app.dispatch.domain.delivery.WebhookId;
import app.dispatch.domain.delivery.WebhookPatch;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.workflow.WorkflowId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /api/webhooks}: a user's webhooks and what was delivered to them. */
public record DeliveryRoutes(Deliveries deliveries) {

    /** The most webhooks of a page. */
    private static final int MOST_LISTED = 1_000;

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
                Route.user(READ, GET, "/api/webhooks", this::list).query(Paging.parameters()),
                Route.user(WRITE, POST, "/api/webhooks", this::create).audited(AuditAction.WEBHOOK_MADE),
                Route.user(WRITE, PATCH, "/api/webhooks/{id}", this::change).audited(AuditAction.WEBHOOK_CHANGED),
                Route.user(WRITE, DELETE, "/api/webhooks/{id}", this::delete).audited(AuditAction.WEBHOOK_REMOVED),
                Route.user(READ, GET, "/api/webhooks/{id}/deliveries", this::deliveries)
                        .query(Paging.parameters()),
                Route.user(WRITE, POST, "/api/webhooks/{id}/deliveries/{deliveryId}/redeliver", this::redeliver));
    }

    private void list(Call call, UserId owner) {
        call.answer(Paging.of(call, MOST_LISTED)
                .page(
                        "webhooks",
                        deliveries.webhooks(owner),
                        webhook -> new PageMark(
                                webhook.createdAt().toEpochMilli(), webhook.id().value()),
                        DeliveryJson::write));
    }

    private void create(Call call, UserId owner) {
        Wanted wanted = call.body(Wanted::read);
        Created created = deliveries.create(call.actor(owner), wanted.url(), wanted.events(), wanted.workflow());
        call.note().about(created.webhook().id().value());
        call.note().detail(created.webhook().url().replaceFirst("[?#].*", ""));
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
        Paging paging = Paging.of(call, Deliveries.LISTED);
        Optional<Place> after = paging.after().map(mark -> new Place(mark.at(), mark.id()));
        List<Delivery> found = deliveries.deliveries(owner, id(call), paging.limit() + 1, after);
        List<Delivery> page = found.stream().limit(paging.limit()).toList();
        call.answer(Paging.page(
                "deliveries", page, page.size() < found.size() ? mark(page.getLast()) : null, DeliveryJson::write));
    }

    private static PageMark mark(Delivery delivery) {
        return new PageMark(delivery.createdAt().toEpochMilli(), delivery.id().value());
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
