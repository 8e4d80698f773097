package app.dispatch.adapters.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls a server.
 *
 * @param session the session cookie's value; empty for none
 */
public record Client(RunningServer server, String session) {
    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Answer post(String path, @Nullable String body, String... headers) {
        return send("POST", path, body, headers);
    }

    public Answer patch(String path, String body, String... headers) {
        return send("PATCH", path, body, headers);
    }

    public Answer put(String path, @Nullable String body, String... headers) {
        return send("PUT", path, body, headers);
    }

    public Answer delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    public Answer send(String method, String path, @Nullable String body, String... headers) {
        return server.send(method, path, body, headers(body, headers));
    }

    /** Opens an event stream. */
    public EventReader stream(String method, String path, @Nullable String body, String... headers) {
        return server.stream(method, path, body, headers(body, headers));
    }

    /** Has this plan of one phase or more executed, and opens its event stream. */
    public EventReader execute(String plan) {
        return stream("POST", "/api/execute", "{\"plan\":" + plan + "}");
    }

    private String[] headers(@Nullable String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        if (!session.isEmpty()) {
            all.addAll(List.of("Cookie", "dispatch_session=" + session));
        }
        if (body != null) {
            all.addAll(List.of("Content-Type", "application/json"));
        }
        return all.toArray(String[]::new);
    }
}
