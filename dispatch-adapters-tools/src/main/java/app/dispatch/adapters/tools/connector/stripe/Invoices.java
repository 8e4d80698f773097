package app.dispatch.adapters.tools.connector.stripe;

import app.dispatch.adapters.tools.connector.api.Answer;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Num;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Invoices (https://docs.stripe.com/api/invoices). */
final class Invoices {
    static final String ONE = "/v1/invoices/{invoice}";
    private static final int DAYS_UNTIL_DUE = 30;

    private static final Shape INVOICE = Shape.of("id", "number", "status", "customer")
            .named("email", "customer_email")
            .named("currency", "currency")
            .named("total", "total")
            .named("amountDue", "amount_due")
            .named("amountPaid", "amount_paid")
            .made("dueAt", invoice -> Stripe.time(invoice, "due_date"))
            .named("url", "hosted_invoice_url")
            .named("pdfUrl", "invoice_pdf")
            .made("createdAt", invoice -> Stripe.time(invoice, "created"));

    private Invoices() {}

    static Value list(ApiCall call) {
        return call.list(
                (from, wanted) -> Stripe.page(
                        call,
                        ApiRequest.get("/v1/invoices")
                                .query("status", call.params().text("status")),
                        from,
                        wanted),
                INVOICE);
    }

    /**
     * Makes an empty draft, puts the items on it, and finalizes it when that is wanted. A draft is told to stay one: by itself
     * it would be finalized within hours. What another attempt repeats, Stripe answers from what it has kept.
     */
    static Value create(ApiCall call) {
        Params params = call.params();
        List<Fields> items = items(params.fields());
        Value.FieldsBuilder draft = Fields.builder()
                .put("customer", params.needed("customer"))
                .put("collection_method", "send_invoice")
                .put("days_until_due", params.integer("daysUntilDue", DAYS_UNTIL_DUE))
                .put("pending_invoice_items_behavior", "exclude")
                .put("auto_advance", false);
        currency(call, items).ifPresent(currency -> draft.put("currency", currency));
        Fields made = call.ask(Stripe.write(call, "invoice", draft.build(), "/v1/invoices"));
        String id = call.told(made, "id");
        call.log("made the draft " + id);
        for (int place = 0; place < items.size(); place++) {
            Fields item = item(call, made, items.get(place));
            call.ask(Stripe.write(call, "item-" + place, item, "/v1/invoiceitems"));
        }
        Fields invoice = params.is("finalize")
                ? call.ask(Stripe.write(
                        call,
                        "finalize",
                        Fields.of("auto_advance", Value.of(true)),
                        "/v1/invoices/{invoice}/finalize",
                        id))
                : withItems(call, made, items);
        return call.output(invoice, INVOICE);
    }

    static List<Fields> items(Fields params) {
        return params.items("items").stream()
                .flatMap(item -> item instanceof Fields fields ? Stream.of(fields) : Stream.<Fields>empty())
                .toList();
    }

    /** An invoice has one currency: the one that its items name, else the customer's. */
    private static Optional<String> currency(ApiCall call, List<Fields> items) {
        List<String> currencies = items.stream()
                .flatMap(item -> item.text("currency").stream())
                .map(currency -> currency.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        if (currencies.size() > 1) {
            throw call.invalid("The items of one invoice have one currency, not " + String.join(" and ", currencies));
        }
        return currencies.stream().findFirst();
    }

    private static Fields item(ApiCall call, Fields invoice, Fields item) {
        return Fields.builder()
                .put("customer", call.params().needed("customer"))
                .put("invoice", call.told(invoice, "id"))
                .put("amount", item.get("amount").orElse(Value.NULL))
                .put("currency", currency(call, List.of(item)).orElseGet(() -> call.told(invoice, "currency")))
                .put("description", item.text("description").orElse(""))
                .build();
    }

    /** The draft as it is now; that it cannot be read again fails no step that has made it. */
    private static Fields withItems(ApiCall call, Fields made, List<Fields> items) {
        Answer answer = call.answer(ApiRequest.get(ONE, call.told(made, "id")));
        if (answer.error().isEmpty()) {
            return answer.object();
        }
        Num total = new Num(items.stream()
                .map(item -> item.get("amount").orElse(Value.NULL))
                .map(amount -> amount instanceof Num(BigDecimal number) ? number : BigDecimal.ZERO)
                .reduce(BigDecimal.ZERO, BigDecimal::add));
        return made.with("total", total).with("amount_due", total);
    }
}
