package app.dispatch.adapters.tools.connector.gmail;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.connector.RecordingServer.Received;
import app.dispatch.adapters.tools.connector.Trials;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GmailOpsTest {
    private static final String TOKEN = "{\"accessToken\":\"ya29.secret-token\"}";
    private static final String LABELS =
            "{\"labels\":[{\"id\":\"INBOX\",\"name\":\"INBOX\",\"type\":\"system\"},{\"id\":\"UNREAD\",\"name\":\"UNREAD\"},"
                    + "{\"id\":\"Label_7\",\"name\":\"Reports\",\"type\":\"user\"}]}";
    private static final String ME = "/gmail/gmail/v1/users/me";

    private final Trials trials = new Trials();

    @AfterEach
    void close() {
        trials.close();
    }

    private String run(String op, String params) {
        return Json.write(trials.run("gmail", op, TOKEN, params));
    }

    private StepFailure failed(String op, String params) {
        return trials.failed("gmail", op, TOKEN, params);
    }

    private Received request(int index) {
        return trials.server().requests().get(index);
    }

    private List<String> lines() {
        return trials.server().requests().stream()
                .map(request -> request.method() + " " + request.target())
                .toList();
    }

    private static String data(String text) {
        return ByteString.encodeUtf8(text).base64Url();
    }

    private static String part(String type, String body) {
        return "{\"mimeType\":\"" + type + "\",\"filename\":\"\",\"headers\":[],\"body\":{\"data\":\"" + data(body)
                + "\"}}";
    }

    private static String message(String payload) {
        return "{\"id\":\"m1\",\"threadId\":\"t1\",\"payload\":" + payload + "}";
    }

    /** The message that was sent, its line ends as they were. */
    private String sentMime(int index) {
        Fields body = (Fields) Json.parse(request(index).body());
        String raw =
                body.text("raw").or(() -> body.fields("message").text("raw")).orElseThrow();
        assertThat(raw).matches("[A-Za-z0-9_=-]+");
        return Objects.requireNonNull(ByteString.decodeBase64(raw)).utf8();
    }

    @Test
    void a_search_asks_for_each_hit_over_pages_and_leaves_out_what_is_gone() {
        trials.answering(200, "{\"messages\":[{\"id\":\"m1\"},{\"id\":\"gone\"}],\"nextPageToken\":\"p2\"}")
                .answering(
                        200,
                        "{\"id\":\"m1\",\"threadId\":\"t1\",\"labelIds\":[\"UNREAD\",\"Label_7\"],\"snippet\":\"Ada&#39;s &lt;b&gt;\","
                                + "\"internalDate\":\"1795593600000\",\"payload\":{\"headers\":["
                                + "{\"name\":\"from\",\"value\":\"=?UTF-8?Q?Zo=C3=AB?= <z@example.com>\"},"
                                + "{\"name\":\"To\",\"value\":\"\\\"Doe, J\\\" <j@example.com>, you@example.com\"},"
                                + "{\"name\":\"Subject\",\"value\":\"=?UTF-8?B?R3LDvMOfZQ==?=\"}]}}")
                .answering(404, "{\"error\":{\"code\":404,\"message\":\"Requested entity was not found.\"}}")
                .answering(200, LABELS)
                .answering(200, "{\"messages\":[{\"id\":\"m2\"}]}")
                .answering(200, "{\"id\":\"m2\",\"threadId\":\"t2\",\"payload\":{}}");

        assertThat(run("search", "{\"query\":\"from:(z) \\\"a b\\\"\"}"))
                .isEqualTo("{\"items\":[{\"id\":\"m1\",\"threadId\":\"t1\",\"from\":\"Zoë <z@example.com>\","
                        + "\"to\":[\"Doe, J <j@example.com>\",\"you@example.com\"],\"subject\":\"Grüße\","
                        + "\"date\":\"2026-11-25T08:00:00Z\",\"snippet\":\"Ada's <b>\",\"labels\":[\"UNREAD\",\"Reports\"],"
                        + "\"unread\":true},{\"id\":\"m2\",\"threadId\":\"t2\",\"subject\":\"\",\"labels\":[],\"unread\":false}],"
                        + "\"truncated\":false}");
        assertThat(lines())
                .containsExactly(
                        "GET " + ME + "/messages?q=from%3A%28z%29%20%22a%20b%22&maxResults=25",
                        "GET " + ME + "/messages/m1?format=metadata&metadataHeaders=From&metadataHeaders=To"
                                + "&metadataHeaders=Cc&metadataHeaders=Subject",
                        "GET " + ME + "/messages/gone?format=metadata&metadataHeaders=From&metadataHeaders=To"
                                + "&metadataHeaders=Cc&metadataHeaders=Subject",
                        "GET " + ME + "/labels",
                        "GET " + ME + "/messages?q=from%3A%28z%29%20%22a%20b%22&maxResults=24&pageToken=p2",
                        "GET " + ME + "/messages/m2?format=metadata&metadataHeaders=From&metadataHeaders=To"
                                + "&metadataHeaders=Cc&metadataHeaders=Subject");
    }

    @Test
    void a_message_is_read_whole() {
        String text = "{\"mimeType\":\"text/plain\",\"headers\":[{\"name\":\"Content-Type\","
                + "\"value\":\"text/plain; charset=ISO-8859-1\"}],\"body\":{\"data\":\""
                + ByteString.of((byte) 'G', (byte) 0xfc, (byte) '\r', (byte) '\n')
                        .base64Url() + "\"}}";
        String file =
                "{\"mimeType\":\"application/pdf\",\"filename\":\"=?UTF-8?Q?B=C3=BC.pdf?=\",\"body\":{\"size\":9,\"attachmentId\":\"a1\"}}";
        trials.answering(
                200,
                message(
                        "{\"mimeType\":\"multipart/mixed\",\"parts\":[{\"mimeType\":\"multipart/alternative\",\"parts\":["
                                + text + "," + part("text/html", "<p>G&uuml;</p>") + "]}," + file + "]}"));

        assertThat(run("get", "{\"id\":\"m1\"}"))
                .isEqualTo("{\"id\":\"m1\",\"threadId\":\"t1\",\"subject\":\"\",\"labels\":[],\"unread\":false,"
                        + "\"body\":\"Gü\",\"html\":\"<p>G&uuml;</p>\",\"attachments\":[{\"filename\":\"Bü.pdf\","
                        + "\"mimeType\":\"application/pdf\",\"size\":9,\"id\":\"a1\"}]}");
        assertThat(lines()).containsExactly("GET " + ME + "/messages/m1?format=full");
    }

    @Test
    void html_is_made_text_when_there_is_no_other_and_a_large_text_is_asked_for() {
        trials.answering(
                        200,
                        message("{\"mimeType\":\"multipart/mixed\",\"parts\":[{\"mimeType\":\"text/html\","
                                + "\"body\":{\"size\":70000,\"attachmentId\":\"a b\"}}," + part("text/plain", "Footer")
                                + "]}"))
                .answering(200, "{\"size\":70000,\"data\":\"" + data("<p>One</p><p>Two</p>") + "\"}");

        assertThat(run("get", "{\"id\":\"m1\"}")).contains("\"body\":\"One\\n\\nTwo\\nFooter\"");
        assertThat(request(1).target()).isEqualTo(ME + "/messages/m1/attachments/a%20b");
    }

    @Test
    void a_thread_is_read_oldest_first() {
        trials.answering(
                200,
                "{\"id\":\"t1\",\"messages\":[{\"id\":\"m1\",\"threadId\":\"t1\",\"payload\":{\"mimeType\":\"text/plain\","
                        + "\"headers\":[{\"name\":\"Subject\",\"value\":\"Hi\"}],\"body\":{\"data\":\"" + data("a")
                        + "\"}}},"
                        + "{\"id\":\"m2\",\"threadId\":\"t1\",\"payload\":" + part("text/plain", "b") + "}]}");

        assertThat(run("thread", "{\"id\":\"t1\"}"))
                .startsWith("{\"id\":\"t1\",\"subject\":\"Hi\",\"messages\":[{\"id\":\"m1\",")
                .contains("\"body\":\"a\"", "\"body\":\"b\"");
    }

    @Test
    void a_message_is_sent_as_mime() {
        trials.answering(200, "{\"id\":\"m9\",\"threadId\":\"t9\",\"labelIds\":[\"SENT\"]}");

        assertThat(run(
                        "send",
                        "{\"to\":[\"Zoë Müller <z@example.com>\",\"\\\"Doe, J\\\" <j@exämple.com>\"],\"cc\":\"a@example.com, b@example.com\","
                                + "\"bcc\":\"c@example.com\",\"subject\":\"Grüße 😀\",\"body\":\"Grüße\\nzwei\",\"html\":\"<b>Grüße</b>\","
                                + "\"attachments\":[{\"filename\":\"Größe.csv\",\"content\":\"a,ß\"},"
                                + "{\"filename\":\"x.bin\",\"content\":\"AAH/\",\"encoding\":\"base64\"}]}"))
                .isEqualTo("{\"id\":\"m9\",\"threadId\":\"t9\",\"labels\":[\"SENT\"]}");

        assertThat(lines()).containsExactly("POST " + ME + "/messages/send");
        String mime = sentMime(0);
        assertThat(mime.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(mime)
                .contains("MIME-Version: 1.0\r\n")
                .contains("<z@example.com>", "\"Doe, J\"\r\n <j@xn--exmple-cua.com>\r\n")
                .contains("Cc: a@example.com, b@example.com\r\n", "Bcc: c@example.com\r\n")
                .contains("Subject: =?UTF-8?")
                .containsPattern("Content-Type: multipart/mixed;\\s+boundary=\"=_[0-9a-f]{40}\"\r\n\r\n--=_")
                .containsPattern("Content-Type: multipart/alternative;\\s+boundary=\"=_[0-9a-f]{40}\"\r\n\r\n--=_")
                .contains("Content-Type: text/plain; charset=UTF-8\r\n", "Gr=C3=BC=C3=9Fe\r\nzwei")
                .contains("Content-Type: text/html; charset=UTF-8\r\n", "<b>Gr=C3=BC=C3=9Fe</b>")
                .contains(
                        "Content-Type: text/csv; charset=UTF-8\r\n",
                        ByteString.encodeUtf8("a,ß").base64())
                .contains("Content-Disposition: attachment; filename*0*=UTF-8''Gr%C3%B6%C3%9Fe.csv\r\n")
                .contains("Content-Disposition: attachment; filename=\"x.bin\"\r\n", "AAH/")
                .matches("(?s)[\\x00-\\x7f]*");
        assertThat(mime.lines()).allMatch(line -> line.length() < 200);
    }

    @Test
    void an_answer_names_the_last_message_of_its_thread() {
        trials.answering(
                        200,
                        "{\"id\":\"t1\",\"messages\":[{\"id\":\"m1\",\"payload\":{\"headers\":[{\"name\":\"Message-ID\",\"value\":\"<1@x>\"}]}},"
                                + "{\"id\":\"m2\",\"payload\":{\"headers\":[{\"name\":\"Message-Id\",\"value\":\"<2@x>\\r\\nBcc: <evil@x>\"},"
                                + "{\"name\":\"References\",\"value\":\"<0@x> <1@x>\\r\\n junk\"}]}},"
                                + "{\"id\":\"m3\",\"labelIds\":[\"DRAFT\"],\"payload\":{\"headers\":[{\"name\":\"Message-ID\",\"value\":\"<3@x>\"}]}}]}")
                .answering(200, "{\"id\":\"m9\",\"threadId\":\"t1\"}");

        run("send", "{\"to\":\"a@example.com\",\"subject\":\"Re: Hi\",\"body\":\"b\",\"threadId\":\"t1\"}");

        assertThat(request(0).target())
                .isEqualTo(ME + "/threads/t1?format=metadata&metadataHeaders=Message-ID&metadataHeaders=References"
                        + "&metadataHeaders=Subject");
        assertThat(request(1).body()).startsWith("{\"threadId\":\"t1\",\"raw\":");
        assertThat(sentMime(1))
                .contains("In-Reply-To: <2@x>\r\n", "References: <0@x>\r\n <1@x>\r\n <2@x>\r\n")
                .doesNotContain("evil", "Bcc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"to\":\"a@example.com\\r\\nBcc: e@example.com\",\"subject\":\"s\",\"body\":\"b\"}",
                "{\"to\":\"a@example.com\",\"subject\":\"s\\nBcc: e@example.com\",\"body\":\"b\"}",
                "{\"to\":\"a@example.com\",\"cc\":[\"b@example.com\",\"c\\r@example.com\"],\"subject\":\"s\",\"body\":\"b\"}",
                "{\"to\":\"a@example.com\",\"subject\":\"s\",\"body\":\"b\",\"threadId\":\"../../x\"}",
                "{\"to\":\"nobody\",\"subject\":\"s\",\"body\":\"b\"}",
                "{\"to\":\"a@example.com b@example.com\",\"subject\":\"s\",\"body\":\"b\"}",
                "{\"to\":\"Team: a@example.com;\",\"subject\":\"s\",\"body\":\"b\"}",
                "{\"to\":[],\"subject\":\"s\",\"body\":\"b\"}",
                "{\"to\":\" \",\"subject\":\"s\",\"body\":\"b\"}",
                "{\"to\":\"a@example.com\",\"subject\":\"s\",\"body\":\"b\",\"attachments\":[{\"filename\":\"x\\r\\nX: y\",\"content\":\"\"}]}",
                "{\"to\":\"a@example.com\",\"subject\":\"s\",\"body\":\"b\",\"attachments\":[{\"filename\":\"x\",\"content\":\"\",\"mimeType\":\"text/plain\\r\\nX: y\"}]}",
                "{\"to\":\"a@example.com\",\"subject\":\"s\",\"body\":\"b\",\"attachments\":[{\"filename\":\"x\",\"content\":\"%\",\"encoding\":\"base64\"}]}",
            })
    void nothing_in_a_parameter_adds_a_header_or_a_recipient(String params) {
        assertThat(failed("send", params).failureCode()).isEqualTo(FailureCode.PARAMS_INVALID);
        assertThat(trials.server().requests()).isEmpty();
    }

    @Test
    void a_large_message_is_uploaded_as_it_is() {
        String file = "{\"filename\":\"x.txt\",\"content\":\"" + "x".repeat(3 * 1024 * 1024) + "\"}";
        String mail = "{\"to\":\"a@example.com\",\"subject\":\"s\",\"body\":\"b\",\"attachments\":[" + file + "]";
        trials.answering(200, "{\"id\":\"m9\",\"threadId\":\"t9\"}")
                .answering(200, "{\"id\":\"t1\",\"messages\":[]}")
                .answering(200, "{\"id\":\"d9\",\"message\":{\"id\":\"m9\",\"threadId\":\"t1\"}}");

        run("send", mail + "}");
        run("draft", mail + ",\"threadId\":\"t1\"}");

        assertThat(request(0).target()).isEqualTo("/gmail/upload/gmail/v1/users/me/messages/send?uploadType=media");
        assertThat(request(0).header("content-type")).isEqualTo("message/rfc822");
        assertThat(request(0).body()).startsWith("MIME-Version: 1.0\r\n");
        assertThat(request(2).target()).isEqualTo("/gmail/upload/gmail/v1/users/me/drafts?uploadType=multipart");
        assertThat(request(2).header("content-type")).startsWith("multipart/related; boundary=dispatch-");
        assertThat(request(2).body())
                .contains("{\"message\":{\"threadId\":\"t1\"}}\r\n--", "Content-Type: message/rfc822\r\n");
    }

    @Test
    void a_draft_is_kept_and_deleted_unless_it_was_changed_since() {
        trials.answering(200, "{\"id\":\"d1\",\"message\":{\"id\":\"m1\",\"threadId\":\"t1\"}}")
                .answering(200, "{\"id\":\"d1\",\"message\":{\"id\":\"m1\"}}")
                .answering(204, "")
                .answering(200, "{\"id\":\"d1\",\"message\":{\"id\":\"m2\"}}")
                .answering(404, "{\"error\":{\"code\":404,\"message\":\"Not Found\"}}");
        String output = run("draft", "{\"to\":\"a@example.com\",\"subject\":\"s\",\"body\":\"b\"}");
        String undo = "{\"params\":{},\"output\":" + output + "}";

        assertThat(output).isEqualTo("{\"id\":\"d1\",\"messageId\":\"m1\",\"threadId\":\"t1\"}");
        assertThat(request(0).body()).startsWith("{\"message\":{\"raw\":");
        assertThat(run("undo_draft", undo)).contains("\"outcome\":\"undone\"");
        assertThat(run("undo_draft", undo)).contains("\"outcome\":\"changed_since\"");
        assertThat(run("undo_draft", undo)).contains("\"outcome\":\"undone\"");
        assertThat(lines().get(2)).isEqualTo("DELETE " + ME + "/drafts/d1");
        assertThat(lines()).hasSize(5);
    }

    @Test
    void labels_are_put_on_and_off_by_name_and_made_when_there_are_none() {
        trials.answering(200, "{\"id\":\"m1\",\"labelIds\":[\"INBOX\",\"UNREAD\"]}")
                .answering(200, LABELS)
                .answering(200, "{\"id\":\"Label_8\",\"name\":\"New\"}")
                .answering(200, "{\"id\":\"m1\",\"labelIds\":[\"Label_7\",\"Label_8\",\"INBOX\"]}");

        assertThat(run(
                        "label",
                        "{\"id\":\"m1\",\"add\":[\"reports\",\"New\",\"INBOX\"],\"remove\":[\"unread\",\"Unknown\"]}"))
                .isEqualTo("{\"id\":\"m1\",\"labels\":[\"Reports\",\"New\",\"INBOX\"],\"added\":[\"Reports\",\"New\"],"
                        + "\"removed\":[\"UNREAD\"]}");
        assertThat(request(2).body()).isEqualTo("{\"name\":\"New\"}");
        assertThat(lines().get(3)).isEqualTo("POST " + ME + "/messages/m1/modify");
        assertThat(request(3).body())
                .isEqualTo("{\"addLabelIds\":[\"Label_7\",\"Label_8\"],\"removeLabelIds\":[\"UNREAD\"]}");
    }

    @Test
    void labels_are_put_back_as_they_were() {
        trials.answering(200, "{\"id\":\"m1\",\"labelIds\":[\"Label_7\"]}")
                .answering(200, LABELS)
                .answering(200, "{}")
                .answering(200, "{\"id\":\"m1\",\"labelIds\":[\"UNREAD\"]}")
                .answering(200, LABELS)
                .answering(404, "{}");
        String undo = "{\"params\":{\"id\":\"m1\"},\"output\":{\"id\":\"m1\",\"labels\":[],"
                + "\"added\":[\"Reports\"],\"removed\":[\"UNREAD\"]}}";

        for (int i = 0; i < 3; i++) {
            assertThat(run("undo_label", undo)).contains("\"outcome\":\"undone\"");
        }

        assertThat(request(2).body()).isEqualTo("{\"addLabelIds\":[\"UNREAD\"],\"removeLabelIds\":[\"Label_7\"]}");
        assertThat(lines()).hasSize(6);
    }

    @Test
    void a_label_must_be_named() {
        assertThat(failed("label", "{\"id\":\"m1\"}").failureCode()).isEqualTo(FailureCode.PARAMS_INVALID);
    }

    @Test
    void labels_are_listed() {
        trials.answering(200, LABELS);

        assertThat(run("list_labels", "{\"max\":2}"))
                .isEqualTo("{\"items\":[{\"id\":\"INBOX\",\"name\":\"INBOX\",\"type\":\"system\"},"
                        + "{\"id\":\"UNREAD\",\"name\":\"UNREAD\"}],\"truncated\":true}");
    }

    @Test
    void a_limit_is_told_from_a_missing_scope() {
        trials.answering(
                        403,
                        "{\"error\":{\"code\":403,\"message\":\"User-rate limit exceeded.  Retry after 2026-11-25T08:00:30.500Z\","
                                + "\"errors\":[{\"domain\":\"usageLimits\",\"reason\":\"userRateLimitExceeded\"}]}}")
                .answering(RecordingServer.reply(
                                403,
                                "application/json",
                                "{\"error\":{\"code\":403,\"message\":\"Insufficient Permission\",\"errors\":[{\"domain\":\"global\","
                                        + "\"reason\":\"insufficientPermissions\"}]}}")
                        .replaceFirst(
                                "\r\n",
                                "\r\nWWW-Authenticate: Bearer realm=\"x\", error=\"insufficient_scope\","
                                        + " scope=\"https://mail.google.com/ https://g/gmail.send\"\r\n"))
                .answering(
                        403,
                        "{\"error\":{\"code\":403,\"message\":\"Request had insufficient authentication scopes.\",\"status\":"
                                + "\"PERMISSION_DENIED\",\"details\":[{\"reason\":\"ACCESS_TOKEN_SCOPE_INSUFFICIENT\"}]}}")
                .answering(
                        403,
                        "{\"error\":{\"code\":403,\"message\":\"Delegation denied\",\"errors\":[{\"reason\":\"forbidden\"}]}}");

        StepFailure limit = failed("list_labels", "{}");
        StepFailure scope = failed("list_labels", "{}");
        StepFailure scopeUntold = failed("list_labels", "{}");
        StepFailure forbidden = failed("list_labels", "{}");

        assertThat(limit.failureCode()).isEqualTo(FailureCode.TOOL_RATE_LIMITED);
        assertThat(limit.retryAfter()).contains(Duration.ofMillis(30_500));
        assertThat(scope.failureCode()).isEqualTo(FailureCode.INTEGRATION_REJECTED);
        assertThat(scope.text())
                .contains(
                        "Insufficient Permission; the token lacks the scope https://mail.google.com/ or https://g/gmail.send");
        assertThat(scopeUntold.text()).contains("lacks the scope https://www.googleapis.com/auth/gmail.modify");
        assertThat(forbidden.failureCode()).isEqualTo(FailureCode.TOOL_ERROR);
        assertThat(forbidden.text())
                .isEqualTo("Gmail answered 403 to GET /gmail/v1/users/me/labels: Delegation denied");
    }

    @Test
    void the_other_errors_are_told_in_googles_words() {
        trials.answering(401, "{\"error\":{\"code\":401,\"message\":\"Invalid Credentials: ya29.secret-token\"}}")
                .answering(
                        400,
                        "{\"error\":{\"code\":400,\"message\":\"Invalid To header\",\"errors\":[{\"reason\":\"invalidArgument\"}]}}")
                .answering(429, "{\"error\":{\"code\":429,\"message\":\"Too many concurrent requests for user\"}}")
                .answering(RecordingServer.reply(502, "text/html", "<html><title>Error 502</title></html>"))
                .answering(200, "[1]");

        assertThat(failed("list_labels", "{}").text())
                .isEqualTo("Gmail refused the connection: Invalid Credentials: •••• (401)");
        assertThat(failed("list_labels", "{}").text()).endsWith(": Invalid To header");
        StepFailure limit = failed("list_labels", "{}");
        assertThat(limit.failureCode()).isEqualTo(FailureCode.TOOL_RATE_LIMITED);
        assertThat(limit.retryAfter()).isEmpty();
        assertThat(failed("list_labels", "{}").isPassing()).isTrue();
        assertThat(failed("list_labels", "{}").text()).contains("answered with something that is no JSON object");
    }
}
