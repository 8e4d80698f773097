package app.dispatch.adapters.tools.connector.stripe;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.tool.UndoOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Optional;

/** Customers (https://docs.stripe.com/api/customers). */
final class Customers {
    private static final String ONE = "/v1/customers/{customer}";

    private static final Shape CUSTOMER = Shape.of(
                    "id", "email", "name", "phone", "description", "currency", "balance", "delinquent", "metadata")
            .made("createdAt", customer -> Stripe.time(customer, "created"));

    /** What somebody may have changed of a customer; the rest follows from what it buys. */
    private static final List<String> ENTERED = List.of("email", "name", "phone", "description", "metadata");

    /** What would be lost with a customer, or be left without one. */
    private static final List<String> BOUGHT = List.of("charges", "invoices", "subscriptions");

    private Customers() {}

    static Value list(ApiCall call) {
        return call.list(
                (from, wanted) -> Stripe.page(
                        call,
                        ApiRequest.get("/v1/customers")
                                .query("email", call.params().text("email")),
                        from,
                        wanted),
                CUSTOMER);
    }

    static ApiRequest create(ApiCall call) {
        Params params = call.params();
        Value.FieldsBuilder form = Fields.builder().put("email", params.needed("email"));
        for (String name : List.of("name", "phone", "description")) {
            params.text(name).ifPresent(text -> form.put(name, text));
        }
        form.put("metadata", metadata(call));
        return Stripe.write(call, "customer", form.build(), "/v1/customers");
    }

    /** Names of metadata stand in brackets, so none may hold any (https://docs.stripe.com/api/metadata). */
    private static Fields metadata(ApiCall call) {
        Fields metadata = call.params().fields().fields("metadata");
        for (String name : metadata.values().keySet()) {
            if (name.isBlank() || name.indexOf('[') >= 0 || name.indexOf(']') >= 0) {
                throw call.invalid("/metadata has a name that is blank or holds brackets, which Stripe does not take");
            }
        }
        return metadata;
    }

    static Value output(ApiCall call, Fields customer) {
        return call.output(customer, CUSTOMER);
    }

    /** Deletes the customer, unless it was changed or has bought something. */
    static UndoOutcome delete(ApiCall call, Fields output) {
        String id = output.text("id").orElse("");
        Optional<Fields> customer = Stripe.found(call, ONE, id);
        if (customer.isEmpty()) {
            return UndoOutcome.undone("Customer " + id + " is deleted");
        }
        Fields now = CUSTOMER.output(customer.get(), false);
        if (ENTERED.stream().anyMatch(name -> !now.get(name).equals(output.get(name)))) {
            return UndoOutcome.changedSince("Customer " + id + " was changed since it was made");
        }
        for (String bought : BOUGHT) {
            ApiRequest request =
                    ApiRequest.get("/v1/{list}", bought).query("customer", id).query("limit", 1);
            if (bought.equals("subscriptions")) {
                request.query("status", "all");
            }
            if (!call.ask(request).items("data").isEmpty()) {
                return UndoOutcome.changedSince("Customer " + id + " has " + bought + " since");
            }
        }
        Stripe.delete(call, ONE, id);
        return UndoOutcome.undone("Customer " + id + " is deleted");
    }
}
