package app.dispatch.adapters.tools.connector.stripe;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.ToolFile;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Authorization;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.adapters.tools.connector.api.VendorApi;
import app.dispatch.adapters.tools.connector.api.VendorTool;
import app.dispatch.application.tool.Connector;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/** Works with the customers and payments of a Stripe account. */
public final class StripeConnector {
    /** The version of Stripe's API that the requests are made for (https://docs.stripe.com/api/versioning). */
    private static final String VERSION = "2023-08-16";

    private static final Shape MONEY = Shape.of("amount", "currency");
    private static final Shape BALANCE = Shape.of()
            .made("available", balance -> Optional.of(money(balance, "available")))
            .made("pending", balance -> Optional.of(money(balance, "pending")))
            .named("live", "livemode");

    private StripeConnector() {}

    /** The connector to the API at {@code base}. */
    public static Connector at(HttpUpstream upstream, HttpUrl base) {
        VendorApi api = VendorApi.at(upstream, base, Authorization.bearer("secretKey"))
                .with(Map.of("Stripe-Version", VERSION))
                .with(StripeErrors::read);
        return VendorTool.of(ToolFile.beside(StripeConnector.class), api)
                .test(StripeConnector::who)
                .op("list_customers", Customers::list)
                .op("create_customer", Customers::create, Customers::output)
                .undo("create_customer", Customers::delete)
                .op("search", Search::search)
                .op("list_charges", Payments::charges)
                .op("list_payments", Payments::list)
                .op("list_invoices", Invoices::list)
                .op("create_invoice", Invoices::create)
                .undo("create_invoice", InvoiceUndo::undo)
                .op("refund", Payments::refund, Payments::refundOutput)
                .op("list_subscriptions", Subscriptions::list)
                .op("list_payouts", Payouts::list)
                .op("balance", call -> balance(), (call, balance) -> call.output(balance, BALANCE))
                .build();
    }

    private static ApiRequest balance() {
        return ApiRequest.get("/v1/balance");
    }

    private static String who(ApiCall call) {
        Fields balance = call.ask(balance());
        boolean live = call.told(
                balance.get("livemode").filter(Bool.class::isInstance).map(mode -> ((Bool) mode).value()),
                "whether it is live");
        return live ? "an account in live mode" : "an account in test mode";
    }

    private static Value money(Fields balance, String member) {
        return Value.of(balance.items(member).stream()
                .flatMap(amount -> amount instanceof Fields fields ? Stream.of(fields) : Stream.<Fields>empty())
                .map(amount -> MONEY.output(amount, false))
                .toList());
    }
}
