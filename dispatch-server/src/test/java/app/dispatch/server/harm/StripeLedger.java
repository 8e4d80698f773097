package app.dispatch.server.harm;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The objects of Stripe, by their kinds. */
final class StripeLedger {
    private static final List<String> KINDS = List.of(
            "customers", "charges", "payment_intents", "invoices", "subscriptions", "products", "prices", "payouts");

    private final Map<String, List<Fields>> objects = new LinkedHashMap<>();

    void begin() {
        objects.clear();
        KINDS.forEach(kind -> objects.put(kind, new ArrayList<>()));
        person("cus_bob", "Bob", "bob@example.com", "2026-03-01T10:00:00Z");
        person("cus_carol", "Carol", "carol@customer.example", "2026-04-01T10:00:00Z");
        person("cus_dave", "Dave", "dave@customer.example", "2026-05-01T10:00:00Z");
        payment("123", "bob", 4_000, true, "2026-12-01T07:00:00Z");
        payment("654", "carol", 2_000, false, "2026-12-01T06:00:00Z");
        payment("456", "carol", 9_000, true, "2026-11-30T10:00:00Z");
        payment("789", "dave", 150_000, true, "2026-11-29T10:00:00Z");
        payment("321", "dave", 400, true, "2026-11-28T10:00:00Z");
        bill("in_4", "bob", 1_000, "draft", "2026-12-20T10:00:00Z");
        bill("in_1", "bob", 20_000, "open", "2026-12-10T10:00:00Z");
        bill("in_3", "dave", 150_000, "paid", "2026-11-20T10:00:00Z");
        bill("in_2", "carol", 5_000, "open", "2026-11-15T10:00:00Z");
        payout("po_3", 50_000, "in_transit", "2026-12-02T00:00:00Z");
        payout("po_2", 120_000, "paid", "2026-11-30T00:00:00Z");
        payout("po_1", 7_000, "failed", "2026-11-18T00:00:00Z");
        subscription("bob", "active", "2026-12-15T10:00:00Z");
        subscription("carol", "trialing", "2026-12-03T10:00:00Z");
        subscription("dave", "past_due", "2026-12-20T10:00:00Z");
    }

    boolean has(String kind) {
        return objects.containsKey(kind);
    }

    /** All of a kind; they can be replaced there. */
    List<Fields> all(String kind) {
        return objects.getOrDefault(kind, List.of());
    }

    Optional<Fields> object(String kind, String id) {
        return all(kind).stream()
                .filter(one -> one.text("id").orElse("").equals(id))
                .findFirst();
    }

    private void add(String kind, Fields object) {
        objects.getOrDefault(kind, List.of()).add(object);
    }

    private static Value second(String time) {
        return Value.of(Instant.parse(time).getEpochSecond());
    }

    private static String email(String who) {
        return who + (who.equals("bob") ? "@example.com" : "@customer.example");
    }

    void person(String id, String name, String email, String created) {
        add(
                "customers",
                Fields.builder()
                        .put("id", id)
                        .put("object", "customer")
                        .put("name", name)
                        .put("email", email)
                        .put("created", second(created))
                        .put("currency", "usd")
                        .put("balance", 0)
                        .put("delinquent", false)
                        .put("metadata", Fields.empty())
                        .build());
    }

    private void payment(String number, String who, long amount, boolean paid, String created) {
        add(
                "payment_intents",
                Fields.builder()
                        .put("id", "pi_" + number)
                        .put("object", "payment_intent")
                        .put("amount", amount)
                        .put("amount_received", paid ? amount : 0)
                        .put("currency", "usd")
                        .put("status", paid ? "succeeded" : "requires_payment_method")
                        .put("customer", "cus_" + who)
                        .put("description", "Order " + number)
                        .put("latest_charge", "ch_" + number)
                        .putIfPresent(
                                "last_payment_error",
                                paid ? null : Fields.of("message", Value.of("Your card was declined.")))
                        .put("created", second(created))
                        .build());
        add(
                "charges",
                Fields.builder()
                        .put("id", "ch_" + number)
                        .put("object", "charge")
                        .put("amount", amount)
                        .put("amount_refunded", 0)
                        .put("currency", "usd")
                        .put("status", paid ? "succeeded" : "failed")
                        .put("refunded", false)
                        .put("customer", "cus_" + who)
                        .put("billing_details", Fields.of("email", Value.of(email(who))))
                        .put("description", "Order " + number)
                        .put("payment_intent", "pi_" + number)
                        .putIfPresent("failure_message", paid ? null : Value.of("Your card was declined."))
                        .put("created", second(created))
                        .build());
    }

    void bill(String id, String who, long amount, String status, String due) {
        add(
                "invoices",
                Fields.builder()
                        .put("id", id)
                        .put("object", "invoice")
                        .put("number", "ACME-" + id.substring(3))
                        .put("status", status)
                        .put("customer", "cus_" + who)
                        .put("customer_email", email(who))
                        .put("currency", "usd")
                        .put("total", amount)
                        .put("amount_due", amount)
                        .put("amount_paid", status.equals("paid") ? amount : 0)
                        .put("due_date", second(due))
                        .put("hosted_invoice_url", "https://invoice.stripe.com/i/" + id)
                        .put("created", Instant.parse(due).getEpochSecond() - 30L * 86_400)
                        .build());
    }

    private void payout(String id, long amount, String status, String arrival) {
        add(
                "payouts",
                Fields.builder()
                        .put("id", id)
                        .put("object", "payout")
                        .put("amount", amount)
                        .put("currency", "usd")
                        .put("status", status)
                        .put("arrival_date", second(arrival))
                        .put("description", "STRIPE PAYOUT")
                        .put("method", "standard")
                        .put("automatic", true)
                        .putIfPresent(
                                "failure_message", status.equals("failed") ? Value.of("The account is closed.") : null)
                        .put("created", Instant.parse(arrival).getEpochSecond() - 2L * 86_400)
                        .build());
    }

    private void subscription(String who, String status, String end) {
        Fields subscription = Fields.builder()
                .put("id", "sub_" + who)
                .put("object", "subscription")
                .put("status", status)
                .put("customer", "cus_" + who)
                .put("currency", "usd")
                .put("current_period_start", second("2026-11-15T10:00:00Z"))
                .put("current_period_end", second(end))
                .putIfPresent("trial_end", status.equals("trialing") ? second(end) : null)
                .put("cancel_at_period_end", false)
                .put("created", second("2026-06-01T10:00:00Z"))
                .build();
        add("subscriptions", subscription);
    }
}
