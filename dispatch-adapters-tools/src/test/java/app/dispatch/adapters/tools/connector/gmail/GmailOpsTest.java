package app.dispatch.adapters.tools.connector.gmail;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.connector.RecordingServer.Received;
import app.dispatch.adapters.tools.connector.Trials;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import java.time.Duration;
import java.util.List;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
                        + "\"mimeType\":\"application/pdf\",\"size\":9,\"id\":\"a1\",\"messageId\":\"m1\"}]}");
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
    void a_label_that_another_call_makes_at_the_same_time_is_taken() {
        trials.answering(200, "{\"id\":\"m1\",\"labelIds\":[]}")
                .answering(200, "{\"labels\":[]}")
                .answering(409, "{\"error\":{\"code\":409,\"message\":\"Label name exists or conflicts\"}}")
                .answering(200, LABELS)
                .answering(200, "{\"id\":\"m1\",\"labelIds\":[\"Label_7\"]}");

        assertThat(run("label", "{\"id\":\"m1\",\"add\":[\"Reports\"]}")).contains("\"added\":[\"Reports\"]");
        assertThat(request(4).body()).isEqualTo("{\"addLabelIds\":[\"Label_7\"],\"removeLabelIds\":[]}");
    }

    @Test
    void a_label_of_no_possible_name_is_not_made() {
        trials.answering(200, "{\"id\":\"m1\",\"labelIds\":[]}")
                .answering(200, LABELS)
                .answering(409, "{\"error\":{\"code\":409,\"message\":\"Label name exists or conflicts\"}}")
                .answering(200, LABELS);

        assertThat(failed("label", "{\"id\":\"m1\",\"add\":[\"Reports/x/\"]}").text())
                .endsWith("Label name exists or conflicts");
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
