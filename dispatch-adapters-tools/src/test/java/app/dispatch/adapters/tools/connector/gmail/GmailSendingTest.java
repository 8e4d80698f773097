package app.dispatch.adapters.tools.connector.gmail;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.RecordingServer.Received;
import app.dispatch.adapters.tools.connector.Trials;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Objects;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GmailSendingTest {
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

    /** The message that was sent, its line ends as they were. */
    private String sentMime(int index) {
        Fields body = (Fields) Json.parse(request(index).body());
        String raw =
                body.text("raw").or(() -> body.fields("message").text("raw")).orElseThrow();
        assertThat(raw).matches("[A-Za-z0-9_=-]+");
        return Objects.requireNonNull(ByteString.decodeBase64(raw)).utf8();
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
}
