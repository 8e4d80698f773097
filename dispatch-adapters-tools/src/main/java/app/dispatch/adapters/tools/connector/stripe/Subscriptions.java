package app.dispatch.adapters.tools.connector.stripe;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Optional;
import java.util.stream.Stream;

/** Subscriptions (https://docs.stripe.com/api/subscriptions). */
final class Subscriptions {
    private static final Shape ITEM = Shape.of()
            .named("price", "price.id")
            .named("product", "price.product")
            .named("quantity", "quantity")
            .named("amount", "price.unit_amount")
            .named("interval", "price.recurring.interval");

    private static final Shape SUBSCRIPTION = Shape.of("id", "status", "customer", "currency")
            .made("items", subscription -> Optional.of(items(subscription)))
            .made("currentPeriodStart", subscription -> Stripe.time(subscription, "current_period_start"))
            .made("currentPeriodEnd", subscription -> Stripe.time(subscription, "current_period_end"))
            .named("cancelAtPeriodEnd", "cancel_at_period_end")
            .made("canceledAt", subscription -> Stripe.time(subscription, "canceled_at"))
            .made("createdAt", subscription -> Stripe.time(subscription, "created"));

    private Subscriptions() {}

    static Value list(ApiCall call) {
        return call.list(
                (from, wanted) -> Stripe.page(
                        call,
                        ApiRequest.get("/v1/subscriptions")
                                .query("status", call.params().text("status")),
                        from,
                        wanted),
                SUBSCRIPTION);
    }

    private static Value items(Fields subscription) {
        return Value.of(subscription.fields("items").items("data").stream()
                .flatMap(item -> item instanceof Fields fields ? Stream.of(fields) : Stream.<Fields>empty())
                .map(item -> ITEM.output(item, false))
                .toList());
    }
}
