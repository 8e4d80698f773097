package app.dispatch.adapters.tools.connector.googledrive;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.connector.RecordingServer.Received;
import app.dispatch.adapters.tools.connector.Trials;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoogleDriveContentTest {
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

    private static String located(String location) {
        return "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nLocation: " + location + "\r\n\r\n";
    }

    @Test
    void a_file_is_downloaded_as_text_or_base64() {
        trials.answering(200, FILE)
                .answering(RecordingServer.reply(200, "text/plain", "Grüße, {\"a\":1}"))
                .answering(200, FILE.replace("text/plain", "image/png").replace("\"12\"", "\"3\""))
                .answering("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 3\r\n\r\n\u0000\u0001\u00ff");

        assertThat(run("download", "{\"fileId\":\"f1\"}"))
                .isEqualTo("{\"id\":\"f1\",\"name\":\"Report.txt\",\"mimeType\":\"text/plain\",\"size\":12,"
                        + "\"content\":\"Grüße, {\\\"a\\\":1}\",\"encoding\":\"text\",\"truncated\":false}");
        assertThat(run("download", "{\"fileId\":\"f1\"}")).contains("\"content\":\"AAH/\",\"encoding\":\"base64\"");
        assertThat(lines().get(1)).isEqualTo("GET " + FILES + "/f1?supportsAllDrives=true&alt=media");
        assertThat(request(1).headers()).doesNotContainKey("range");
    }

    @Test
    void of_a_large_file_the_beginning_is_read() {
        trials.answering(200, FILE.replace("\"12\"", "\"5000000\""))
                .answering(
                        "HTTP/1.1 206 Partial Content\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\nab\u00c3\u00bc"
                                .replace("4\r\n\r\nab\u00c3\u00bc", "3\r\n\r\nab\u00c3"));

        assertThat(run("download", "{\"fileId\":\"f1\"}"))
                .contains("\"size\":5000000,\"content\":\"ab\",\"encoding\":\"text\",\"truncated\":true");
        assertThat(request(1).header("range")).isEqualTo("bytes=0-716799");
    }

    @ParameterizedTest
    @CsvSource({"document, text%2Fplain", "spreadsheet, text%2Fcsv", "presentation, text%2Fplain"})
    void googles_own_formats_are_exported(String kind, String type) {
        trials.answering(
                        200,
                        "{\"id\":\"s\",\"name\":\"S\",\"mimeType\":\"application/vnd.google-apps.shortcut\",\"shortcutDetails\":{\"targetId\":\"f1\"}}")
                .answering(
                        200, "{\"id\":\"f1\",\"name\":\"N\",\"mimeType\":\"application/vnd.google-apps." + kind + "\"}")
                .answering(RecordingServer.reply(200, "text/plain", "\uFEFFText"));

        assertThat(run("download", "{\"fileId\":\"s\"}")).contains("\"id\":\"f1\"", "\"content\":\"Text\"");
        assertThat(lines().getLast()).isEqualTo("GET " + FILES + "/f1/export?mimeType=" + type);
    }

    @Test
    void a_folder_has_no_content() {
        trials.answering(200, "{\"id\":\"f1\",\"name\":\"N\",\"mimeType\":\"application/vnd.google-apps.folder\"}");

        assertThat(failed("download", "{\"fileId\":\"f1\"}").failureCode()).isEqualTo(FailureCode.PARAMS_INVALID);
    }

    @Test
    void a_file_is_uploaded_in_two_parts() {
        trials.answering(200, FILE).answering(200, FILE);

        assertThat(run("upload", "{\"name\":\"Grö\\\"ße.csv\",\"content\":\"a,ß\",\"folderId\":\"p1\"}"))
                .isEqualTo(OUTPUT);
        run("upload", "{\"name\":\"Doc\",\"content\":\"# T\",\"mimeType\":\"application/vnd.google-apps.document\"}");

        assertThat(lines().getFirst())
                .isEqualTo("POST /google_drive/upload/drive/v3/files?supportsAllDrives=true&fields=" + FIELDS
                        + "&uploadType=multipart");
        assertThat(request(0).header("content-type")).startsWith("multipart/related; boundary=dispatch-");
        assertThat(request(0).body())
                .contains("Content-Type: application/json; charset=UTF-8\r\n")
                .contains("{\"name\":\"Grö\\\"ße.csv\",\"mimeType\":\"text/csv\",\"parents\":[\"p1\"]}\r\n--dispatch-")
                .contains("Content-Type: text/csv; charset=UTF-8\r\n", "\r\n\r\na,ß\r\n--dispatch-");
        assertThat(request(1).body())
                .contains("\"mimeType\":\"application/vnd.google-apps.document\"}")
                .contains("Content-Type: text/plain; charset=UTF-8\r\n");
    }

    @Test
    void large_content_goes_to_a_session_of_its_own() {
        String large = "x".repeat(5 * 1024 * 1024 + 1);
        trials.answering(located(trials.server().url("/google_drive/session?upload_id=ABgVH8secret")))
                .answering(200, FILE);

        assertThat(run("upload", "{\"name\":\"x.txt\",\"content\":\"" + large + "\"}"))
                .isEqualTo(OUTPUT);

        assertThat(request(0).target()).endsWith("&uploadType=resumable");
        assertThat(request(0).body()).isEqualTo("{\"name\":\"x.txt\",\"mimeType\":\"text/plain\"}");
        assertThat(request(0).header("x-upload-content-type")).isEqualTo("text/plain; charset=UTF-8");
        assertThat(request(0).header("x-upload-content-length")).isEqualTo("5242881");
        assertThat(lines().getLast()).isEqualTo("PUT /google_drive/session?upload_id=ABgVH8secret");
        assertThat(request(1).headers()).doesNotContainKey("authorization");
        assertThat(request(1).body()).hasSize(5_242_881);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.2:1/x", "https://evil.example/x", "//evil.example/x", "ftp://x", ""})
    void content_is_sent_nowhere_else(String location) {
        String large = "x".repeat(5 * 1024 * 1024 + 1);
        trials.answering(located(location));

        assertThat(failed("upload", "{\"name\":\"x.txt\",\"content\":\"" + large + "\"}")
                        .text())
                .contains("answered with no place of its own");
        assertThat(trials.server().requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | '' | {} | application/json",
                "text/plain | text/csv | {\"mimeType\":\"text/csv\"} | text/csv; charset=UTF-8",
                "application/vnd.google-apps.document | '' | {} | text/plain; charset=UTF-8",
                "application/vnd.google-apps.spreadsheet | '' | {} | text/csv; charset=UTF-8",
                "application/vnd.google-apps.document | text/html | {} | text/html; charset=UTF-8",
            })
    void content_is_replaced_and_its_type_stays(String type, String wanted, String metadata, String sent) {
        trials.answering(200, FILE.replace("text/plain", type)).answering(200, FILE);

        run("update", "{\"fileId\":\"f1\",\"content\":\"new\",\"mimeType\":\"" + wanted.replace("'", "") + "\"}");

        assertThat(lines().getLast())
                .startsWith("PATCH /google_drive/upload/drive/v3/files/f1?supportsAllDrives=true&");
        assertThat(request(1).body())
                .contains("\r\n" + metadata + "\r\n--", "Content-Type: " + sent + "\r\n", "\r\nnew\r\n");
    }
}
