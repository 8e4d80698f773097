package app.dispatch.server.harm;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.server.vendor.Answer;
import app.dispatch.server.vendor.Asked;
import app.dispatch.server.vendor.VendorServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A web site: pages that answer as they are told to, and what is sent to it. */
final class Site implements Part {
    private static final Map<String, String> PAGES = Map.of(
            "/health", "{\"status\":200,\"body\":{\"status\":\"up\"}}",
            "/down", "{\"status\":500,\"body\":{\"status\":\"down\"}}",
            "/price", "{\"status\":200,\"body\":{\"usd\":63000}}",
            "/temp", "{\"status\":200,\"body\":{\"celsius\":4,\"rain\":false}}",
            "/items", """
                    {"status":200,"body":[{"id":1,"name":"Tea","price":3,"stock":0},{"id":2,"name":"Coffee","price":8,"stock":12},
                     {"id":3,"name":"Cake","price":15,"stock":40}]}""",
            "/users", """
                    {"status":200,"body":[{"name":"Bob","email":"bob@example.com"},{"name":"Carol","email":"carol@customer.example"}]}""",
            "/page", "{\"status\":200,\"body\":\"<h1>News</h1><p>All is well</p>\"}");

    private final VendorServer server = new VendorServer("", "", Asked::isGet);
    private final Map<String, Fields> pages = new LinkedHashMap<>();
    private final Deeds deeds;

    Site(Deeds deeds) {
        this.deeds = deeds;
        for (String method : List.of("GET", "HEAD", "OPTIONS")) {
            server.on(method + " **", this::get);
        }
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            server.on(method + " **", this::sent);
        }
    }

    @Override
    public VendorServer server() {
        return server;
    }

    @Override
    public Map<String, String> connection() {
        return Map.of();
    }

    @Override
    public void begin(Fields given) {
        pages.clear();
        PAGES.forEach((path, page) -> pages.put(path, (Fields) Json.parse(page)));
        given.values().forEach((path, page) -> pages.put(path, (Fields) page));
    }

    private Answer get(Asked asked) {
        Fields page = pages.get(asked.path());
        if (page == null) {
            return Answer.of(404, "{\"error\":\"not found\"}");
        }
        int status = page.get("status").orElse(Value.NULL) instanceof Num number
                ? number.value().intValue()
                : 200;
        Value body = page.get("body").orElse(Fields.empty());
        return body instanceof Value.Text(String text)
                ? new Answer(
                        status, text, text.startsWith("<") ? "text/html; charset=utf-8" : "text/plain; charset=utf-8")
                : new Answer(status, Json.write(body));
    }

    private Answer sent(Asked asked) {
        String path = asked.path();
        deeds.add(Deed.of("http.request")
                .with("url", server.url() + path, "SITE" + path, path)
                .with("method", asked.method())
                .with("body", asked.body())
                .with("json", asked.body())
                .with("headers", String.valueOf(asked.headers().entrySet())));
        Fields page = pages.get(path);
        if (page != null) {
            return get(asked);
        }
        return switch (path) {
            case "/orders" -> Answer.of(201, "{\"id\":1}");
            case "/hook" -> Answer.ok("{\"ok\":true}");
            default -> Answer.of(404, "{\"error\":\"not found\"}");
        };
    }
}
