package app.dispatch.application.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Num;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void a_text_of_every_kind_of_value_is_read() {
        assertThat(Json.parse(" {\"z\":[1,-2.50,1e3,true,false,null,\"ü\\n\\ud83d\\ude00\",{}],\"a\":{\"\":0}} "))
                .isEqualTo(Fields.builder()
                        .put(
                                "z",
                                Value.of(List.of(
                                        Value.of(1),
                                        new Num(new BigDecimal("-2.50")),
                                        new Num(new BigDecimal("1e3")),
                                        Value.of(true),
                                        Value.of(false),
                                        Value.NULL,
                                        Value.of("ü\n😀"),
                                        Fields.empty())))
                        .put("a", Fields.of("", Value.of(0)))
                        .build());
    }

    @Test
    void members_stay_in_order_and_numbers_keep_their_digits() {
        String text = "{\"b\":1.10,\"a\":100000000000000000000000000001,\"c\":0.1}";
        assertThat(Json.write(Json.parse(text))).isEqualTo(text);
    }

    @Test
    void a_request_of_the_most_tokens_is_read_and_one_with_one_more_is_too_large() {
        // A list of n numbers has n + 2 tokens.
        String most = "[" + "0,".repeat(Json.MOST_TOKENS - 3) + "0]";
        String more = "[" + "0,".repeat(Json.MOST_TOKENS - 2) + "0]";

        assertThat(Json.request(most)).isEqualTo(Json.parse(most));
        assertThat(Json.request(most.getBytes(StandardCharsets.UTF_8))).isEqualTo(Json.parse(most));
        assertThatThrownBy(() -> Json.request(more))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("payload_too_large"))
                .hasMessageContaining("50000 tokens")
                .hasMessageContaining("send less");
    }

    @Test
    void what_others_answer_may_have_more() {
        String text = "[" + "{},".repeat(Json.MOST_TOKENS) + "0]";
        assertThat(Json.readBack(Json.write(Json.parse(text)))).isEqualTo(Json.parse(text));
    }

    @Test
    void a_request_is_as_strict_as_any_other_text() {
        assertThatThrownBy(() -> Json.request("[".repeat(65) + "]".repeat(65)))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("invalid_json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,",
                "[1,]",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "nul",
                "NaN",
                "-Infinity",
                "01",
                "+1",
                ".5",
                "1.",
                "\"a",
                "\"\t\"",
                "\"\\x\"",
                "/* */ 1",
                "// x\n1",
                "\uFEFF{}",
                "1 2",
                "{} x",
                "[] []",
                "{}{}",
                "]",
                "{\"a\" 1}",
                "{\"a\":}",
                "\"\\u00\""
            })
    void what_is_no_json_is_refused(String text) {
        assertInvalid(text);
        assertInvalid(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_refusal_says_where_and_why() {
        assertThatThrownBy(() -> Json.parse("{\n  \"a\": tru\n}"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("The text is not valid JSON at line 2, column")
                .hasMessageContaining("'tru'");
        assertThatThrownBy(() -> Json.parse("a\0b\u0007"))
                .as("a text that may be kept and shown anywhere")
                .hasMessageContaining("'a\uFFFDb\uFFFD'");
        assertThatThrownBy(() -> Json.parse("{} tail")).hasMessageContaining("tail");
        assertThatThrownBy(() -> Json.parse("")).hasMessageContaining("there is no value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":2}",
                "{\"a\":null,\"a\":null}",
                "{\"a\":1,\"\\u0061\":1}",
                "[{\"x\":{\"a\":1,\"b\":1,\"a\":1}}]"
            })
    void a_member_that_is_there_twice_is_refused_by_name(String text) {
        assertThatThrownBy(() -> Json.parse(text))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("the member \"a\" is there twice");
    }

    @Test
    void sixty_four_levels_pass_and_one_more_is_refused() {
        assertThat(Json.write(Json.parse(nested(64)))).isEqualTo(nested(64));
        assertInvalid(nested(65));
        assertInvalid("[".repeat(100_000));
        assertInvalid("{\"a\":".repeat(65) + "1" + "}".repeat(65));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a\\u0000b\"",
                "{\"a\\u0000\":1}",
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "\"\\ud800x\"",
                "\"x\\udfff\"",
                "{\"\\ud800\":1}",
                "\"\\ud83d\\ud83d\\ude00\""
            })
    void text_that_cannot_be_kept_everywhere_is_refused(String text) {
        assertInvalid(text);
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        assertInvalid(new byte[] {'"', (byte) 0xff, '"'});
        assertInvalid(new byte[] {'"', (byte) 0xc3, '"'});
        assertInvalid(new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'}); // an overlong NUL
        assertInvalid(new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'}); // half of a surrogate pair
        assertInvalid("{}".getBytes(StandardCharsets.UTF_16));
    }

    @ParameterizedTest
    @CsvSource({
        "1e999, true",
        "1e-1000, true",
        "-1e1000, true",
        "1e1001, false",
        "1e-1001, false",
        "1e2147483647, false",
        "1e99999999999999999999, false",
        "1e-99999999999999999999, false"
    })
    void a_number_may_be_large_but_not_without_end(String text, boolean passes) {
        if (passes) {
            assertThat(Json.parse(text)).isEqualTo(new Num(new BigDecimal(text)));
        } else {
            assertInvalid(text);
        }
    }

    @Test
    void a_number_has_at_most_a_thousand_digits() {
        assertThat(Json.parse("9".repeat(1_000))).isEqualTo(new Num(new BigDecimal("9".repeat(1_000))));
        assertInvalid("9".repeat(1_001));
        assertInvalid("9".repeat(1_000_000));
    }

    @Test
    void a_textstring_is_read() {
        String mebibyte = "ä".repeat(512 * 1024);
        assertThat(Json.parse(("\"" + mebibyte + "\"").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Value.of(mebibyte));
    }

    @Test
    void what_was_written_can_be_read_back_even_where_it_would_not_be_taken_from_outside() {
        Value odd = Fields.builder()
                .put("nul\u0000 and half \ud800", "\udfff")
                .put("n", new Num(new BigDecimal("1e2000")))
                .put("digits", new Num(new BigDecimal("7".repeat(1_200))))
                .put("k".repeat(60_000), 1)
                .put("deep", Json.readBack(nested(200)))
                .build();
        assertThat(Json.readBack(Json.write(odd))).isEqualTo(odd);
    }

    @Test
    void random_values_are_the_same_after_writing_and_reading() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            Value value = RandomValues.value(random, 4);
            assertThat(Json.parse(Json.write(value))).isEqualTo(value);
            assertThat(Json.parse(Json.pretty(value))).isEqualTo(value);
            assertThat(Json.readBack(Json.write(value))).isEqualTo(value);
        }
    }

    @Test
    void a_damaged_record_is_an_error_of_the_program_not_of_a_caller() {
        assertThatThrownBy(() -> Json.readBack("{")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void one_line_is_one_line() {
        assertThat(Json.write(Value.of("a\nb\u2028\"\\"))).doesNotContain("\n").isEqualTo("\"a\\nb\u2028\\\"\\\\\"");
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static void assertInvalid(String text) {
        assertThatThrownBy(() -> Json.parse(text))
                .isInstanceOf(Refusal.class)
                .satisfies(refused -> assertThat(((Refusal) refused).code()).isEqualTo("invalid_json"))
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(350));
    }

    private static void assertInvalid(byte[] bytes) {
        assertThatThrownBy(() -> Json.parse(bytes))
                .isInstanceOf(Refusal.class)
                .satisfies(refused -> assertThat(((Refusal) refused).code()).isEqualTo("invalid_json"));
    }
}
