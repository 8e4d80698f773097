package app.dispatch.adapters.tools.connector.googledrive;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.RecordingServer.Received;
import app.dispatch.adapters.tools.connector.Trials;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoogleDriveOpsTest {
    private static final String TOKEN = "{\"accessToken\":\"ya29.secret-token\"}";
    private static final String FILES = "/google_drive/drive/v3/files";
    private static final String FIELDS =
            "id%2Cname%2CmimeType%2Csize%2CcreatedTime%2CmodifiedTime%2Cowners%28emailAddress%29%2Cparents%2CwebViewLink";
    private static final String FILE =
            "{\"id\":\"f1\",\"name\":\"Report.txt\",\"mimeType\":\"text/plain\",\"size\":\"12\",\"createdTime\":\"2026-11-20T09:00:00.000Z\","
                    + "\"modifiedTime\":\"2026-11-24T08:00:00.000Z\",\"owners\":[{\"emailAddress\":\"me@x\"}],\"parents\":[\"p1\"],"
                    + "\"webViewLink\":\"https://d/f1\"}";
    private static final String OUTPUT =
            "{\"id\":\"f1\",\"name\":\"Report.txt\",\"mimeType\":\"text/plain\",\"folder\":false,\"size\":12,"
                    + "\"createdAt\":\"2026-11-20T09:00:00.000Z\",\"modifiedAt\":\"2026-11-24T08:00:00.000Z\",\"owners\":[\"me@x\"],"
                    + "\"parents\":[\"p1\"],\"url\":\"https://d/f1\"}";

    private final Trials trials = new Trials();

    @AfterEach
    void close() {
        trials.close();
    }

    private String run(String op, String params) {
        return Json.write(trials.run("google_drive", op, TOKEN, params));
    }

    private StepFailure failed(String op, String params) {
        return trials.failed("google_drive", op, TOKEN, params);
    }

    private Received request(int index) {
        return trials.server().requests().get(index);
    }

    private List<String> lines() {
        return trials.server().requests().stream()
                .map(request -> request.method() + " " + request.target())
                .toList();
    }

    @Test
    void files_are_searched_over_pages_last_changed_first() {
        trials.answering(200, "{\"files\":[" + FILE + "],\"nextPageToken\":\"p2\"}")
                .answering(
                        200,
                        "{\"files\":[{\"id\":\"f2\",\"name\":\"D\",\"mimeType\":\"application/vnd.google-apps.folder\"}]}");

        assertThat(run("search", "{\"mimeType\":\"text/plain\"}"))
                .isEqualTo(
                        "{\"items\":[" + OUTPUT
                                + ",{\"id\":\"f2\",\"name\":\"D\",\"mimeType\":\"application/vnd.google-apps.folder\","
                                + "\"folder\":true,\"url\":\"https://drive.google.com/drive/folders/f2\"}],\"truncated\":false}");
        assertThat(lines().getFirst())
                .isEqualTo("GET " + FILES
                        + "?supportsAllDrives=true&q=trashed%20%3D%20false%20and%20mimeType%20%3D%20%27text%2Fplain%27"
                        + "&includeItemsFromAllDrives=true&pageSize=25&fields=nextPageToken%2Cfiles%28" + FIELDS
                        + "%29&orderBy=modifiedTime%20desc");
        assertThat(request(1).target()).contains("&pageToken=p2", "pageSize=24");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "it's | (name contains 'it\\'s' or fullText contains 'it\\'s')",
                "a\\ | (name contains 'a\\\\' or fullText contains 'a\\\\')",
                "x' or trashed = true or name contains ' | (name contains 'x\\' or trashed = true or name contains \\'' or"
                        + " fullText contains 'x\\' or trashed = true or name contains \\'')",
            })
    void words_are_only_words_in_a_query(String words, String query) {
        trials.answering(200, "{\"files\":[]}");

        run("search", "{\"query\":" + Json.write(Value.of(words)) + ",\"folderId\":\"p'1\"}");

        String target = URLDecoder.decode(request(0).target(), StandardCharsets.UTF_8);
        assertThat(target)
                .contains("&q=trashed = false and " + query + " and 'p\\'1' in parents&")
                .contains("&corpora=allDrives")
                .doesNotContain("orderBy");
    }

    @Test
    void a_file_is_looked_up_and_with_raw_as_a_whole() {
        trials.answering(200, FILE).answering(200, FILE);

        assertThat(run("get", "{\"fileId\":\"f1\"}")).isEqualTo(OUTPUT);
        assertThat(run("get", "{\"fileId\":\"f1\",\"includeRaw\":true}")).contains("\"raw\":" + FILE);

        assertThat(lines())
                .containsExactly(
                        "GET " + FILES + "/f1?supportsAllDrives=true&fields=" + FIELDS,
                        "GET " + FILES + "/f1?supportsAllDrives=true&fields=*");
    }

    @Test
    void a_folder_is_made_and_goes_to_the_trash_while_it_is_empty() {
        String folder = FILE.replace("text/plain", "application/vnd.google-apps.folder");
        trials.answering(200, folder)
                .answering(200, folder)
                .answering(200, "{\"files\":[]}")
                .answering(200, "{}")
                .answering(200, folder)
                .answering(200, "{\"files\":[{\"id\":\"x\"}]}");
        String output = run("create_folder", "{\"name\":\"Reports\",\"parentId\":\"p1\"}");
        String undo = "{\"params\":{},\"output\":" + output + "}";

        assertThat(request(0).body())
                .isEqualTo(
                        "{\"name\":\"Reports\",\"mimeType\":\"application/vnd.google-apps.folder\",\"parents\":[\"p1\"]}");
        assertThat(run("undo_create_folder", undo)).contains("\"outcome\":\"undone\"");
        assertThat(run("undo_create_folder", undo)).contains("\"outcome\":\"changed_since\"");
        assertThat(lines().get(3)).isEqualTo("PATCH " + FILES + "/f1?supportsAllDrives=true");
        assertThat(request(3).body()).isEqualTo("{\"trashed\":true}");
        assertThat(lines()).hasSize(6);
    }

    @Test
    void an_uploaded_file_goes_to_the_trash_unless_it_was_changed_since() {
        String undo = "{\"params\":{},\"output\":" + OUTPUT + "}";
        trials.answering(200, FILE)
                .answering(200, "{}")
                .answering(200, FILE.replace("08:00:00", "09:00:00"))
                .answering(200, FILE.replaceFirst("\\{", "{\"trashed\":true,"))
                .answering(404, "{}");

        assertThat(run("undo_upload", undo)).contains("\"outcome\":\"undone\"");
        assertThat(run("undo_upload", undo)).contains("\"outcome\":\"changed_since\"");
        assertThat(run("undo_upload", undo)).contains("\"outcome\":\"undone\"");
        assertThat(run("undo_upload", undo)).contains("\"outcome\":\"undone\"");
        assertThat(lines()).hasSize(5);
    }

    @Test
    void a_file_is_shared() {
        trials.answering(
                        200,
                        "{\"permissions\":[{\"id\":\"9\",\"emailAddress\":\"Ada@example.com\",\"role\":\"reader\"}]}")
                .answering(200, "{\"id\":\"9\",\"emailAddress\":\"ada@example.com\",\"role\":\"writer\"}");

        assertThat(run(
                        "share",
                        "{\"fileId\":\"f1\",\"email\":\"ada@example.com\",\"role\":\"writer\",\"notify\":false}"))
                .isEqualTo(
                        "{\"fileId\":\"f1\",\"permissionId\":\"9\",\"email\":\"ada@example.com\",\"role\":\"writer\","
                                + "\"previousRole\":\"reader\"}");
        assertThat(lines().getLast())
                .isEqualTo("POST " + FILES + "/f1/permissions?supportsAllDrives=true&sendNotificationEmail=false"
                        + "&fields=id%2CemailAddress%2Crole");
        assertThat(request(1).body())
                .isEqualTo("{\"type\":\"user\",\"role\":\"writer\",\"emailAddress\":\"ada@example.com\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-      | {\"id\":\"9\",\"role\":\"writer\"} | undone        | DELETE",
                "reader | {\"id\":\"9\",\"role\":\"writer\"} | undone        | PATCH",
                "writer | {\"id\":\"9\",\"role\":\"writer\"} | undone        | -",
                "-      | {\"id\":\"9\",\"role\":\"owner\"}  | changed_since | -",
                "-      | -                                  | undone        | -",
            })
    void access_is_taken_back(String previous, String now, String outcome, String method) {
        String before = previous == null ? "" : ",\"previousRole\":\"" + previous + "\"";
        trials.answering(now == null ? 404 : 200, now == null ? "{}" : now).answering(200, "{}");

        assertThat(run(
                        "undo_share",
                        "{\"params\":{},\"output\":{\"fileId\":\"f1\",\"permissionId\":\"9\",\"email\":\"a@x\",\"role\":\"writer\""
                                + before + "}}"))
                .contains("\"outcome\":\"" + outcome + "\"");

        assertThat(lines()).hasSize(method == null ? 1 : 2);
        if (method != null) {
            assertThat(lines().getLast()).isEqualTo(method + " " + FILES + "/f1/permissions/9?supportsAllDrives=true");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../about", "a\\r\\nb"})
    void no_id_leads_elsewhere(String id) {
        assertThat(failed("get", "{\"fileId\":\"" + id + "\"}").failureCode()).isEqualTo(FailureCode.PARAMS_INVALID);
        assertThat(trials.server().requests()).isEmpty();
    }

    @Test
    void what_is_not_there_or_not_allowed_is_told() {
        trials.answering(
                        404,
                        "{\"error\":{\"code\":404,\"message\":\"File not found: f1.\",\"errors\":[{\"reason\":\"notFound\"}]}}")
                .answering(
                        403,
                        "{\"error\":{\"code\":403,\"message\":\"The user does not have sufficient permissions for file f1.\","
                                + "\"errors\":[{\"reason\":\"insufficientFilePermissions\"}]}}")
                .answering(
                        403,
                        "{\"error\":{\"code\":403,\"message\":\"Insufficient Permission\",\"errors\":[{\"reason\":\"insufficientPermissions\"}]}}");

        assertThat(failed("get", "{\"fileId\":\"f1\"}").text())
                .isEqualTo("Google Drive answered 404 to GET /drive/v3/files/{id}: File not found: f1.");
        assertThat(failed("get", "{\"fileId\":\"f1\"}").failureCode()).isEqualTo(FailureCode.TOOL_ERROR);
        assertThat(failed("get", "{\"fileId\":\"f1\"}").text())
                .contains("Insufficient Permission; the token lacks the scope https://www.googleapis.com/auth/drive,");
    }
}
