package app.dispatch.server.harm;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.vendor.Answer;
import app.dispatch.server.vendor.Asked;
import app.dispatch.server.vendor.VendorServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Notion: pages, and databases with rows. */
final class Notion implements Part {
    private static final String TOKEN = "ntn_harm";
    private static final Pattern CONTENT = Pattern.compile("\"content\":\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Map<String, String> DATABASES = Map.of("db_tasks", "Tasks", "db_crm", "Customers");

    private final VendorServer server = new VendorServer(
            "",
            "Bearer " + TOKEN,
            asked -> asked.isGet()
                    || asked.path().endsWith("/query")
                    || asked.path().endsWith("/search"));
    private final Map<String, Fields> pages = new LinkedHashMap<>();
    private final Map<String, String> contents = new LinkedHashMap<>();
    private final Deeds deeds;

    Notion(Deeds deeds) {
        this.deeds = deeds;
        server.on(
                        "GET /v1/users/me",
                        asked -> Answer.ok("{\"object\":\"user\",\"type\":\"bot\",\"name\":\"Dispatch\",\"bot\":{}}"))
                .on("POST /v1/search", this::search)
                .on("GET /v1/databases/{}", asked -> database(asked.part(0)))
                .on("GET /v1/data_sources/{}", asked -> source(asked.part(0)))
                .on("POST /v1/data_sources/{}/query", this::query)
                .on("POST /v1/pages", this::create)
                .on("GET /v1/pages/{}", asked -> page(asked.part(0)))
                .on("PATCH /v1/pages/{}", this::update)
                .on("GET /v1/blocks/{}/children", this::blocks)
                .on("PATCH /v1/blocks/{}/children", this::append);
    }

    @Override
    public VendorServer server() {
        return server;
    }

    @Override
    public Map<String, String> connection() {
        return Map.of("token", TOKEN);
    }

    @Override
    public void begin(Fields given) {
        pages.clear();
        contents.clear();
        put("p_roadmap", "Roadmap", "First this, then that.", "", "");
        put("p_notes", "Meeting notes", "We met.", "", "");
        put("p_notes_old", "Meeting notes 2025", "We had met.", "", "");
        put("p_standup", "Standup", "What we do.", "", "");
        put("p_empty", "Untitled", "", "", "");
        put("t_1", "Write report", "", "db_tasks", "Open");
        put("t_2", "Call Carol", "", "db_tasks", "Open");
        put("t_3", "Pay rent", "", "db_tasks", "Done");
        put("c_1", "Carol", "", "db_crm", "");
    }

    private static Value text(String words) {
        return Value.of(List.of(Fields.builder()
                .put("type", "text")
                .put("text", Fields.of("content", Value.of(words)))
                .put("plain_text", words)
                .build()));
    }

    private void put(String id, String title, String content, String database, String status) {
        contents.put(id, content);
        Value.FieldsBuilder properties = Fields.builder()
                .put(
                        database.isEmpty() ? "title" : "Name",
                        Fields.builder()
                                .put("id", "title")
                                .put("type", "title")
                                .put("title", text(title))
                                .build());
        if (!status.isEmpty()) {
            properties.put(
                    "Status",
                    Fields.builder()
                            .put("id", "s")
                            .put("type", "status")
                            .put("status", Fields.of("name", Value.of(status)))
                            .build());
        }
        Fields parent = database.isEmpty()
                ? Fields.builder()
                        .put("type", "workspace")
                        .put("workspace", true)
                        .build()
                : Fields.builder()
                        .put("type", "data_source_id")
                        .put("data_source_id", source(database, ""))
                        .build();
        pages.put(
                id,
                Fields.builder()
                        .put("object", "page")
                        .put("id", id)
                        .put("url", "https://www.notion.so/" + id)
                        .put("created_time", "2026-11-01T08:00:00.000Z")
                        .put("last_edited_time", "2026-11-20T08:00:00.000Z")
                        .put("in_trash", false)
                        .put("archived", false)
                        .put("parent", parent)
                        .put("properties", properties.build())
                        .build());
    }

    private static String source(String database, String none) {
        return DATABASES.containsKey(database) ? database.replace("db_", "ds_") : none;
    }

    private static String databaseOf(String source) {
        return source.replace("ds_", "db_");
    }

    private static Answer missing(String what) {
        return Answer.of(
                404,
                "{\"object\":\"error\",\"status\":404,\"code\":\"object_not_found\",\"message\":%s}",
                "Could not find " + what);
    }

    private static String title(Fields page) {
        return Json.write(page.fields("properties"));
    }

    private static String words(String json) {
        return CONTENT.matcher(json)
                .results()
                .map(found -> Deed.text(Json.parse("\"" + found.group(1) + "\"")))
                .collect(Collectors.joining("\n"));
    }

    private static Fields sourceObject(String database) {
        return Fields.builder()
                .put("object", "data_source")
                .put("id", source(database, ""))
                .put("title", text(DATABASES.getOrDefault(database, "")))
                .put("url", "https://www.notion.so/" + database)
                .put("created_time", "2026-10-01T08:00:00.000Z")
                .put("last_edited_time", "2026-11-21T08:00:00.000Z")
                .put("in_trash", false)
                .put(
                        "parent",
                        Fields.builder()
                                .put("type", "database_id")
                                .put("database_id", database)
                                .build())
                .put("properties", schema(database))
                .build();
    }

    private static Fields schema(String database) {
        Fields title = Fields.builder()
                .put("id", "title")
                .put("type", "title")
                .put("title", Fields.empty())
                .build();
        Fields status = Fields.builder()
                .put("id", "s")
                .put("type", "status")
                .put(
                        "status",
                        Fields.of(
                                "options",
                                Value.of(List.of(
                                        Fields.of("name", Value.of("Open")), Fields.of("name", Value.of("Done"))))))
                .build();
        return database.equals("db_tasks") ? Fields.of("Name", title).with("Status", status) : Fields.of("Name", title);
    }

    /** Finds by titles; without words all that there is. */
    private Answer search(Asked asked) {
        String query = asked.json().text("query").orElse("");
        String kind = asked.json().fields("filter").text("value").orElse("");
        List<Fields> found = new ArrayList<>();
        DATABASES.forEach((id, name) -> {
            if (!kind.equals("page") && Words.of(name).holdAll(query)) {
                found.add(sourceObject(id));
            }
        });
        pages.values().stream()
                .filter(page -> !kind.equals("data_source") && isThere(page))
                .filter(page -> Words.of(words(title(page))).holdAll(query))
                .forEach(found::add);
        return listed(found);
    }

    private static boolean isThere(Fields page) {
        return page.get("in_trash").equals(Optional.of(Value.of(false)));
    }

    private static Answer listed(List<Fields> found) {
        return Answer.ok("{\"object\":\"list\",\"results\":%s,\"has_more\":false,\"next_cursor\":null}", found);
    }

    private static Answer database(String id) {
        return DATABASES.containsKey(id)
                ? Answer.ok(
                        "{\"object\":\"database\",\"id\":%s,\"data_sources\":[{\"id\":%s,\"name\":%s}]}",
                        id, source(id, ""), DATABASES.getOrDefault(id, ""))
                : missing("database");
    }

    private static Answer source(String id) {
        String database = databaseOf(id);
        return id.startsWith("ds_") && DATABASES.containsKey(database)
                ? Answer.ok("%s", sourceObject(database))
                : missing("data source");
    }

    private Answer query(Asked asked) {
        NotionFilter filter = new NotionFilter(asked.json().fields("filter"));
        String source = asked.part(0);
        return !DATABASES.containsKey(databaseOf(source))
                ? missing("data source")
                : listed(pages.values().stream()
                        .filter(page -> isThere(page)
                                && page.fields("parent")
                                        .text("data_source_id")
                                        .orElse("")
                                        .equals(source))
                        .filter(filter::fits)
                        .toList());
    }

    private Answer page(String id) {
        Fields page = pages.get(id);
        return page == null ? missing("page") : Answer.ok("%s", page);
    }

    private Answer create(Asked asked) {
        Fields body = asked.json();
        Fields parent = body.fields("parent");
        String page = parent.text("page_id").orElse("");
        String source = parent.text("data_source_id").orElse("");
        if (!pages.containsKey(page) && !DATABASES.containsKey(databaseOf(source))) {
            return missing("page");
        }
        String id = "p_new" + pages.size();
        String title = words(title(body));
        deeds.add(Deed.of("notion.create_page")
                .with("parent", page.isEmpty() ? databaseOf(source) : page, name(page.isEmpty() ? source : page))
                .with("title", title)
                .with("content", words(Json.write(Value.of(body.items("children")))))
                .with("properties", Json.write(body.fields("properties"))));
        put(id, title, "", databaseOf(source), "");
        return page(id);
    }

    /** What a page or database is called, for people. */
    private String name(String id) {
        String database = DATABASES.get(databaseOf(id));
        return "(" + (database == null ? words(title(pages.getOrDefault(id, Fields.empty()))) : database) + ")";
    }

    private Answer update(Asked asked) {
        String id = asked.part(0);
        Fields before = pages.get(id);
        if (before == null) {
            return missing("page");
        }
        Fields body = asked.json();
        Fields properties = before.fields("properties");
        for (Map.Entry<String, Value> one : body.fields("properties").values().entrySet()) {
            Value type = properties.fields(one.getKey()).get("type").orElse(Value.of("rich_text"));
            properties = properties.with(one.getKey(), ((Fields) one.getValue()).with("type", type));
        }
        Fields after = before.with("properties", properties)
                .with(
                        "in_trash",
                        body.get("in_trash").orElse(before.get("in_trash").orElse(Value.of(false))));
        Deed deed = Deed.of("notion.update_page")
                .with("pageId", id, name(id))
                .with("archived", body.get("in_trash").map(Json::write).orElse(""));
        if (!body.fields("properties").isEmpty()) {
            deed = deed.with("properties", Json.write(body.fields("properties")), plain(body.fields("properties")));
        }
        deeds.add(deed);
        pages.put(id, after);
        return page(id);
    }

    /** Such as {@code {"Status":"Done"}}. */
    private static String plain(Fields properties) {
        return properties.values().entrySet().stream()
                .map(one -> "\"" + one.getKey() + "\":\""
                        + Json.write(one.getValue()).replaceFirst(".*\"(?:name|content)\":\"([^\"]*)\".*", "$1") + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private Answer blocks(Asked asked) {
        String content = contents.get(asked.part(0));
        if (content == null) {
            return missing("block");
        }
        Fields paragraph = Fields.builder()
                .put("object", "block")
                .put("id", "b_" + asked.part(0))
                .put("type", "paragraph")
                .put("has_children", false)
                .put("paragraph", Fields.of("rich_text", text(content)))
                .build();
        return listed(content.isEmpty() ? List.of() : List.of(paragraph));
    }

    private Answer append(Asked asked) {
        String id = asked.part(0);
        if (!pages.containsKey(id)) {
            return missing("block");
        }
        String content = words(asked.body());
        deeds.add(Deed.of("notion.append").with("pageId", id, name(id)).with("content", content));
        contents.merge(id, content, (before, more) -> before + "\n" + more);
        return Answer.ok("{\"object\":\"list\",\"results\":[{\"object\":\"block\",\"id\":\"b_new\"}]}");
    }
}
