package app.dispatch.adapters.tools.connector.stripe;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import java.util.Optional;
import java.util.stream.Stream;

/** Searches in Stripe's query language (https://docs.stripe.com/search), of which the user writes a whole query. */
final class Search {
    private static final Shape FOUND = Shape.of("id")
            .made("status", Search::status)
            .made("amount", object -> first(object, "amount", "total", "unit_amount"))
            .named("currency", "currency")
            .named("customer", "customer")
            .made("email", object -> first(object, "email", "customer_email", "billing_details.email", "receipt_email"))
            .made("name", object -> first(object, "name", "nickname"))
            .named("description", "description")
            .made("createdAt", object -> Stripe.time(object, "created"));

    private Search() {}

    static Value search(ApiCall call) {
        Params params = call.params();
        return call.list(
                (from, wanted) -> Stripe.found(
                        call,
                        ApiRequest.get("/v1/{resource}/search", params.needed("resource"))
                                .query("query", params.needed("query")),
                        from,
                        wanted),
                FOUND);
    }

    /** Of products and prices it tells only whether they are active. */
    private static Optional<Value> status(Fields object) {
        return Shape.at(object, "status")
                .or(() -> object.get("active")
                        .flatMap(active -> active instanceof Bool(boolean truth)
                                ? Optional.of(Value.of(truth ? "active" : "inactive"))
                                : Optional.empty()));
    }

    private static Optional<Value> first(Fields object, String... paths) {
        return Stream.of(paths).flatMap(path -> Shape.at(object, path).stream()).findFirst();
    }
}
