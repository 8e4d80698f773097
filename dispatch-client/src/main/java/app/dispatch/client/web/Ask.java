package app.dispatch.client.web;

import app.dispatch.domain.value.Value;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to the API.
 *
 * @param path with its query, every part of it encoded
 * @param body null for none
 * @param repeatable whether a second attempt does no harm where the first may have been carried out
 */
public record Ask(String method, String path, @Nullable Value body, Map<String, String> headers, boolean repeatable) {
    public Ask {
        headers = Map.copyOf(headers);
    }

    /** A repeatable request without a body; each {@code {}} of the path is one of the ids. */
    public static Ask of(String method, String path, String... ids) {
        StringBuilder filled = new StringBuilder();
        String[] parts = path.split("\\{}", -1);
        for (int i = 0; i < parts.length; i++) {
            filled.append(i == 0 ? "" : encoded(ids[i - 1])).append(parts[i]);
        }
        return new Ask(method, filled.toString(), null, Map.of(), true);
    }

    /** The same with that parameter in its query, unless it is null. */
    public Ask query(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        String next = path + (path.indexOf('?') < 0 ? '?' : '&') + name + '=' + encoded(value.toString());
        return new Ask(method, next, body, headers, repeatable);
    }

    /** The same with that body. */
    public Ask body(Value value) {
        return new Ask(method, path, value, headers, repeatable);
    }

    /** The same with that header. */
    public Ask header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Ask(method, path, body, more, repeatable);
    }

    /** The same, to be made once: nobody knows what a second attempt would do. */
    public Ask once() {
        return new Ask(method, path, body, headers, false);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
