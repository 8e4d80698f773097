package app.dispatch.adapters.tools.connector.gmail;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.Trials;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GmailAttachmentsTest {
    private static final String TOKEN = "{\"accessToken\":\"ya29.secret-token\"}";
    private static final String ME = "/gmail/gmail/v1/users/me";
    private static final ByteString PDF = ByteString.of((byte) '%', (byte) 'P', (byte) 0xff, (byte) 0);
    private static final int MOST = 700 * 1024;

    private final Trials trials = new Trials();

    @AfterEach
    void close() {
        trials.close();
    }

    private String run(String params) {
        return Json.write(trials.run("gmail", "get_attachment", TOKEN, params));
    }

    private StepFailure failed(String params) {
        return trials.failed("gmail", "get_attachment", TOKEN, params);
    }

    private List<String> lines() {
        return trials.server().requests().stream()
                .map(request -> request.method() + " " + request.target())
                .toList();
    }

    private static String file(String name, String type, int size, String id) {
        return "{\"partId\":\"1\",\"mimeType\":\"" + type + "\",\"filename\":\"" + name + "\",\"body\":{\"size\":"
                + size + ",\"attachmentId\":\"" + id + "\"}}";
    }

    /** A message with a text and these files, one of them in a part of its own. */
    private static String message(String... files) {
        String text = "{\"mimeType\":\"text/plain\",\"filename\":\"\",\"body\":{\"data\":\"aGk=\"}}";
        return "{\"id\":\"m1\",\"threadId\":\"t1\",\"payload\":{\"mimeType\":\"multipart/mixed\",\"parts\":[" + text
                + ",{\"mimeType\":\"multipart/related\",\"parts\":[" + String.join(",", files) + "]}]}}";
    }

    private static String body(ByteString bytes) {
        return "{\"size\":" + bytes.size() + ",\"data\":\"" + bytes.base64Url() + "\"}";
    }

    @Test
    void an_attachment_is_read_by_its_id() {
        trials.answering(200, message(file("a.csv", "text/csv", 3, "x"), file("b.pdf", "application/pdf", 4, "y z")))
                .answering(200, body(PDF));

        assertThat(run("{\"messageId\":\"m1\",\"attachmentId\":\"y z\"}"))
                .isEqualTo("{\"filename\":\"b.pdf\",\"mimeType\":\"application/pdf\",\"size\":4,\"content\":\""
                        + PDF.base64() + "\",\"encoding\":\"base64\"}");
        assertThat(lines())
                .containsExactly(
                        "GET " + ME + "/messages/m1?format=full", "GET " + ME + "/messages/m1/attachments/y%20z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bücher.CSV", "bücher.csv "})
    void an_attachment_is_read_by_its_name(String name) {
        trials.answering(200, message(file("=?UTF-8?Q?B=C3=BCcher.CSV?=", "application/octet-stream", 4, "x")))
                .answering(200, body(ByteString.encodeUtf8("a,ß")));

        assertThat(run("{\"messageId\":\"m1\",\"filename\":\"" + name + "\"}"))
                .isEqualTo("{\"filename\":\"Bücher.CSV\",\"mimeType\":\"text/csv\",\"size\":4,"
                        + "\"content\":\"a,ß\",\"encoding\":\"text\"}");
    }

    @Test
    void an_id_of_an_earlier_reading_is_told_by_the_length_of_its_content() {
        String message =
                message(file("a.pdf", "application/pdf", 3, "new-1"), file("b.pdf", "application/pdf", 4, "new-2"));
        trials.answering(200, message).answering(200, body(PDF));

        assertThat(run("{\"messageId\":\"m1\",\"attachmentId\":\"old\"}")).contains("\"filename\":\"b.pdf\"");
        assertThat(lines().get(1)).isEqualTo("GET " + ME + "/messages/m1/attachments/old");
    }

    @Test
    void an_id_of_an_earlier_reading_that_may_be_of_two_is_told_by_the_name() {
        String message = message(file("a.pdf", "application/pdf", 4, "new-1"), file("b.png", "image/png", 4, "new-2"));
        trials.answering(200, message)
                .answering(200, body(PDF))
                .answering(200, message)
                .answering(200, body(PDF));

        assertThat(failed("{\"messageId\":\"m1\",\"attachmentId\":\"old\"}").text())
                .isEqualTo("/attachmentId is of an earlier reading of the message and does not tell which of its"
                        + " attachments is meant: say its /filename, one of “a.pdf”, “b.png”");
        assertThat(run("{\"messageId\":\"m1\",\"attachmentId\":\"old\",\"filename\":\"b.png\"}"))
                .startsWith("{\"filename\":\"b.png\",\"mimeType\":\"image/png\"");
    }

    @Test
    void what_stands_for_several_or_for_none_is_told() {
        String two = message(file("a.pdf", "application/pdf", 4, "x"), file("a.pdf", "application/pdf", 9, "y"));
        trials.answering(200, two)
                .answering(200, two)
                .answering(200, message())
                .answering(200, two)
                .answering(404, "{\"error\":{\"code\":404,\"message\":\"Not Found\"}}");

        StepFailure several = failed("{\"messageId\":\"m1\",\"filename\":\"a.pdf\"}");
        assertThat(several.failureCode()).isEqualTo(FailureCode.PARAMS_INVALID);
        assertThat(several.text())
                .isEqualTo("/filename “a.pdf” stands for 2 attachments of the message: say by /attachmentId which one"
                        + " is meant");
        StepFailure none = failed("{\"messageId\":\"m1\",\"filename\":\"c.pdf\"}");
        assertThat(none.failureCode()).isEqualTo(FailureCode.TOOL_ERROR);
        assertThat(none.text())
                .isEqualTo("Gmail has no attachment named “c.pdf” in the message, which has “a.pdf”, “a.pdf”");
        assertThat(failed("{\"messageId\":\"m1\",\"filename\":\"a.pdf\"}").text())
                .isEqualTo("Gmail has no attachment named “a.pdf”: nothing is attached to the message");
        assertThat(failed("{\"messageId\":\"m1\",\"attachmentId\":\"gone\"}").text())
                .startsWith("Gmail has no attachment with that /attachmentId in the message");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"messageId\":\"m1\"}",
                "{\"messageId\":\"m1\",\"filename\":\" \"}",
                "{\"messageId\":\" \",\"filename\":\"a.pdf\"}",
                "{\"messageId\":\"../x\",\"filename\":\"a.pdf\"}",
            })
    void parameters_that_name_nothing_are_refused_before_anything_is_asked(String params) {
        assertThat(failed(params).failureCode()).isEqualTo(FailureCode.PARAMS_INVALID);
        assertThat(trials.server().requests()).isEmpty();
    }

    @Test
    void as_much_as_a_step_can_give_is_read_and_no_byte_more() {
        ByteString most = ByteString.of(new byte[MOST]);
        trials.answering(200, message(file("a.bin", "application/zip", MOST, "x")))
                .answering(200, body(most))
                .answering(200, message(file("a.bin", "application/zip", MOST + 1, "x")))
                .answering(200, message(file("a.bin", "application/zip", 5, "x")))
                .answering(200, body(ByteString.of(new byte[MOST + 1])));
        String params = "{\"messageId\":\"m1\",\"filename\":\"a.bin\"}";

        Value whole = trials.run("gmail", "get_attachment", TOKEN, params);

        assertThat(((Fields) whole).text("content")).contains(most.base64());
        assertThat(Json.write(whole).length()).isLessThan(1024 * 1024);
        assertThat(failed(params).text())
                .isEqualTo("The attachment “a.bin” has 716801 bytes; at most 716800 (700 KiB) can be read");
        assertThat(lines()).hasSize(3); // the size was told with the message
        assertThat(failed(params).failureCode()).isEqualTo(FailureCode.PARAMS_INVALID);
    }

    @Test
    void text_is_text_only_where_it_gives_back_the_same_bytes() {
        String params = "{\"messageId\":\"m1\",\"filename\":\"a.txt\"}";
        ByteString bom = ByteString.encodeUtf8("\uFEFFa\r\nb");
        ByteString latin = ByteString.encodeString("Gr\u00fc\u00dfe", StandardCharsets.ISO_8859_1);
        ByteString lines = ByteString.encodeUtf8("\n".repeat(MOST));
        for (ByteString bytes : List.of(bom, latin, lines, ByteString.EMPTY)) {
            trials.answering(200, message(file("a.txt", "text/plain", bytes.size(), "x")))
                    .answering(200, body(bytes));

            Fields output = (Fields) trials.run("gmail", "get_attachment", TOKEN, params);

            String content = output.text("content").orElseThrow();
            boolean text = output.get("encoding").equals(Optional.of(new Text("text")));
            assertThat(text ? ByteString.encodeUtf8(content) : ByteString.decodeBase64(content))
                    .isEqualTo(bytes);
            assertThat(text).isEqualTo(bytes == bom || bytes == ByteString.EMPTY);
        }
    }

    @Test
    void content_that_stands_in_the_message_itself_is_not_asked_for() {
        trials.answering(
                200,
                message("{\"mimeType\":\"text/plain\",\"filename\":\"n.txt\",\"body\":{\"size\":2,\"data\":\"aGk\"}}"));

        assertThat(run("{\"messageId\":\"m1\",\"filename\":\"n.txt\"}")).contains("\"content\":\"hi\"");
        assertThat(lines()).hasSize(1);
    }

    @Test
    void what_is_not_base64_is_told() {
        trials.answering(200, message(file("a.pdf", "application/pdf", 4, "x")))
                .answering(200, "{\"size\":4,\"data\":\"%%%\"}");

        assertThat(failed("{\"messageId\":\"m1\",\"filename\":\"a.pdf\"}").text())
                .contains("what is in the attachment, written as Base64");
    }

    @Test
    void a_search_tells_what_is_attached_where_that_is_asked() {
        trials.answering(200, "{\"messages\":[{\"id\":\"m1\"}]}")
                .answering(200, message(file("a.pdf", "application/pdf", 4, "x")));

        assertThat(Json.write(trials.run(
                        "gmail", "search", TOKEN, "{\"query\":\"has:attachment\",\"includeAttachments\":true}")))
                .contains("\"attachments\":[{\"filename\":\"a.pdf\",\"mimeType\":\"application/pdf\",\"size\":4,"
                        + "\"id\":\"x\",\"messageId\":\"m1\"}]");
        assertThat(lines().get(1)).endsWith("/messages/m1?format=full");
    }
}
