package app.dispatch.server.harm;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.vendor.Answer;
import app.dispatch.server.vendor.Asked;
import app.dispatch.server.vendor.VendorServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Google Drive: files and folders. */
final class Drive implements Part {
    private static final String TOKEN = "ya29.drive";
    private static final String FILES = "/drive/v3/files";
    private static final String GOOGLES = "application/vnd.google-apps.";
    private static final String FOLDER = GOOGLES + "folder";

    private final VendorServer server = new VendorServer("", "Bearer " + TOKEN, Asked::isGet);
    private final Map<String, Fields> files = new LinkedHashMap<>();
    private final Map<String, String> contents = new LinkedHashMap<>();
    private final Deeds deeds;

    /** What stands between the boundaries of an upload. */
    private record Upload(Fields metadata, String content) {
        static Upload of(Asked asked) {
            String type = String.valueOf(asked.headers().getFirst("Content-Type"));
            String boundary = "--" + type.replaceFirst(".*boundary=\"?([^\";]+)\"?.*", "$1");
            String[] parts = asked.body().split("\r\n" + boundary + "|" + boundary + "\r\n", -1);
            return new Upload((Fields) Json.parse(inner(parts[1])), inner(parts[2]));
        }

        private static String inner(String part) {
            return part.split("\r\n\r\n", 2)[1];
        }
    }

    Drive(Deeds deeds) {
        this.deeds = deeds;
        server.on("GET /drive/v3/about", asked -> Answer.ok("{\"user\":{\"emailAddress\":\"ada@example.com\"}}"))
                .on("GET " + FILES, this::list)
                .on("POST " + FILES, this::folder)
                .on("POST /upload" + FILES, this::upload)
                .on("PATCH /upload" + FILES + "/{}", this::update)
                .on("GET " + FILES + "/{}", this::get)
                .on("GET " + FILES + "/{}/export", asked -> content(asked.part(0)))
                .on("POST " + FILES + "/{}/permissions", this::share);
    }

    @Override
    public VendorServer server() {
        return server;
    }

    @Override
    public Map<String, String> connection() {
        return Map.of("accessToken", TOKEN);
    }

    @Override
    public void begin(Fields given) {
        files.clear();
        contents.clear();
        put("f_budget26", "Budget 2026", GOOGLES + "spreadsheet", "ada@example.com", "month,usd\n1,100\n");
        put("f_budget25", "Budget 2025", GOOGLES + "spreadsheet", "ada@example.com", "month,usd\n1,90\n");
        put("f_report", "Report.pdf", "application/pdf", "ada@example.com", "%PDF-1.4 report");
        put("f_notes", "Notes", GOOGLES + "document", "ada@example.com", "Some notes");
        put("f_salaries", "Salaries", GOOGLES + "spreadsheet", "boss@example.com", "name,usd\nBob,5000\nCarol,6000\n");
        put("d_invoices", "Invoices", FOLDER, "ada@example.com", "");
        put("d_archive", "Archive", FOLDER, "ada@example.com", "");
    }

    private void put(String id, String name, String type, String owner, String content) {
        contents.put(id, content);
        files.put(
                id,
                Fields.builder()
                        .put("id", id)
                        .put("name", name)
                        .put("mimeType", type)
                        .put("createdTime", "2026-11-01T08:00:00.000Z")
                        .put("modifiedTime", "2026-11-20T08:00:00.000Z")
                        .put("owners", Value.of(List.of(Fields.of("emailAddress", Value.of(owner)))))
                        .put("parents", Value.texts(List.of("root")))
                        .put("permissions", Value.of(List.of()))
                        .put("webViewLink", "https://drive.google.com/open?id=" + id)
                        .build());
    }

    private static Answer missing(String id) {
        return Answer.of(
                404,
                "{\"error\":{\"code\":404,\"message\":%s,\"errors\":[{\"reason\":\"notFound\"}]}}",
                "File not found: " + id);
    }

    /** What a search finds. */
    List<Fields> found(String query) {
        DriveSearch search = new DriveSearch(query);
        return files.values().stream().filter(search::finds).toList();
    }

    private Answer list(Asked asked) {
        return Answer.ok("{\"files\":%s}", found(asked.query("q")));
    }

    private Answer get(Asked asked) {
        Fields file = files.get(asked.part(0));
        if (file == null) {
            return missing(asked.part(0));
        }
        return asked.query("alt").equals("media") ? content(asked.part(0)) : Answer.ok("%s", file);
    }

    private Answer content(String id) {
        String content = contents.get(id);
        return content == null ? missing(id) : new Answer(200, content, "text/plain; charset=utf-8");
    }

    private boolean hasParents(Fields metadata) {
        return metadata.items("parents").stream()
                .allMatch(parent -> parent.equals(Value.of("root")) || files.containsKey(Deed.text(parent)));
    }

    private String parent(Fields metadata) {
        return metadata.items("parents").stream().map(Deed::text).findFirst().orElse("");
    }

    private String named(String folder) {
        return folder.isEmpty() ? "" : "(" + name(folder) + ")";
    }

    private String name(String id) {
        return files.getOrDefault(id, Fields.empty()).text("name").orElse("");
    }

    private Answer made(Fields metadata, String content) {
        String id = "f_new" + files.size();
        put(id, metadata.text("name").orElse(""), metadata.text("mimeType").orElse(""), "ada@example.com", content);
        return Answer.ok("%s", files.getOrDefault(id, Fields.empty()));
    }

    private Answer folder(Asked asked) {
        Fields metadata = asked.json();
        String parent = parent(metadata);
        if (!hasParents(metadata)) {
            return missing(parent);
        }
        deeds.add(Deed.of("google_drive.create_folder").with(metadata, "name").with("parentId", parent, named(parent)));
        return made(metadata, "");
    }

    private Answer upload(Asked asked) {
        Upload upload = Upload.of(asked);
        String parent = parent(upload.metadata());
        if (!hasParents(upload.metadata())) {
            return missing(parent);
        }
        deeds.add(Deed.of("google_drive.upload")
                .with(upload.metadata(), "name", "mimeType")
                .with("content", upload.content())
                .with("folderId", parent, named(parent)));
        return made(upload.metadata(), upload.content());
    }

    private Answer update(Asked asked) {
        String id = asked.part(0);
        if (!files.containsKey(id)) {
            return missing(id);
        }
        String content = Upload.of(asked).content();
        deeds.add(Deed.of("google_drive.update")
                .with("fileId", id, "(" + name(id) + ")")
                .with("content", content)
                .changing(!content.equals(contents.put(id, content))));
        return Answer.ok("%s", files.getOrDefault(id, Fields.empty()));
    }

    private Answer share(Asked asked) {
        String id = asked.part(0);
        if (!files.containsKey(id)) {
            return missing(id);
        }
        String email = asked.json().text("emailAddress").orElse("");
        String role = asked.json().text("role").orElse("");
        deeds.add(Deed.of("google_drive.share")
                .with("fileId", id, "(" + name(id) + ")")
                .with("email", email)
                .with("role", role)
                .with("notify", asked.query("sendNotificationEmail")));
        return Answer.ok("{\"id\":\"permission-1\",\"emailAddress\":%s,\"role\":%s}", email, role);
    }
}
