package app.dispatch.server.harm;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.server.vendor.Answer;
import app.dispatch.server.vendor.Asked;
import app.dispatch.server.vendor.VendorServer;
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

    private final VendorServer server = new VendorServer("", "Bearer " + KEY, Asked::isGet);
    private final StripeLedger ledger = new StripeLedger();
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
                        asked -> ledger.object(asked.part(0), asked.part(1))
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
        ledger.begin();
        items.clear();
    }

    private static Answer missing() {
        return Answer.of(
                404,
                "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"resource_missing\",\"message\":\"No such object\"}}");
    }

    private static Answer wrong(String message) {
        return Answer.of(400, "{\"error\":{\"type\":\"invalid_request_error\",\"message\":%s}}", message);
    }

    private static long created(Fields object) {
        return object.get("created").orElse(Value.NULL) instanceof Num number
                ? number.value().longValue()
                : 0;
    }

    private Answer list(Asked asked) {
        String kind = asked.part(0);
        if (!ledger.has(kind)) {
            return missing();
        }
        Stream<Fields> found = ledger.all(kind).stream()
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
        return ledger.all(kind).stream().filter(search::finds).toList();
    }

    private Answer customer(Asked asked) {
        Map<String, String> form = asked.form();
        String id = "cus_new" + deeds.list().size();
        Deed deed = Deed.of("stripe.create_customer");
        for (Map.Entry<String, String> one : form.entrySet()) {
            deed = deed.with(one.getKey(), one.getValue());
        }
        deeds.add(deed);
        ledger.person(id, form.getOrDefault("name", ""), form.getOrDefault("email", ""), "2026-12-01T09:00:00Z");
        return Answer.ok("%s", ledger.object("customers", id).orElseThrow());
    }

    private Answer invoice(Asked asked) {
        Map<String, String> form = asked.form();
        String customer = form.getOrDefault("customer", "");
        Optional<Fields> known = ledger.object("customers", customer);
        if (known.isEmpty()) {
            return wrong("No such customer: '" + customer + "'");
        }
        String id = "in_new" + deeds.list().size();
        ledger.bill(id, customer.substring(4), 0, "draft", "2026-12-31T09:00:00Z");
        items.put(id, new ArrayList<>());
        deeds.begin(
                id,
                Deed.of("stripe.create_invoice")
                        .with("customer", customer, known.get().text("email").orElse(""))
                        .with("daysUntilDue", form.getOrDefault("days_until_due", "")));
        return Answer.ok("%s", ledger.object("invoices", id).orElseThrow());
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
        return ledger.object("invoices", asked.part(0))
                .map(one -> Answer.ok("%s", one.with("status", Value.of("open"))))
                .orElseGet(Stripe::missing);
    }

    private Answer refund(Asked asked) {
        Map<String, String> form = asked.form();
        String said = form.getOrDefault("payment_intent", form.getOrDefault("charge", ""));
        Optional<Fields> charge = ledger.object("charges", said.replaceFirst("^pi_", "ch_"));
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
        List<Fields> charges = ledger.all("charges");
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
