package app.dispatch.application.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenSchemaTest {
    private static final ParamsSchema SCHEMAS = new ParamsSchema();
    private static final Fields OP = schema("""
            {"type": "object", "properties": {"input": {}, "schema": {"type": "object", "x-json-schema": true}}}""");

    private static Fields schema(String json) {
        return (Fields) Json.parse(json);
    }

    private static List<Problem> problems(String json) {
        return SCHEMAS.check(OP, Fields.of("schema", Json.parse(json)), "/params", pointer -> false);
    }

    private static List<Problem> wrong(String json, String value) {
        assertThat(problems(json)).isEmpty();
        return WrittenSchema.of(schema(json)).check(Json.parse(value));
    }

    @Test
    void what_a_schema_says_is_held_against_values() {
        String json = """
                {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["id"],
                 "properties": {"id": {"type": "string", "pattern": "^[A-Z]{2}-[0-9]+$"}, "all": {"items": {"$ref": "#/$defs/line"}}},
                 "$defs": {"line": {"type": "object", "properties": {"sub": {"$ref": "#/$defs/line"}, "n": {"type": "integer"}}}}}""";
        assertThat(wrong(json, "{\"id\": \"AB-1\", \"all\": [{\"sub\": {\"n\": 1}}]}"))
                .isEmpty();
        assertThat(wrong(json, "{\"all\": [{\"sub\": {\"sub\": {\"n\": 1.5}}}]}"))
                .containsExactly(
                        new Problem("", "`id` is required"),
                        new Problem("/all/0/sub/sub/n", "must be a whole number, not a number"));
        assertThat(wrong(json, "{\"id\": \"ab-1\"}"))
                .containsExactly(new Problem("/id", "must match the pattern `^[A-Z]{2}-[0-9]+$`"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'properties': {'x': {'$ref': '#/examples/0'}}, 'examples': [{'pattern': 'a'}]} | /properties/x/$ref",
                "{'properties': {'x': {'$ref': '#/$defs/y'}}} | /properties/x/$ref",
                "{'$defs': {'y': {'enum': [{}]}}, '$ref': '#/$defs/y/enum/0'} | /$ref",
                "{'default': {}, 'anyOf': [{'$ref': '#/default'}]} | /anyOf/0/$ref",
                "{'items': {'$ref': 'http://127.0.0.1:1/s'}} | /items/$ref",
                "{'not': {'$ref': 'file:///etc/passwd'}} | /not/$ref",
                "{'not': {'$ref': 'classpath:/x'}} | /not/$ref",
                "{'if': {'$dynamicRef': '#somewhere'}} | /if/$dynamicRef",
                "{'$defs': {'a': {'$anchor': 'b'}}, 'allOf': [{'$ref': '#b'}]} | /allOf/0/$ref",
                "{'prefixItems': [{'$ref': '#%zz'}]} | /prefixItems/0/$ref",
                "{'prefixItems': [{'$ref': '#/$defs/a%20b'}], '$defs': {'a  b': {}}} | /prefixItems/0/$ref",
            })
    void a_reference_leads_to_a_schema_within_or_is_refused(String json, String at) {
        assertThat(problems(json.replace('\'', '"')))
                .containsExactly(
                        new Problem(
                                "/params/schema" + at,
                                "may refer to a schema within this one alone, such as `#/$defs/name`; there is none at this place"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'$ref': '#/$defs/a', '$defs': {'a': {'type': 'object'}}}",
                "{'$ref': '#/definitions/a', 'definitions': {'a': {'type': 'object'}}}",
                "{'properties': {'a': {'$ref': '#'}, 'b': {'$ref': '#/properties/a'}}}",
                "{'$ref': '#/$defs/a%20b', '$defs': {'a b': {}}}",
                "{'enum': [{'$ref': 'http://x'}], 'const': {'pattern': '('}, 'default': {'$ref': 1}, 'examples': [{'pattern': '('}]}",
                "{'properties': {'$ref': {'type': 'string'}, 'pattern': {'type': 'integer'}}}",
            })
    void what_is_within_and_what_is_data_is_taken(String json) {
        assertThat(wrong(json.replace('\'', '"'), "{}")).doesNotContainNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'properties': {'x': {'pattern': '^(a|a)*\\\\1?$'}}} ; /properties/x/pattern",
                "{'$defs': {'x': {'patternProperties': {'(?=a)': {}}}}} ; /$defs/x/patternProperties/(?=a)",
                "{'additionalProperties': {'pattern': '((a{1000}){1000}){1000}'}} ; /additionalProperties/pattern",
            })
    void a_pattern_that_cannot_be_used_is_pointed_at(String json, String at) {
        assertThat(problems(json.replace('\'', '"'))).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("/params/schema" + at);
            assertThat(problem.message()).startsWith("is a pattern that cannot be used: ");
        });
    }

    private static String sized(int length) {
        String frame = "{\"description\":\"\"}";
        return "{\"description\":\"" + "x".repeat(length - frame.length()) + "\"}";
    }

    private static String properties(int count, String each) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"" + i + "\":" + each)
                .collect(Collectors.joining(",", "{\"properties\":{", "}}"));
    }

    @Test
    void a_schema_has_limits_of_size_parts_and_patterns() {
        assertThat(problems(sized(32 * 1024))).isEmpty();
        assertThat(problems(sized(32 * 1024 + 1)))
                .containsExactly(new Problem(
                        "/params/schema", "must be a JSON Schema of at most 32 KiB; this one has 32769 characters"));
        assertThat(problems(properties(999, "{}"))).isEmpty();
        assertThat(problems(properties(1_000, "{}")))
                .containsExactly(new Problem(
                        "/params/schema",
                        "must hold at most 1000 schemas (properties, items, alternatives); it holds 1001"));
        assertThat(problems(properties(100, "{\"pattern\":\"a\"}"))).isEmpty();
        assertThat(problems(properties(101, "{\"pattern\":\"a\"}")))
                .containsExactly(new Problem("/params/schema", "must hold at most 100 patterns"));
    }

    @Test
    void what_is_no_schema_is_told_and_what_holds_a_template_is_left_for_later() {
        assertThat(problems("{\"properties\": {\"a\": {\"type\": \"strin\"}}}"))
                .first()
                .satisfies(problem -> assertThat(problem.path()).isEqualTo("/params/schema/properties/a/type"));
        Fields params = Fields.of("schema", schema("{\"pattern\": \"{{ trigger.x }}\"}"));
        assertThat(SCHEMAS.check(OP, params, "/params", "/schema/pattern"::equals))
                .isEmpty();
        assertThat(SCHEMAS.check(OP, Fields.of("schema", Value.of(1)), "/params", pointer -> false))
                .hasSize(1);
    }

    /** Each definition asks twice for the next one. */
    private static String doubling(int levels) {
        String all = IntStream.range(0, levels)
                .mapToObj(i -> "\"a%d\":{\"allOf\":[{\"$ref\":\"#/$defs/a%d\"},{\"$ref\":\"#/$defs/a%d\"}]}"
                        .formatted(i, i + 1, i + 1))
                .collect(Collectors.joining(","));
        return "{\"$ref\":\"#/$defs/a0\",\"$defs\":{" + all + ",\"a" + levels + "\":{\"type\":\"object\"}}}";
    }

    @Test
    void work_that_multiplies_ends_with_its_budget() {
        assertThat(wrong(doubling(10), "{}")).isEmpty();
        assertFails(doubling(60), "{}");
        assertFails(
                "{\"properties\":{\"a\":{\"$ref\":\"#/$defs/a\"}},\"$defs\":{\"a\":{\"$ref\":\"#/$defs/a\"}}}",
                "{\"a\":1}");
        assertFails("{\"items\":{\"anyOf\":[" + "{\"pattern\":\"(a|b|ab){40}c\"},".repeat(90) + "{}]}}", texts());
        assertFails(
                "{\"items\":{\"allOf\":[" + "{\"unevaluatedItems\":false},".repeat(500) + "{}]}}",
                "[" + "[1,2,3,4],".repeat(2_000) + "1]");
    }

    private static String texts() {
        return "[" + "\"" + "ab".repeat(2_000) + "\",".repeat(1) + "\"" + "ab".repeat(100_000) + "\"]";
    }

    private static void assertFails(String json, String value) {
        WrittenSchema schema = WrittenSchema.of(schema(json));
        Value answer = Json.parse(value);
        assertThatThrownBy(() -> schema.check(answer))
                .isInstanceOf(StepFailure.class)
                .hasMessageStartingWith("The JSON Schema asks for too much work to check an answer");
    }

    @Test
    void long_lists_of_answers_are_within_the_budget() {
        String lines = "[" + "{\"name\":null,\"n\":1},".repeat(9_999) + "{\"name\":\"x\",\"n\":2}]";
        assertThat(wrong(
                        "{\"items\":{\"type\":\"object\",\"required\":[\"name\",\"n\"],\"additionalProperties\":false,\"properties\":"
                                + "{\"name\":{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]},\"n\":{\"type\":\"integer\"}}}}",
                        lines))
                .isEmpty();
    }
}
