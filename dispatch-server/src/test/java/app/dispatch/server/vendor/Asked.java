package app.dispatch.server.vendor;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value.Fields;
import com.sun.net.httpserver.Headers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request as a vendor got it.
 *
 * @param path the path below the API's base
 * @param parts what stands in the path in place of the route's variables
 */
public record Asked(
        String method, String path, List<String> parts, Map<String, String> query, Headers headers, String body) {

    Asked with(List<String> found) {
        return new Asked(method, path, found, query, headers, body);
    }

    public boolean isGet() {
        return method.equals("GET");
    }

    /** What stands in the path in place of that variable. */
    public String part(int place) {
        return parts.get(place);
    }

    /** A parameter of the address; empty when it is not there. */
    public String query(String name) {
        return query.getOrDefault(name, "");
    }

    public Fields json() {
        return (Fields) Json.parse(body);
    }

    public Map<String, String> form() {
        return pairs(body);
    }

    static Map<String, String> pairs(String encoded) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : encoded.split("&")) {
            String[] halves = pair.split("=", 2);
            pairs.put(decoded(halves[0]), halves.length < 2 ? "" : decoded(halves[1]));
        }
        return pairs;
    }

    static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
