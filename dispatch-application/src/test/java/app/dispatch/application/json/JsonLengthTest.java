package app.dispatch.application.json;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.value.JsonLength;
import app.dispatch.domain.value.Value;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLengthTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "false",
                "-1.5",
                "12345678901234567890",
                "\"text\"",
                "{}",
                "[{},{}]",
                "[1.5,-2.5,\"x\"]",
                "{\"a\":\"b\",\"c\":[null,{\"d\":\"e\"}]}"
            })
    void a_length_is_about_that_of_the_text(String json) {
        assertThat(JsonLength.of(Json.parse(json))).isBetween((long) json.length(), json.length() + 4L);
    }

    @Test
    void counting_ends_where_the_limit_is_passed() {
        Value large = Value.of(Collections.nCopies(1000, Value.of("ten quotes")));
        assertThat(JsonLength.of(large, 100)).isBetween(101L, 120L);
        assertThat(new JsonLength(100).add(large).fits()).isFalse();
    }

    @Test
    void what_is_added_piece_by_piece_is_as_long_as_the_whole() {
        Value whole = Value.of(List.of(Value.Fields.of("key", Value.of("text"))));
        long length = JsonLength.of(whole);
        assertThat(pieces(length).fits()).isTrue();
        assertThat(pieces(length - 1).fits()).isFalse();
    }

    private static JsonLength pieces(long most) {
        return new JsonLength(most)
                .addBrackets()
                .addComma()
                .addBrackets()
                .addKey("key")
                .add(Value.of("text"));
    }
}
