package app.dispatch.server.vendor;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Notion: a page, and pages below it. */
public final class NotionStandIn {
    /** The page that others may be put below. */
    public static final String PARENT = "5d2a0c7e-9b1f-4c0e-8a57-0123456789ab";

    private static final Pattern CONTENT = Pattern.compile("\"content\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** A page as it was made, in words alone. */
    public record Page(String id, String url, String title, String content) {}

    final VendorServer server = new VendorServer("", "Bearer ntn_live", Asked::isGet);
    private final List<Page> pages = new ArrayList<>();
    private final List<String> trashed = new ArrayList<>();

    NotionStandIn() {
        server.on("GET /v1/users/me", asked -> Answer.ok("""
                        {"object":"user","id":"u1","type":"bot","name":"Dispatch","bot":{"workspace_name":"Acme"}}"""))
                .on("GET /v1/databases/{}", asked -> missing("database"))
                .on("GET /v1/data_sources/{}", asked -> missing("data source"))
                .on("POST /v1/pages", this::create)
                .on("GET /v1/pages/{}", asked -> page(asked.part(0)))
                .on("PATCH /v1/pages/{}", asked -> {
                    if (asked.body().contains("\"in_trash\":true")) {
                        trashed.add(asked.part(0));
                    }
                    return page(asked.part(0));
                });
    }

    private static Answer missing(String what) {
        return Answer.of(
                404,
                "{\"object\":\"error\",\"status\":404,\"code\":\"object_not_found\",\"message\":%s}",
                "Could not find " + what);
    }

    private Answer create(Asked asked) {
        Fields body = asked.json();
        if (!body.fields("parent").text("page_id").orElse("").equals(PARENT)
                || asked.headers().getFirst("Notion-Version") == null) {
            return missing("page");
        }
        String hex = "%032x".formatted(0xabc0 + pages.size());
        String id = hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
        String title = words(Json.write(body.fields("properties")));
        pages.add(new Page(
                id,
                "https://www.notion.so/Page-" + hex,
                title,
                words(Json.write(body.with("properties", Fields.empty())))));
        return page(id);
    }

    private static String words(String json) {
        return String.join(
                "\n",
                CONTENT.matcher(json).results().map(found -> found.group(1)).toList());
    }

    private Answer page(String id) {
        return pages.stream()
                .filter(page -> page.id().equals(id))
                .findFirst()
                .map(page -> Answer.ok("""
                        {"object":"page","id":%s,"url":%s,"in_trash":%s,"archived":false,
                         "created_time":"2026-11-25T08:00:00.000Z","last_edited_time":"2026-11-25T08:00:00.000Z",
                         "created_by":{"object":"user","id":"u1"},"last_edited_by":{"object":"user","id":"u1"},
                         "parent":{"type":"page_id","page_id":%s},
                         "properties":{"title":{"id":"title","type":"title","title":[
                           {"type":"text","text":{"content":%s},"plain_text":%s}]}}}""", id, page.url(), trashed.contains(id), PARENT, page.title(), page.title()))
                .orElseGet(() -> missing("page"));
    }

    /** The pages that were made, in order. */
    public List<Page> pages() {
        synchronized (server) {
            return List.copyOf(pages);
        }
    }

    /** The ids of the pages that were put into the trash. */
    public List<String> trashed() {
        synchronized (server) {
            return List.copyOf(trashed);
        }
    }
}
