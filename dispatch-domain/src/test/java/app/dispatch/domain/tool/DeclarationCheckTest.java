package app.dispatch.domain.tool;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.error.Problem;
import app.dispatch.domain.tool.ToolEvent.Poll;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeclarationCheckTest {
    private static final String PARAM = "/ops/0/params/properties/one";
    private static final String OUTPUT = "/ops/0/output/properties/one";

    private static Fields object(Fields one) {
        return Fields.of("properties", Fields.of("one", one));
    }

    private static ToolDef tool(Fields params, Fields output, ToolEvent... events) {
        OpDef op = new OpDef(
                "look",
                "Look",
                "Looks.",
                List.of(),
                EffectRule.always(Effect.READ),
                false,
                params,
                output,
                new OpDef.Example(Fields.empty(), Value.NULL));
        return new ToolDef("tool", "Tool", "A tool.", List.of(), List.of(), List.of(), List.of(op), List.of(events));
    }

    private static List<Problem> param(String name, Value value) {
        return DeclarationCheck.of(tool(object(Fields.of(name, value)), Fields.empty()));
    }

    private static List<Problem> output(Fields schema) {
        return DeclarationCheck.of(tool(object(Fields.of("type", Value.of("string"))), object(schema)));
    }

    private static void assertWrong(List<Problem> problems, String path, String words) {
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo(path);
            assertThat(problem.message()).contains(words);
        });
    }

    @Test
    void an_unknown_role_form_unit_order_or_target_is_told_with_those_that_there_are() {
        assertWrong(
                param("x-role", Value.of("boss")),
                PARAM + "/x-role",
                "There is no `boss` here; it is one of: address, amount");
        assertWrong(param("x-form", Value.of("o")), PARAM + "/x-form", "#1, #x, @x, KEY-1, a/b");
        assertWrong(param("x-form", Value.texts(List.of("id", "o"))), PARAM + "/x-form/1", "There is no `o`");
        assertWrong(param("x-unit", Value.of("miles")), PARAM + "/x-unit", "bytes, cents, days");
        assertWrong(param("x-order", Value.of("random")), PARAM + "/x-order", "newest, oldest");
        assertWrong(param("x-target", Value.of("moon")), PARAM + "/x-target", "account, addressee");
        assertWrong(param("x-role", Value.of(3)), PARAM + "/x-role", "A text is needed");
    }

    @Test
    void an_annotation_that_does_not_exist_is_told() {
        assertWrong(param("x-rolle", Value.of("title")), PARAM + "/x-rolle", "There is no annotation `x-rolle`");
    }

    @Test
    void a_pattern_is_a_regular_expression_and_nouns_are_a_list() {
        assertWrong(param("x-pattern", Value.of("(")), PARAM + "/x-pattern", "no regular expression");
        assertWrong(param("x-nouns", Value.of("team")), PARAM + "/x-nouns", "A list of nouns");
        assertWrong(param("x-nouns", Value.texts(List.of(" "))), PARAM + "/x-nouns", "none of them blank");
    }

    @Test
    void words_mean_what_the_parameter_takes() {
        Fields flag = Fields.of("type", Value.of("boolean"));
        Fields state = Fields.of("enum", Value.texts(List.of("open")));

        assertThat(DeclarationCheck.of(tool(
                        object(state.with(
                                "x-words", Fields.of("new", Value.of("open")).with("as *", Value.of("*")))),
                        Fields.empty())))
                .isEmpty();
        assertWrong(
                DeclarationCheck.of(tool(
                        object(state.with("x-words", Fields.of("new", Value.of("news")))), Fields.empty())),
                PARAM + "/x-words/new",
                "`enum`");
        assertWrong(
                DeclarationCheck.of(tool(
                        object(flag.with("x-words", Fields.of("new", Value.of("yes")))), Fields.empty())),
                PARAM + "/x-words/new",
                "true or false");
        assertWrong(
                param("x-words", Fields.of("from * to *", Value.of("*"))), PARAM + "/x-words/from * to *", "one `*`");
        assertWrong(param("x-words", Value.of("new")), PARAM + "/x-words", "An object");
    }

    @Test
    void words_of_an_output_may_compare() {
        Fields words = Fields.of("overdue", Fields.of("before", Value.of("now")))
                .with("coming", Fields.of("after", Value.of("now")))
                .with("assigned", Fields.of("not", Value.NULL))
                .with("free", Value.NULL);

        assertThat(output(Fields.of("x-words", words))).isEmpty();
        assertWrong(
                output(Fields.of("x-words", Fields.of("old", Fields.of("before", Value.of("2020"))))),
                OUTPUT + "/x-words/old",
                "{\"before\": \"now\"}");
        assertWrong(
                output(Fields.of("x-words", Fields.of("big", Fields.of("over", Value.of("now"))))),
                OUTPUT + "/x-words/big",
                "A comparison");
    }

    @Test
    void what_stands_within_lists_is_looked_at_too() {
        Fields inner = Fields.of("items", object(Fields.of("x-role", Value.of("boss"))));

        assertWrong(output(inner), OUTPUT + "/items/properties/one/x-role", "There is no `boss`");
    }

    @Test
    void an_order_goes_by_parameters_that_there_are() {
        assertThat(output(Fields.of("x-order", Fields.of("one", Value.of("name")))))
                .isEmpty();
        assertWrong(
                output(Fields.of("x-order", Fields.of("two", Value.of("name")))),
                OUTPUT + "/x-order/two",
                "no parameter");
    }

    @Test
    void an_event_is_noticed_by_what_there_is() {
        assertThat(event(null, new Poll("look", Fields.of("one", Value.of(1))))).isEmpty();
        assertThat(event("made", null)).isEmpty();
        assertWrong(event(null, null), "/events/0", "`hook`");
        assertWrong(event(null, new Poll("find", Fields.empty())), "/events/0/poll/op", "no operation `find`");
        assertWrong(
                event(null, new Poll("look", Fields.of("two", Value.of(1)))),
                "/events/0/poll/params/two",
                "no parameter `two`");
    }

    private static List<Problem> event(@Nullable String hook, @Nullable Poll poll) {
        ToolEvent event = new ToolEvent(List.of("it is made"), hook, Map.of(), Map.of(), poll);
        return DeclarationCheck.of(tool(object(Fields.of("type", Value.of("string"))), Fields.empty(), event));
    }
}
