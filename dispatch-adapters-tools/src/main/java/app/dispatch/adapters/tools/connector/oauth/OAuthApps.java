package app.dispatch.adapters.tools.connector.oauth;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.Vendor;
import app.dispatch.adapters.tools.connector.VendorUrls;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/**
 * The apps that the operator has registered at vendors, and where the vendors' pages and token endpoints are when they are not
 * at their own addresses. Immutable: every {@code with} gives a new one.
 */
public final class OAuthApps {
    private final Map<OAuthVendor, OAuthClient> clients;
    private final Map<OAuthVendor, HttpUrl> bases;

    private OAuthApps(Map<OAuthVendor, OAuthClient> clients, Map<OAuthVendor, HttpUrl> bases) {
        this.clients = Map.copyOf(clients);
        this.bases = Map.copyOf(bases);
    }

    public static OAuthApps none() {
        return new OAuthApps(Map.of(), Map.of());
    }

    /** With an app. */
    public OAuthApps with(OAuthVendor vendor, OAuthClient client) {
        Map<OAuthVendor, OAuthClient> more = new EnumMap<>(OAuthVendor.class);
        more.putAll(clients);
        more.put(vendor, client);
        return new OAuthApps(more, bases);
    }

    /**
     * With that vendor's page and token endpoint, each with its own path, behind another address.
     *
     * @throws IllegalArgumentException when the text is no http or https URL
     */
    public OAuthApps at(OAuthVendor vendor, String url) {
        Map<OAuthVendor, HttpUrl> more = new EnumMap<>(OAuthVendor.class);
        more.putAll(bases);
        more.put(vendor, HttpUrl.get(url));
        return new OAuthApps(clients, more);
    }

    /** The app at that vendor. */
    public Optional<OAuthClient> client(OAuthVendor vendor) {
        return Optional.ofNullable(clients.get(vendor));
    }

    /** The hosts and ports of the other addresses, as {@link app.dispatch.adapters.tools.egress.EgressPolicy} reads them. */
    public String openings() {
        return bases.values().stream()
                .map(url -> (url.host().contains(":") ? "[" + url.host() + "]" : url.host()) + ":" + url.port())
                .collect(Collectors.joining(","));
    }

    /** Where people are sent. */
    HttpUrl page(OAuthVendor vendor) {
        return behind(vendor, vendor.page()).orElseGet(() -> HttpUrl.get(vendor.page()));
    }

    /** Where tokens are asked for. */
    TokenEndpoint endpoint(OAuthVendor vendor, HttpUpstream upstream, VendorUrls apis) {
        HttpUrl url = behind(vendor, vendor.token()).orElseGet(() -> own(vendor, apis));
        return new TokenEndpoint(upstream, vendor.tool(), vendor.label(), url, vendor.style());
    }

    private Optional<HttpUrl> behind(OAuthVendor vendor, String ofVendor) {
        String path = HttpUrl.get(ofVendor).encodedPath().substring(1);
        return Optional.ofNullable(bases.get(vendor))
                .map(base -> base.newBuilder().addPathSegments(path).build());
    }

    /** For vendors that have it below their API, where that is. */
    private static HttpUrl own(OAuthVendor vendor, VendorUrls apis) {
        return switch (vendor) {
            case GMAIL, GOOGLE_CALENDAR, GOOGLE_DRIVE -> below(apis, Vendor.GOOGLE_OAUTH, "token");
            case SLACK -> below(apis, Vendor.SLACK, "oauth.v2.access");
            case NOTION -> below(apis, Vendor.NOTION, "v1/oauth/token");
            case DISCORD -> below(apis, Vendor.DISCORD, "oauth2/token");
            case X -> below(apis, Vendor.X, "2/oauth2/token");
            case GITHUB, LINEAR -> HttpUrl.get(vendor.token());
        };
    }

    private static HttpUrl below(VendorUrls apis, Vendor vendor, String path) {
        return apis.of(vendor).newBuilder().addPathSegments(path).build();
    }

    @Override
    public String toString() {
        return "OAuthApps" + clients.keySet();
    }
}
