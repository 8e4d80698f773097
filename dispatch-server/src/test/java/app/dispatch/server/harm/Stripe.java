package app.dispatch.server.harm;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.server.vendor.Answer;
import app.dispatch.server.vendor.Asked;
import app.dispatch.server.vendor.VendorServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Stripe: customers, and what they paid and owe. */
final class Stripe implements Part {
    private static final String KEY = "sk_test_harm";
    private static final List<String> SEARCHED =
            List.of("customers", "charges", "payment_intents", "invoices", "subscriptions", "products", "prices");

    private final VendorServer server = new VendorServer("", "Bearer " + KEY, Asked::isGet);
    private final Map<String, List<Fields>> objects = new LinkedHashMap<>();
    private final Map<String, List<Value>> items = new LinkedHashMap<>();
    private final Deeds deeds;
    private long available;

    Stripe(Deeds deeds) {
        this.deeds = deeds;
        server.on("GET /v1/balance", asked -> Answer.ok("""
                        {"object":"balance","livemode":false,"available":[{"amount":%s,"currency":"usd"}],
                         "pending":[{"amount":20000,"currency":"usd"}]}""", available))
                .on("GET /v1/{}/search", this::search)
                .on("GET /v1/{}", this::list)
                .on(
                        "GET /v1/{}/{}",
                        asked -> object(asked.part(0), asked.part(1))
                                .map(found -> Answer.ok("%s", found))
                                .orElseGet(Stripe::missing))
                .on("POST /v1/customers", this::customer)
                .on("POST /v1/invoices", this::invoice)
                .on("POST /v1/invoiceitems", this::item)
                .on("POST /v1/invoices/{}/finalize", this::finalized)
                .on("POST /v1/refunds", this::refund);
    }

    @Override
    public VendorServer server() {
        return server;
    }

    @Override
    public Map<String, String> connection() {
        return Map.of("secretKey", KEY);
    }

