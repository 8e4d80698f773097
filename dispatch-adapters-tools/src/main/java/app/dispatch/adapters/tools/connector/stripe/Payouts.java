package app.dispatch.adapters.tools.connector.stripe;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.value.Value;

/** What Stripe sends to the account's bank (https://docs.stripe.com/api/payouts); amounts stay in the smallest unit. */
final class Payouts {
    private static final Shape PAYOUT = Shape.of("id", "amount", "currency", "status")
            .made("arrivesAt", payout -> Stripe.time(payout, "arrival_date"))
            .named("description", "description")
            .named("method", "method")
            .named("automatic", "automatic")
            .named("failure", "failure_message")
            .made("createdAt", payout -> Stripe.time(payout, "created"));

    private Payouts() {}

    static Value list(ApiCall call) {
        return call.list((from, wanted) -> Stripe.page(call, asked(call), from, wanted), PAYOUT);
    }

    private static ApiRequest asked(ApiCall call) {
        Params params = call.params();
        return ApiRequest.get("/v1/payouts")
                .query("status", params.text("status"))
                .query("arrival_date[gte]", Stripe.second(call, "arrivesSince"))
                .query("arrival_date[lt]", Stripe.second(call, "arrivesUntil"));
    }
}
