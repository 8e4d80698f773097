package app.dispatch.adapters.http.web;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** The URL under which users reach this server, such as {@code https://dispatch.example.com}, without a path. */
public record PublicUrl(String origin) {
    /**
     * Reads an http or https URL without path, query or user.
     *
     * @throws IllegalArgumentException when the text is something else
     */
    public static PublicUrl parse(String text) {
        return origin(text.endsWith("/") ? text.substring(0, text.length() - 1) : text)
                .map(PublicUrl::new)
                .orElseThrow(
                        () -> new IllegalArgumentException("not a URL such as https://dispatch.example.com: " + text));
    }

    /** Whether the cookie may travel by https only. */
    public boolean isHttps() {
        return origin.startsWith("https:");
    }

    /** Its host alone; an IPv6 address in brackets. */
    public String host() {
        return URI.create(origin).getHost();
    }

    /** The origin that the text writes, in the form in which browsers send it; empty when it is none. */
    static Optional<String> origin(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean bare = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && "".equals(uri.getRawPath())
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            if (!bare || !(scheme.equals("http") || scheme.equals("https"))) {
                return Optional.empty();
            }
            boolean usual = uri.getPort() < 0 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
            String host = uri.getHost().toLowerCase(Locale.ROOT);
            return Optional.of(scheme + "://" + host + (usual ? "" : ":" + uri.getPort()));
        } catch (java.net.URISyntaxException notAUrl) {
            return Optional.empty();
        }
    }
}
