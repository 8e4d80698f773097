package app.dispatch.adapters.tools.connector.oauth;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.VendorUrls;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.Consent;
import app.dispatch.application.tool.Consents;
import java.util.List;
import java.util.Optional;

/** The vendors at which the operator has registered an app. */
public final class VendorConsents implements Consents {
    private final OAuthApps apps;
    private final HttpUpstream upstream;
    private final VendorUrls apis;

    /** @param upstream the way to the vendors */
    public VendorConsents(OAuthApps apps, HttpUpstream upstream, VendorUrls apis) {
        this.apps = apps;
        this.upstream = upstream;
        this.apis = apis;
    }

    @Override
    public Optional<Consent> of(String tool) {
        return OAuthVendor.of(tool)
                .flatMap(vendor -> apps.client(vendor)
                        .map(client -> new VendorConsent(vendor, client, apps.page(vendor), renewal(vendor))));
    }

    private RefreshedToken renewal(OAuthVendor vendor) {
        boolean once = vendor == OAuthVendor.X;
        return new RefreshedToken(apps.endpoint(vendor, upstream, apis), vendor.field(), vendor.prefix(), once);
    }

    @Override
    public String lacking(String tool) {
        return OAuthVendor.of(tool)
                .map(vendor ->
                        vendor.label() + " cannot be connected on its own page yet: the operator of this server must"
                                + " register an app there and set " + vendor.settings() + "_CLIENT_ID and "
                                + vendor.settings() + "_CLIENT_SECRET")
                .orElse("This tool is connected by its fields alone: save them with PUT /api/integrations/" + tool);
    }

    /** The connectors, those with tokens that their vendors may let end with a way to renew them. */
    public List<Connector> renewing(List<Connector> connectors) {
        return connectors.stream()
                .map(connector -> OAuthVendor.of(connector.definition().id())
                        .filter(vendor -> connector.renewal().isEmpty())
                        .<Connector>map(vendor -> new RenewedTool(connector, renewal(vendor)))
                        .orElse(connector))
                .toList();
    }
}
