package app.dispatch.server.client;

import app.dispatch.domain.value.Value;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request to the API.
 *
 * @param path with its query, every part of it encoded
 * @param body null for none
 */
public record Request(String method, String path, @Nullable Value body, Map<String, String> headers) {
    /** What is sent by POST and changes nothing. */
    private static final Set<String> PLANNING = Set.of("/api/parse", "/api/plans/check");

    public Request {
        headers = Map.copyOf(headers);
    }

    /** A request without a body; each {@code {}} of the path is one of the ids. */
    public static Request of(String method, String path, String... ids) {
        StringBuilder filled = new StringBuilder();
        String[] parts = path.split("\\{}", -1);
        for (int i = 0; i < parts.length; i++) {
            filled.append(i == 0 ? "" : encoded(ids[i - 1])).append(parts[i]);
        }
        return new Request(method, filled.toString(), null, Map.of());
    }

    public static Request get(String path, String... ids) {
        return of("GET", path, ids);
    }

    public static Request post(String path, String... ids) {
        return of("POST", path, ids);
    }

    /** The same with that parameter in its query. */
    public Request query(String name, String value) {
        String next = path + (path.indexOf('?') < 0 ? '?' : '&') + name + '=' + encoded(value);
        return new Request(method, next, body, headers);
    }

    public Request body(Value value) {
        return new Request(method, path, value, headers);
    }

    public Request header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Request(method, path, body, more);
    }

    /** What it is for. */
    public Purpose purpose() {
        if (method.equals("GET")) {
            return Purpose.LOOK;
        }
        return PLANNING.contains(path) ? Purpose.PLAN : Purpose.CHANGE;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
