package app.dispatch.adapters.tools.connector.http;

import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value.Fields;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * What a user bound to one server: its base URL, and headers that go there and nowhere else, whatever URL a plan names.
 *
 * @param base empty when there is none; then there are no headers either
 * @param headers by name; the secret one among them
 */
record HttpConnection(Optional<HttpUrl> base, Map<String, String> headers) {

    static HttpConnection read(Fields connection) {
        Optional<HttpUrl> base = connection.text("baseUrl").map(HttpUrl::get);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (base.isPresent()) {
            connection.text("headers").ifPresent(lines -> headers.putAll(HeaderLines.parse(lines)));
            connection.text("authorization").map(HeaderLines::secret).ifPresent(headers::putAll);
        }
        return new HttpConnection(base, headers);
    }

    /** The URL that a step means: one that begins with a slash goes behind the base URL. */
    String whole(String url) {
        if (!url.startsWith("/")) {
            return url;
        }
        String before = base.map(HttpUrl::toString)
                .orElseThrow(() -> StepFailure.lasting(
                        FailureCode.PARAMS_INVALID,
                        "url begins with /, but there is no base URL for it to go behind: write the whole URL, or save"
                                + " baseUrl with PUT /api/integrations/http"));
        return (before.endsWith("/") ? before.substring(0, before.length() - 1) : before) + url;
    }

    /** The headers to send to that URL beside those that the step itself names. */
    Map<String, String> headersFor(HttpUrl url, Set<String> named) {
        if (!isAt(url)) {
            return Map.of();
        }
        Set<String> taken =
                named.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return headers.entrySet().stream()
                .filter(header -> !taken.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The request without these headers, unless it goes to their server. */
    Request keptTo(Request request) {
        if (isAt(request.url())) {
            return request;
        }
        Request.Builder kept = request.newBuilder();
        headers.keySet().forEach(kept::removeHeader);
        return kept.build();
    }

    private boolean isAt(HttpUrl url) {
        return base.filter(mine -> mine.scheme().equals(url.scheme())
                        && mine.host().equals(url.host())
                        && mine.port() == url.port())
                .isPresent();
    }
}
