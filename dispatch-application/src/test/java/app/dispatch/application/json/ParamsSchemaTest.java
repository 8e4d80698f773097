package app.dispatch.application.json;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.error.Problem;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParamsSchemaTest {
    private static final ParamsSchema SCHEMA = new ParamsSchema();
    private static final Fields REQUEST = schema("""
            {"type": "object", "required": ["url"], "additionalProperties": false, "properties": {
              "url": {"type": "string", "minLength": 1, "pattern": "^https?://"},
              "method": {"type": "string", "enum": ["GET", "POST", "DELETE"]},
              "timeout": {"type": "integer", "minimum": 1, "maximum": 60},
              "ratio": {"type": "number", "exclusiveMinimum": 0},
              "flag": {"type": "boolean"},
              "tags": {"type": "array", "items": {"type": "string"}, "maxItems": 3},
              "to": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
              "one": {"oneOf": [{"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}},
                                 "additionalProperties": false},
                                {"type": "string"}]},
              "headers": {"type": "object", "additionalProperties": {"type": "string"}},
              "a/b": {"type": "object", "additionalProperties": false, "properties": {"c~d": {"type": "integer"}}},
              "body": {}}}
            """);

    @Test
    void parameters_as_declared_have_no_problem() {
        assertThat(
                        check(
                                "{\"url\": \"https://x.org\", \"method\": \"GET\", \"timeout\": 5, \"tags\": [\"a\"], \"body\": [1]}"))
                .isEmpty();
        assertThat(
                        check(
                                "{\"url\": \"https://x.org\", \"to\": \"a\", \"one\": {\"id\": 1}, \"headers\": {\"A\": \"b\"}}"))
                .isEmpty();
    }

    @Test
    void what_is_required_is_named() {
        assertThat(check("{}")).containsExactly(new Problem("/p", "`url` is required"));
        assertThat(check("{\"url\": \"https://x\", \"one\": {}}"))
                .containsExactly(new Problem("/p/one", "`id` is required"));
    }

    @Test
    void an_unknown_parameter_is_pointed_at_with_a_suggestion() {
        assertThat(check("{\"url\": \"https://x\", \"metod\": \"GET\"}"))
                .containsExactly(new Problem("/p/metod", "there is no parameter `metod` (did you mean `method`?)"));
        assertThat(check("{\"url\": \"https://x\", \"zzzzzzzz\": 1}").getFirst().message())
                .startsWith("there is no parameter `zzzzzzzz`; there are `url`, `method`");
        assertThat(check("{\"url\": \"https://x\", \"a/b\": {\"c~e\": 1}}"))
                .containsExactly(new Problem("/p/a~1b/c~0e", "there is no parameter `c~e` (did you mean `c~d`?)"));
    }

    @Test
    void a_wrong_type_says_what_is_wanted_and_what_is_there() {
        assertThat(check("{\"url\": 5}")).containsExactly(new Problem("/p/url", "must be text, not a number"));
        assertThat(check("{\"url\": \"https://x\", \"timeout\": \"5\"}"))
                .containsExactly(new Problem("/p/timeout", "must be a whole number, not text"));
        assertThat(check("{\"url\": \"https://x\", \"tags\": [\"a\", 1, null]}"))
                .containsExactly(
                        new Problem("/p/tags/1", "must be text, not a number"),
                        new Problem("/p/tags/2", "must be text, not null"));
        assertThat(check("{\"url\": \"https://x\", \"headers\": {\"A\": 1}}"))
                .containsExactly(new Problem("/p/headers/A", "must be text, not a number"));
        assertThat(check("[]")).containsExactly(new Problem("/p", "must be an object, not a list"));
    }

    @Test
    void a_value_out_of_its_bounds_says_the_bounds() {
        assertThat(check("{\"url\": \"\"}"))
                .extracting(Problem::message)
                .containsExactlyInAnyOrder("must have at least 1 character", "must match the pattern `^https?://`");
        assertThat(
                        check(
                                "{\"url\": \"https://x\", \"timeout\": 61, \"ratio\": 0, \"tags\": [\"a\", \"b\", \"c\", \"d\"]}"))
                .containsExactly(
                        new Problem("/p/ratio", "must be more than 0"),
                        new Problem("/p/tags", "must have at most 3 items"),
                        new Problem("/p/timeout", "must be at most 60"));
    }

    @Test
    void a_choice_of_words_is_listed_with_the_nearest() {
        assertThat(check("{\"url\": \"https://x\", \"method\": \"PSOT\"}"))
                .containsExactly(
                        new Problem("/p/method", "must be one of `GET`, `POST`, `DELETE` (did you mean `POST`?)"));
    }

    @Test
    void a_choice_of_forms_is_one_problem() {
        assertThat(check("{\"url\": \"https://x\", \"to\": 5}"))
                .containsExactly(new Problem("/p/to", "must be text or a list"));
        assertThat(check("{\"url\": \"https://x\", \"to\": [\"a\", 5]}"))
                .containsExactly(new Problem("/p/to/1", "must be text, not a number"));
        assertThat(check("{\"url\": \"https://x\", \"one\": 5}"))
                .containsExactly(new Problem("/p/one", "must be an object or text"));
        assertThat(check("{\"url\": \"https://x\", \"one\": {\"id\": \"a\"}}"))
                .containsExactly(new Problem("/p/one/id", "must be a whole number, not text"));
    }

    @Test
    void a_choice_of_forms_within_a_list_is_one_problem_for_each_item() {
        Fields schema = schema("""
                {"properties": {"anyOf": {"items": {"anyOf": [{"type": "string"}, {"type": "integer"}]}}}}
                """);
        Value params = Json.parse("{\"anyOf\": [1, \"a\", true, null]}");
        assertThat(SCHEMA.check(schema, params, "", any -> false))
                .containsExactly(
                        new Problem("/anyOf/2", "must be text or a whole number"),
                        new Problem("/anyOf/3", "must be text or a whole number"));
    }

    @Test
    void all_problems_are_found_at_once() {
        assertThat(check("{\"method\": \"X\", \"timeout\": 0, \"nope\": 1}")).hasSize(4);
    }

    @Test
    void a_string_that_holds_a_template_is_excused_and_nothing_else() {
        assertThat(
                        check(
                                "{\"url\": \"{{ trigger.url }}\", \"timeout\": \"{{ 5 }}\", \"tags\": \"{{ steps.a.output }}\"}"))
                .isEmpty();
        assertThat(
                        check(
                                "{\"url\": \"{{ trigger.url }}\", \"method\": \"{{ trigger.m }}\", \"tags\": [\"{{ a }}\", 1]}"))
                .containsExactly(new Problem("/p/tags/1", "must be text, not a number"));
        assertThat(check("{\"url\": \"https://x\", \"to\": \"{{ a }}\", \"one\": \"{{ a }}\"}"))
                .isEmpty();
        assertThat(check("{\"url\": \"https://x\", \"one\": {\"id\": \"{{ a }}\"}}"))
                .isEmpty();
        assertThat(check("{\"url\": \"https://x\", \"one\": {\"id\": \"{{ a }}\", \"x\": 1}}"))
                .isEmpty();
        assertThat(check("{\"timeout\": \"{{ 5 }}\", \"metod\": \"{{ 5 }}\"}"))
                .containsExactly(
                        new Problem("/p", "`url` is required"),
                        new Problem("/p/metod", "there is no parameter `metod` (did you mean `method`?)"));
    }

    @Test
    void after_rendering_nothing_is_excused() {
        Value params = Json.parse("{\"url\": \"{{ x }}\"}");
        assertThat(SCHEMA.check(REQUEST, params, "", pointer -> false))
                .containsExactly(new Problem("/url", "must match the pattern `^https?://`"));
    }

    @Test
    void a_whole_number_is_one_however_it_is_written() {
        assertThat(check("{\"url\": \"https://x\", \"timeout\": 5.0}")).isEmpty();
        assertThat(check("{\"url\": \"https://x\", \"timeout\": 5e0}")).isEmpty();
        assertThat(check("{\"url\": \"https://x\", \"timeout\": 5.5}"))
                .containsExactly(new Problem("/p/timeout", "must be a whole number, not a number"));
        assertThat(check("{\"url\": \"https://x\", \"timeout\": 1e900}"))
                .containsExactly(new Problem("/p/timeout", "must be at most 60"));
    }

    @Test
    void a_schema_may_refer_to_its_own_definitions() {
        Fields schema =
                schema("{\"$ref\": \"#/$defs/p\", \"$defs\": {\"p\": {\"type\": \"object\", \"required\": [\"x\"]}}}");
        assertThat(SCHEMA.check(schema, Fields.empty(), "", any -> false))
                .containsExactly(new Problem("", "`x` is required"));
    }

    private static List<Problem> check(String params) {
        Value value = Json.parse(params);
        return SCHEMA.check(REQUEST, value, "/p", pointer -> holdsTemplate(value, pointer));
    }

    private static boolean holdsTemplate(Value value, String pointer) {
        Value at = value;
        for (String key :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/")) {
            at = switch (at) {
                case Fields(var members) ->
                    members.getOrDefault(key.replace("~1", "/").replace("~0", "~"), Value.NULL);
                case Value.Items(var items) -> items.get(Integer.parseInt(key));
                default -> Value.NULL;
            };
        }
        return at instanceof Text(String text) && text.contains("{{");
    }

    private static Fields schema(String json) {
        return (Fields) Json.parse(json);
    }
}
