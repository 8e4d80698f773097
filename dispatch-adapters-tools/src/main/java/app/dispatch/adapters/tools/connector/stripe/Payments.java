package app.dispatch.adapters.tools.connector.stripe;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;

/** Charges, payments and refunds (https://docs.stripe.com/api/payment_intents); amounts stay in the smallest unit. */
final class Payments {
    private static final Shape CHARGE = Shape.of("id", "amount")
            .named("amountRefunded", "amount_refunded")
            .named("currency", "currency")
            .named("status", "status")
            .named("refunded", "refunded")
            .named("customer", "customer")
            .named("email", "billing_details.email")
            .named("description", "description")
            .named("payment", "payment_intent")
            .named("failure", "failure_message")
            .named("receiptUrl", "receipt_url")
            .made("createdAt", charge -> Stripe.time(charge, "created"));

    private static final Shape PAYMENT = Shape.of("id", "amount")
            .named("amountReceived", "amount_received")
            .named("currency", "currency")
            .named("status", "status")
            .named("customer", "customer")
            .named("description", "description")
            .named("charge", "latest_charge")
            .named("failure", "last_payment_error.message")
            .made("createdAt", payment -> Stripe.time(payment, "created"));

    private static final Shape REFUND = Shape.of("id", "amount", "currency", "status")
            .named("payment", "payment_intent")
            .named("charge", "charge")
            .named("reason", "reason")
            .made("createdAt", refund -> Stripe.time(refund, "created"));

    private Payments() {}

    static Value charges(ApiCall call) {
        return call.list((from, wanted) -> Stripe.page(call, Stripe.since(call, "/v1/charges"), from, wanted), CHARGE);
    }

    static Value list(ApiCall call) {
        return call.list(
                (from, wanted) -> Stripe.page(call, Stripe.since(call, "/v1/payment_intents"), from, wanted), PAYMENT);
    }

    static ApiRequest refund(ApiCall call) {
        Params params = call.params();
        String payment = params.needed("payment").strip();
        Value.FieldsBuilder form = Fields.builder().put(kind(call, payment), payment);
        params.number("amount").ifPresent(amount -> form.put("amount", new Value.Num(amount)));
        params.text("reason").ifPresent(reason -> form.put("reason", reason));
        return Stripe.write(call, "refund", form.build(), "/v1/refunds");
    }

    private static String kind(ApiCall call, String payment) {
        if (payment.startsWith("pi_")) {
            return "payment_intent";
        }
        // py_ are the charges of payments by bank.
        if (payment.startsWith("ch_") || payment.startsWith("py_")) {
            return "charge";
        }
        throw call.invalid("/payment is the id of neither a payment (pi_…) nor a charge (ch_…)");
    }

    static Value refundOutput(ApiCall call, Fields refund) {
        return call.output(refund, REFUND);
    }
}
