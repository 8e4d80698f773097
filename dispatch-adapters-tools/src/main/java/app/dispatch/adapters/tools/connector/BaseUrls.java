package app.dispatch.adapters.tools.connector;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/** Where the vendors' APIs are: at their own addresses, or where the operator says. Immutable. */
public final class BaseUrls {
    private final Map<Vendor, HttpUrl> said;

    private BaseUrls(Map<Vendor, HttpUrl> said) {
        this.said = said;
    }

    /** Each vendor at its own address. */
    public static BaseUrls vendors() {
        return new BaseUrls(Map.of());
    }

    /**
     * With that vendor's API at another address, such as {@code https://github.example.com/api/v3}.
     *
     * @throws IllegalArgumentException when the text is no http or https URL, or holds a user, a query or a fragment
     */
    public BaseUrls with(Vendor vendor, String url) {
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
        return new BaseUrls(Map.copyOf(more));
    }

    /** The address of that vendor's API. */
    public HttpUrl of(Vendor vendor) {
        HttpUrl other = said.get(vendor);
        return other == null ? HttpUrl.get(vendor.baseUrl()) : other;
    }

    /** The hosts and ports that were said, as {@link app.dispatch.adapters.tools.egress.EgressPolicy} reads them. */
    public String openings() {
        return said.values().stream().map(BaseUrls::opening).collect(Collectors.joining(","));
    }

    private static String opening(HttpUrl url) {
        String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
        return host + ":" + url.port();
    }
}
