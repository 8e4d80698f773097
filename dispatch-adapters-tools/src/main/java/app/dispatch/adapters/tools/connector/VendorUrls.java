package app.dispatch.adapters.tools.connector;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/** Where the vendors' APIs are: at their own addresses, or where the operator says. Immutable. */
public final class VendorUrls {
    private final Map<Vendor, HttpUrl> said;

    private VendorUrls(Map<Vendor, HttpUrl> said) {
        this.said = said;
    }

    /** Each vendor at its own address. */
    public static VendorUrls vendors() {
        return new VendorUrls(Map.of());
    }

    /**
     * With that vendor's API at another address, such as {@code https://github.example.com/api/v3}.
     *
     * @throws IllegalArgumentException when the text is no http or https URL, or holds a user, a query or a fragment
     */
    public VendorUrls with(Vendor vendor, String url) {
        HttpUrl parsed = HttpUrl.get(url);
        if (!parsed.username().isEmpty()
                || !parsed.password().isEmpty()
                || parsed.encodedQuery() != null
                || parsed.encodedFragment() != null) {
            throw new IllegalArgumentException("a base URL holds no user, query or fragment");
        }
        Map<Vendor, HttpUrl> more = new EnumMap<>(Vendor.class);
        more.putAll(said);
        more.put(vendor, parsed);
        return new VendorUrls(Map.copyOf(more));
    }

    /** The address of that vendor's API, which has one. */
    public HttpUrl of(Vendor vendor) {
        HttpUrl other = said.get(vendor);
        return other == null ? HttpUrl.get(vendor.baseUrl()) : other;
    }

    /** The address that the operator says for that vendor. */
    public Optional<HttpUrl> said(Vendor vendor) {
        return Optional.ofNullable(said.get(vendor));
    }

    /**
     * The hosts and ports that were said for vendors that have an address of their own, as
     * {@link app.dispatch.adapters.tools.egress.EgressPolicy} reads them.
     */
    public String openings() {
        return said.entrySet().stream()
                .filter(one -> one.getKey() != Vendor.HTTP)
                .map(one -> opening(one.getValue()))
                .collect(Collectors.joining(","));
    }

    /** The same for that vendor alone. */
    public String opening(Vendor vendor) {
        return said(vendor).map(VendorUrls::opening).orElse("");
    }

    private static String opening(HttpUrl url) {
        String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
        return host + ":" + url.port();
    }
}
