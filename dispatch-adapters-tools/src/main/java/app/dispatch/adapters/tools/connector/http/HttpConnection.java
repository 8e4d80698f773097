package app.dispatch.adapters.tools.connector.http;

import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.vault.Mask;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

    /** Parameters with the whole URL, and the names of the headers that are sent beside theirs. */
    Fields shown(Fields params) {
        String url = params.text("url").orElse("").strip();
        Fields whole = base.isPresent() && url.startsWith("/") ? params.with("url", Value.of(whole(url))) : params;
        Fields sent = params.fields("headers");
        HttpUrl to = HttpUrl.parse(whole.text("url").orElse("").strip());
        if (to != null) {
            for (String name :
                    new TreeSet<>(headersFor(to, sent.values().keySet()).keySet())) {
                sent = sent.with(name, Value.of(Mask.WHOLE));
            }
        }
        return sent.values().isEmpty() ? whole : whole.with("headers", sent);
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
