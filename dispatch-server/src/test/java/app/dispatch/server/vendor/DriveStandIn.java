package app.dispatch.server.vendor;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Google Drive: folders and files. */
public final class DriveStandIn {
    private static final String FILES = "/drive/v3/files";

    /** What was stored. */
    public record File(String id, Fields metadata, String content) {}

    final VendorServer server = new VendorServer("", GoogleSignIn.BEARER, Asked::isGet);
    private final List<File> files = new ArrayList<>();
    private final List<String> shared = new ArrayList<>();

    DriveStandIn() {
        server.on("GET /drive/v3/about", asked -> Answer.ok("""
                        {"user":{"displayName":"Ada","emailAddress":"ada@example.com"}}"""))
                .on("POST " + FILES, asked -> stored(asked.json(), ""))
                .on("POST /upload" + FILES, this::upload)
                .on("GET " + FILES + "/{}", asked -> Answer.ok("{\"id\":%s,\"permissions\":[]}", asked.part(0)))
                .on("POST " + FILES + "/{}/permissions", this::share);
    }

    /** A body of two parts between boundaries: JSON, then the content. */
    private Answer upload(Asked asked) {
        String type = String.valueOf(asked.headers().getFirst("Content-Type"));
        String boundary = "--" + type.replaceFirst(".*boundary=\"?([^\";]+)\"?.*", "$1");
        String[] parts = asked.body().split("\r\n" + boundary + "|" + boundary + "\r\n", -1);
        return stored((Fields) Json.parse(content(parts[1])), content(parts[2]));
    }

    private static String content(String part) {
        return part.split("\r\n\r\n", 2)[1];
    }

    private Answer stored(Fields metadata, String content) {
        File file = new File("file-" + (files.size() + 1), metadata, content);
        files.add(file);
        return Answer.ok(
                """
                {"id":%s,"name":%s,"mimeType":%s,"webViewLink":%s,"size":"1","createdTime":"2026-11-25T08:00:00.000Z",
                 "modifiedTime":"2026-11-25T08:00:00.000Z"}""",
                file.id(),
                metadata.text("name").orElseThrow(),
                metadata.text("mimeType").orElseThrow(),
                "https://drive.google.com/open?id=" + file.id());
    }

    private Answer share(Asked asked) {
        String email = asked.json().text("emailAddress").orElseThrow();
        String role = asked.json().text("role").orElseThrow();
        shared.add(asked.part(0) + " with " + email + " as " + role);
        return Answer.ok("{\"id\":\"permission-1\",\"emailAddress\":%s,\"role\":%s}", email, role);
    }

    /** The file or folder whose name begins so. */
    public Optional<File> file(String name) {
        synchronized (server) {
            return files.stream()
                    .filter(file -> file.metadata().text("name").orElse("").startsWith(name))
                    .findFirst();
        }
    }

    /** Who was given access, such as {@code file-1 with grace@example.com as reader}. */
    public List<String> shared() {
        synchronized (server) {
            return List.copyOf(shared);
        }
    }
}
