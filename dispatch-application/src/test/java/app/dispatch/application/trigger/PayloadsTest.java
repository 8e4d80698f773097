package app.dispatch.application.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.json.Json;
import app.dispatch.domain.error.Refusal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadsTest {
    private static String posted(String type, String body) {
        return posted(type, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String posted(String type, byte[] body) {
        return Payloads.of(new SentCall(true, "ignored=1", Map.of("Content-Type", type), () -> body));
    }

    private static String got(String query) {
        return Payloads.of(SentCall.get(query));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "application/json | {\"a\": 1.50, \"b\":[ ]} | {\"a\": 1.50, \"b\":[ ]}",
                "application/json | [1,2] | {\"body\":[1,2]}",
                "application/json | \"text\" | {\"body\":\"text\"}",
                "application/json | null | {\"body\":null}",
                "application/vnd.x+json; charset=utf-8 | 7 | {\"body\":7}",
                "APPLICATION/JSON;charset=\"UTF-8\" | {\"a\":1} | {\"a\":1}",
                "text/plain | hello | {\"body\":\"hello\"}",
                "text/plain | 7 | {\"body\":\"7\"}",
                "text/plain | {\"a\":1} | {\"a\":1}",
                "text/plain | {not json | {\"body\":\"{not json\"}",
                "application/xml | <a/> | {\"body\":\"<a/>\"}",
                "~~ | {\"a\":1} | {\"a\":1}",
                "~~ | [1] | {\"body\":[1]}",
                "~~ | a=1 | {\"body\":\"a=1\"}",
                "application/x-www-form-urlencoded | a=1&b=x+y%26z&a=2&c&=e&& | {\"a\":[\"1\",\"2\"],\"b\":\"x y&z\",\"c\":\"\",\"\":\"e\"}",
                "application/x-www-form-urlencoded | {\"orderId\":\"ord_42\"} | {\"orderId\":\"ord_42\"}",
            })
    void a_body_becomes_a_payload(String type, String body, String payload) {
        assertThat(posted(type, body)).isEqualTo(payload);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", ""})
    void a_body_of_too_many_tokens_is_refused_whatever_it_is_called(String type) {
        String body = "[" + "0,".repeat(Json.MOST_TOKENS) + "0]";
        assertThatThrownBy(() -> posted(type, body))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("payload_too_large"));
    }

    @Test
    void so_is_a_form_of_too_many_fields() {
        String most = "a=1&".repeat(24_999) + "b=2";
        assertThat(posted("application/x-www-form-urlencoded", most)).endsWith("\"b\":\"2\"}");
        assertThatThrownBy(() -> posted("application/x-www-form-urlencoded", "&" + most))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("payload_too_large"))
                .hasMessageContaining("25000 fields");
    }

    @Test
    void a_body_is_read_in_its_charset() {
        assertThat(posted("text/plain; charset=ISO-8859-1", "é".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("{\"body\":\"é\"}");
        assertThat(posted("application/json; charset=utf-16", "{\"a\":\"é\"}".getBytes(Charset.forName("UTF-16"))))
                .isEqualTo("{\"a\":\"é\"}");
    }

    @Test
    void an_empty_body_is_an_empty_payload_whatever_its_type() {
        assertThat(posted("application/json", "")).isEqualTo("{}");
        assertThat(posted("", "")).isEqualTo("{}");
    }

    @Test
    void a_query_becomes_a_payload_of_a_get_alone() {
        assertThat(got("a=1&b=%E2%98%95&a=2")).isEqualTo("{\"a\":[\"1\",\"2\"],\"b\":\"☕\"}");
        assertThat(got("")).isEqualTo("{}");
    }

    @Test
    void what_cannot_be_read_is_refused() {
        refused("invalid_json", () -> posted("application/json", "{\"a\":"));
        refused("invalid_json", () -> posted("application/json", " "));
        refused("invalid_json", () -> posted("application/json", new byte[] {'"', (byte) 0xFF, '"'}));
        refused("bad_request", () -> posted("text/plain", new byte[] {(byte) 0xC3}));
        refused("bad_request", () -> posted("text/plain; charset=klingon", "x"));
        refused("bad_request", () -> posted("multipart/form-data; boundary=x", "--x"));
        refused("bad_request", () -> posted("application/x-www-form-urlencoded", "a=%zz"));
        refused("bad_request", () -> got("a=%"));
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOf(Refusal.class)
                .satisfies(refusal -> assertThat(((Refusal) refusal).code()).isEqualTo(code));
    }
}
