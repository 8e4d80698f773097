package app.dispatch.server.vendor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stripe: customers and invoices. */
public final class StripeStandIn {
    /** An invoice, as the forms that made it. */
    public record Invoice(Map<String, String> form, List<Map<String, String>> items, String status) {
        long total() {
            return items.stream()
                    .mapToLong(item -> Long.parseLong(item.get("amount")))
                    .sum();
        }

        Invoice as(String other) {
            return new Invoice(form, items, other);
        }
    }

    final VendorServer server = new VendorServer("", "Bearer sk_test_live", Asked::isGet);
    private final Map<String, Map<String, String>> customers = new LinkedHashMap<>();
    private final Map<String, Invoice> invoices = new LinkedHashMap<>();

    StripeStandIn() {
        server.on("GET /v1/balance", asked -> Answer.ok("""
                        {"object":"balance","livemode":false,"available":[],"pending":[]}"""))
                .on("GET /v1/customers", this::list)
                .on("POST /v1/customers", asked -> {
                    String id = "cus_" + (customers.size() + 1);
                    customers.put(id, written(asked));
                    return customer(id);
                })
                .on("POST /v1/invoices", asked -> {
                    String id = "in_" + (invoices.size() + 1);
                    invoices.put(id, new Invoice(written(asked), new ArrayList<>(), "draft"));
                    return invoice(id);
                })
                .on("POST /v1/invoiceitems", this::item)
                .on("GET /v1/invoices/{}", asked -> invoice(asked.part(0)))
                .on("POST /v1/invoices/{}/finalize", asked -> become(asked, "open"))
                .on("POST /v1/invoices/{}/void", asked -> become(asked, "void"))
                .on("GET /v1/customers/{}", asked -> customer(asked.part(0)))
                .on("GET /v1/charges", asked -> Answer.ok("{\"object\":\"list\",\"data\":[],\"has_more\":false}"))
                .on("GET /v1/invoices", asked -> Answer.ok("""
                        {"object":"list","data":[{"id":"in_1","object":"invoice"}],"has_more":false}"""));
    }

    /** The form of a write, which must have a key to tell a repeat by. */
    private static Map<String, String> written(Asked asked) {
        if (asked.headers().getFirst("Idempotency-Key") == null) {
            throw new IllegalStateException("no Idempotency-Key");
        }
        return asked.form();
    }

    private Answer list(Asked asked) {
        String found = String.join(
                ",",
                customers.entrySet().stream()
                        .filter(one ->
                                asked.query("email").equals(one.getValue().get("email")))
                        .map(one -> customer(one.getKey()).body())
                        .toList());
        return new Answer(200, "{\"object\":\"list\",\"has_more\":false,\"data\":[" + found + "]}");
    }

    private Answer customer(String id) {
        Map<String, String> form = customers.getOrDefault(id, Map.of());
        return Answer.ok("""
                {"id":%s,"object":"customer","email":%s,"name":%s,"created":1795680000,"livemode":false,"metadata":{},
                 "balance":0,"delinquent":false}""", id, form.getOrDefault("email", ""), form.getOrDefault("name", ""));
    }

    private Answer item(Asked asked) {
        Map<String, String> form = written(asked);
        Invoice invoice = invoices.get(form.get("invoice"));
        if (invoice == null || !invoice.form().get("customer").equals(form.get("customer"))) {
            return Answer.of(400, "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"No such invoice\"}}");
        }
        invoice.items().add(form);
        return Answer.ok(
                "{\"id\":%s,\"object\":\"invoiceitem\"}",
                "ii_" + invoice.items().size());
    }

    private Answer become(Asked asked, String status) {
        written(asked);
        invoices.computeIfPresent(asked.part(0), (id, invoice) -> invoice.as(status));
        return invoice(asked.part(0));
    }

    private Answer invoice(String id) {
        Invoice invoice = invoices.get(id);
        if (invoice == null || !customers.containsKey(invoice.form().get("customer"))) {
            return Answer.of(404, "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"No such customer\"}}");
        }
        return Answer.ok(
                """
                {"id":%s,"object":"invoice","number":"ACME-0001","status":%s,"customer":%s,"currency":%s,"total":%s,
                 "amount_due":%s,"amount_paid":0,"due_date":1796889600,"created":1795680000,
                 "hosted_invoice_url":"https://invoice.stripe.com/i/acct_1/live_1"}""",
                id,
                invoice.status(),
                String.valueOf(invoice.form().get("customer")),
                String.valueOf(invoice.form().get("currency")),
                invoice.total(),
                invoice.total());
    }

    /** The forms that made customers, by their ids. */
    public Map<String, Map<String, String>> customers() {
        synchronized (server) {
            return Map.copyOf(customers);
        }
    }

    /** The invoices, in order. */
    public List<Invoice> invoices() {
        synchronized (server) {
            return List.copyOf(invoices.values());
        }
    }
}
