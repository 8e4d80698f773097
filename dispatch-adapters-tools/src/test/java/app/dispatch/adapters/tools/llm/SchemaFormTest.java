package app.dispatch.adapters.tools.llm;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaFormTest {
    private static Fields schema(String json) {
        return (Fields) Json.parse(json);
    }

    @Test
    void what_needs_all_its_members_is_closed_at_every_depth() {
        assertThat(SchemaForm.strict(schema("""
                        {"type":"object","required":["pattern"],"properties":{"pattern":{"type":"array","minItems":1,"items":
                        {"$ref":"#/$defs/one"}}},"$defs":{"one":{"type":"object","required":["a"],"properties":
                        {"a":{"anyOf":[{"type":"string","pattern":"x"},{"type":"null"}]}}}}}""")).map(Json::write))
                .contains(
                        "{\"type\":\"object\",\"required\":[\"pattern\"],\"properties\":{\"pattern\":{\"type\":\"array\","
                                + "\"items\":{\"$ref\":\"#/$defs/one\"}}},\"$defs\":{\"one\":{\"type\":\"object\",\"required\":[\"a\"],"
                                + "\"properties\":{\"a\":{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]}},"
                                + "\"additionalProperties\":false}},\"additionalProperties\":false}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"object\"}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}",
                "{\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"a\":{}}}",
                "{\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"a\":{\"type\":\"object\"}}}",
                "{\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"a\":{\"type\":\"string\"}},\"additionalProperties\":true}",
                "{\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"a\":{\"type\":\"array\",\"items\":true}}}",
            })
    void what_cannot_be_said_strictly_is_not(String json) {
        assertThat(SchemaForm.strict(schema(json))).isEmpty();
    }

    @Test
    void gemini_is_told_the_words_that_it_knows() {
        assertThat(Json.write(SchemaForm.gemini(schema("""
                        {"type":"object","not":{},"properties":{"not":{"const":1,"type":"integer","minimum":0,"enum":[{"not":1}]}}}"""))))
                .isEqualTo("{\"type\":\"object\",\"properties\":{\"not\":{\"type\":\"integer\",\"minimum\":0,"
                        + "\"enum\":[{\"not\":1}]}}}");
    }
}