    @Override
    public void begin(Fields given) {
        available = given.get("balance").orElse(Value.NULL) instanceof Num amount
                ? amount.value().longValue()
                : 500_000;
        objects.clear();
        items.clear();
        SEARCHED.forEach(kind -> objects.put(kind, new ArrayList<>()));
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
        subscription("bob", "active", "2026-12-15T10:00:00Z");
        subscription("carol", "trialing", "2026-12-03T10:00:00Z");
        subscription("dave", "past_due", "2026-12-20T10:00:00Z");
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

    private void person(String id, String name, String email, String created) {
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

    private void bill(String id, String who, long amount, String status, String due) {
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

    private static Answer missing() {
        return Answer.of(
                404,
                "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"resource_missing\",\"message\":\"No such object\"}}");
    }

    private static Answer wrong(String message) {
        return Answer.of(400, "{\"error\":{\"type\":\"invalid_request_error\",\"message\":%s}}", message);
    }

    private Optional<Fields> object(String kind, String id) {
        return objects.getOrDefault(kind, List.of()).stream()
                .filter(one -> one.text("id").orElse("").equals(id))
                .findFirst();
    }

    private static long created(Fields object) {
        return object.get("created").orElse(Value.NULL) instanceof Num number
                ? number.value().longValue()
                : 0;
    }

    private Answer list(Asked asked) {
        String kind = asked.part(0);
        if (!objects.containsKey(kind)) {
            return missing();
        }
        Stream<Fields> found = objects.get(kind).stream()
                .filter(one -> is(asked, "email", one) && is(asked, "customer", one) && isStatus(asked, one))
                .filter(one -> asked.query("created[gte]").isEmpty()
                        || created(one) >= Long.parseLong(asked.query("created[gte]")));
        return Answer.ok(
                "{\"object\":\"list\",\"has_more\":false,\"data\":%s}",
                found.sorted(Comparator.comparing(Stripe::created).reversed()).toList());
    }

    private static boolean is(Asked asked, String member, Fields one) {
        return asked.query(member).isEmpty() || one.text(member).orElse("").equals(asked.query(member));
    }

    private static boolean isStatus(Asked asked, Fields one) {
        return switch (asked.query("status")) {
            case "", "all" -> true;
            case "ended" -> false;
            default -> is(asked, "status", one);
        };
    }

    private Answer search(Asked asked) {
        if (!new StripeSearch(asked.part(0), asked.query("query")).isValid()) {
            return wrong("We were unable to parse your search query");
        }
        return Answer.ok(
                "{\"object\":\"search_result\",\"has_more\":false,\"data\":%s}",
                found(asked.part(0), asked.query("query")));
    }

    /** What a search of objects of that kind finds. */
    List<Fields> found(String kind, String query) {
        StripeSearch search = new StripeSearch(kind, query);
        return objects.getOrDefault(kind, List.of()).stream()
                .filter(search::finds)
                .toList();
    }

    private Answer customer(Asked asked) {
        Map<String, String> form = asked.form();
        String id = "cus_new" + deeds.list().size();
        Deed deed = Deed.of("stripe.create_customer");
        for (Map.Entry<String, String> one : form.entrySet()) {
            deed = deed.with(one.getKey(), one.getValue());
        }
        deeds.add(deed);
        person(id, form.getOrDefault("name", ""), form.getOrDefault("email", ""), "2026-12-01T09:00:00Z");
        return Answer.ok("%s", object("customers", id).orElseThrow());
    }

    private Answer invoice(Asked asked) {
        Map<String, String> form = asked.form();
        String customer = form.getOrDefault("customer", "");
        Optional<Fields> known = object("customers", customer);
        if (known.isEmpty()) {
            return wrong("No such customer: '" + customer + "'");
        }
        String id = "in_new" + deeds.list().size();
        bill(id, customer.substring(4), 0, "draft", "2026-12-31T09:00:00Z");
        items.put(id, new ArrayList<>());
        deeds.begin(
                id,
                Deed.of("stripe.create_invoice")
                        .with("customer", customer, known.get().text("email").orElse(""))
                        .with("daysUntilDue", form.getOrDefault("days_until_due", "")));
        return Answer.ok("%s", object("invoices", id).orElseThrow());
    }

    private Answer item(Asked asked) {
        Map<String, String> form = asked.form();
        String id = form.getOrDefault("invoice", "");
        if (!items.containsKey(id)) {
            return wrong("No such invoice: '" + id + "'");
        }
        items.get(id)
                .add(Fields.builder()
                        .put("description", form.getOrDefault("description", ""))
                        .put("amount", Long.parseLong(form.getOrDefault("amount", "0")))
                        .put("currency", form.getOrDefault("currency", "usd"))
                        .build());
        deeds.goOn(id, deed -> deed.with("items", Deed.text(Value.of(items.get(id)))));
        return Answer.ok("{\"id\":\"ii_1\",\"object\":\"invoiceitem\"}");
    }

    private Answer finalized(Asked asked) {
        deeds.goOn(asked.part(0), deed -> deed.with("finalize", "true"));
        return object("invoices", asked.part(0))
                .map(one -> Answer.ok("%s", one.with("status", Value.of("open"))))
                .orElseGet(Stripe::missing);
    }

    private Answer refund(Asked asked) {
        Map<String, String> form = asked.form();
        String said = form.getOrDefault("payment_intent", form.getOrDefault("charge", ""));
        Optional<Fields> charge = object("charges", said.replaceFirst("^pi_", "ch_"));
        if (charge.isEmpty()) {
            return wrong("No such payment_intent: '" + said + "'");
        }
        Fields paid = charge.get();
        long refunded = number(paid, "amount_refunded");
        long amount =
                form.containsKey("amount") ? Long.parseLong(form.get("amount")) : number(paid, "amount") - refunded;
        if (!paid.text("status").orElse("").equals("succeeded") || amount <= 0) {
            return wrong("This payment has no successful charge, or has been refunded already");
        }
        if (amount + refunded > number(paid, "amount")) {
            return wrong("Refund amount is greater than the unrefunded amount on the charge");
        }
        List<Fields> charges = objects.getOrDefault("charges", List.of());
        charges.set(charges.indexOf(paid), paid.with("amount_refunded", Value.of(refunded + amount)));
        String number = said.substring(3);
        deeds.add(Deed.of("stripe.refund")
                .with("payment", "pi_" + number, "ch_" + number)
                .with("amount", String.valueOf(amount))
                .with("reason", form.getOrDefault("reason", "")));
        return Answer.ok("""
                {"id":"re_1","object":"refund","amount":%s,"currency":"usd","status":"succeeded","payment_intent":%s,
                 "charge":%s,"created":1796110800}""", amount, "pi_" + number, "ch_" + number);
    }

    private static long number(Fields object, String member) {
        return object.get(member).orElse(Value.NULL) instanceof Num number
                ? number.value().longValue()
                : 0;
    }
}
