package app.dispatch.adapters.tools.connector.stripe;

import app.dispatch.adapters.tools.connector.DeclaredOnly;
import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.ToolFile;
import app.dispatch.adapters.tools.connector.Trial;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import java.util.Map;
import okhttp3.HttpUrl;

/** Works with the customers and payments of a Stripe account. */
public final class StripeConnector implements DeclaredOnly {
    /** The version of Stripe's API that the requests are made for. */
    private static final String VERSION = "2023-08-16";

    private final ToolDef tool = ToolFile.beside(StripeConnector.class);
    private final HttpUpstream upstream;
    private final HttpUrl base;

    public StripeConnector(HttpUpstream upstream, HttpUrl base) {
        this.upstream = upstream;
        this.base = base;
    }

    @Override
    public ToolDef definition() {
        return tool;
    }

    @Override
    public String test(Fields connection) {
        Trial trial = new Trial(upstream, tool, connection);
        Fields balance = trial.ask(trial.request(
                base,
                "v1/balance",
                Map.of("Authorization", "Bearer " + trial.needed("secretKey"), "Stripe-Version", VERSION)));
        boolean live = trial.told(
                balance.get("livemode").filter(Bool.class::isInstance).map(mode -> ((Bool) mode).value()),
                "whether it is live");
        return live ? "an account in live mode" : "an account in test mode";
    }
}
