package app.dispatch.application.expression;

import static app.dispatch.application.expression.ExpressionFixture.SCOPE;
import static app.dispatch.application.expression.ExpressionFixture.compiled;
import static app.dispatch.application.expression.ExpressionFixture.failure;
import static app.dispatch.application.expression.ExpressionFixture.json;
import static app.dispatch.application.expression.ExpressionFixture.refusal;
import static app.dispatch.application.expression.ExpressionFixture.value;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CelExpressionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "trigger.name                                      | `\"Ada\"`",
                "trigger['odd key'] + 1                            | 2",
                "trigger.n + 1                                     | 42",
                "trigger.tags[1]                                   | `\"b\"`",
                "trigger.tags.map(t, t + '!')                      | `[\"a!\",\"b!\",\"c!\"]`",
                "trigger.items.filter(i, i.open).map(i, i.id)      | [1,3]",
                "trigger.items.all(i, i.id > 0)                    | true",
                "trigger.items.exists(i, i.id == 2)                | true",
                "has(trigger.user.name) && !has(trigger.user.nme)  | true",
                "steps.a.output.json.n                             | 7",
                "steps['a'].output['json'].n                       | 7",
                "steps.a.status                                    | `\"ok\"`",
                "steps.skipped.status + ' ' + steps.failed.status  | `\"skipped failed\"`",
                "steps.skipped.output                              | null",
                "steps.skipped.output == null                      | true",
                "size(steps.a.output.json.list) > 2                | true",
                "run.id                                            | `\"run_1\"`",
                "run.date                                          | `\"2026-03-02\"`",
                "run.startedAt                                     | `\"2026-03-02T09:30:00Z\"`",
                "run.startedAt - duration('24h')                   | `\"2026-03-01T09:30:00Z\"`",
                "run.startedAt.getFullYear()                       | 2026",
                "workflow.name + '/' + workflow.id                 | `\"Watch/wf_1\"`",
                "duration('90m')                                   | `\"5400s\"`",
                "duration('1500ms')                                | `\"1.5s\"`",
                "trigger.n > 40 ? 'many' : 'few'                   | `\"many\"`",
                "'a,b'.split(',')                                  | `[\"a\",\"b\"]`",
                "['a', 'b'].join('-')                              | `\"a-b\"`",
                "'Hello'.lowerAscii().replace('l', 'L')            | `\"heLLo\"`",
                "math.greatest(1, 3, 2)                            | 3",
                "math.ceil(2.1)                                    | 3",
                "[3, 1, 2].sort()                                  | [1,2,3]",
                "[1, 1, 2].distinct()                              | [1,2]",
                "[[1], [2]].flatten()                              | [1,2]",
                "lists.range(3)                                    | [0,1,2]",
                "trigger.?nme.orValue('none')                      | `\"none\"`",
                "trigger.user.?mail.?work.orValue('none')          | `\"g@x.org\"`",
                "optional.none()                                   | null",
                "optional.of(1)                                    | 1",
                "{'a': trigger.n, 'b': [true, null]}               | `{\"a\":41,\"b\":[true,null]}`",
                "{1: 'one', true: 'yes'}                           | `{\"1\":\"one\",\"true\":\"yes\"}`",
                "b'abc'                                            | `\"YWJj\"`",
                "r'\\d'                                            | `\"\\\\d\"`",
                "'(\\\\d+)'.size()                                 | 5",
                "'abc123'.matches('[a-z]+[0-9]+')                  | true",
                "1.0 / 4.0                                         | 0.25",
                "3.0 * 2.0                                         | 6",
                "5u                                                | 5",
                "type(1) == int                                    | true",
            })
    void an_expression_has_the_value_that_cel_gives_it(String source, String expected) {
        assertThat(json(source)).isEqualTo(expected);
    }

    @Test
    void a_value_that_only_passes_through_stays_the_very_same() {
        Fields trigger = (Fields) SCOPE.trigger();
        assertThat(value("trigger.user")).isSameAs(trigger.values().get("user"));
        assertThat(value("trigger.items.filter(i, i.open)[0]"))
                .isSameAs(trigger.items("items").getFirst());
        assertThat(value("true ? trigger : null")).isSameAs(trigger);
        assertThat(json("trigger.big")).isEqualTo("123456789012345678901234567890.5");
    }

    @Test
    void int_and_double_mix_in_arithmetic_and_comparison() {
        assertThat(json("trigger.n * trigger.price")).isEqualTo("102.5");
        assertThat(json("trigger.price + 1")).isEqualTo("3.5");
        assertThat(json("10 - trigger.price")).isEqualTo("7.5");
        assertThat(json("5 / trigger.price")).isEqualTo("2");
        assertThat(json("trigger.price > 2 && 3 > trigger.price && trigger.n == 41.0"))
                .isEqualTo("true");
        assertThat(json("7 / 2")).isEqualTo("3");
    }

    @Test
    void default_stands_in_for_what_is_missing_at_any_depth_or_null() {
        assertThat(json("default(trigger.user.nick.short, 'none')")).isEqualTo("\"none\"");
        assertThat(json("default(steps.skipped.output.json.user.name, 'none')")).isEqualTo("\"none\"");
        assertThat(json("default(trigger.none, 'none')")).isEqualTo("\"none\"");
        assertThat(json("default(trigger.tags[9], 'none')")).isEqualTo("\"none\"");
        assertThat(json("default(trigger.name, 'none')")).isEqualTo("\"Ada\"");
        assertThat(json("default(trigger.name, trigger.missing)")).isEqualTo("\"Ada\"");
        assertThat(json("default(default(trigger.x, trigger.y), 3)")).isEqualTo("3");
        assertThat(json("default(trigger.nick, '').upperAscii()")).isEqualTo("\"\"");
        assertThat(failure("default(trigger.x, trigger.y)")).contains("there is no key `y` in `trigger`");
        assertThat(failure("default(1 / 0, 2)")).contains("divides by zero");
    }

    @Test
    void json_writes_a_value_and_parse_json_reads_one() {
        assertThat(json("json(trigger.items[0])")).isEqualTo("\"{\\\"id\\\":1,\\\"open\\\":true}\"");
        assertThat(json("json('a\"b')")).isEqualTo("\"\\\"a\\\\\\\"b\\\"\"");
        assertThat(json("parseJson(trigger.text).a[1]")).isEqualTo("2");
        assertThat(failure("parseJson(trigger.name)")).contains("parseJson()").contains("not valid JSON");
    }

    @Test
    void a_missing_key_is_named_with_what_it_was_looked_for_in() {
        assertThat(failure("steps.a.output.json.nme"))
                .isEqualTo("`steps.a.output.json.nme`: there is no key `nme` in `steps.a.output.json`"
                        + " (did you mean `name`?)");
        assertThat(failure("'x' + steps.a.output.json.nme"))
                .isEqualTo("`'x' + steps.a.output.json.nme`: there is no key `nme` in `steps.a.output.json`"
                        + " (did you mean `name`?)");
        assertThat(failure("size(trigger['nam'])")).contains("there is no key `nam` in `trigger`");
        assertThat(failure("trigger.items.map(i, i.idd)")).endsWith("there is no key `idd`");
    }

    @Test
    void reading_from_what_is_no_object_says_what_it_is() {
        assertThat(failure("steps.skipped.output.json"))
                .isEqualTo(
                        "`steps.skipped.output.json`: `json` cannot be read from `steps.skipped.output`, which is null");
        assertThat(failure("trigger.name.first == ''")).contains("which is text");
        assertThat(failure("trigger.tags.first == ''")).contains("which is a list");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 / (trigger.n - 41)       | it divides by zero",
                "trigger.name + trigger.n   | `\"+\" cannot be applied to values of these types; \"string(x)\"`",
                "trigger['n']['a']          | `\"[ ]\" cannot be applied`",
                "9223372036854775807 + 1    | whole numbers have 64 bits",
                "trigger.price / 0          | its value is not a finite number",
                "trigger.tags[7]            | there is no item at index 7",
                "int(trigger.name)          | `\"Ada\" is not a number`",
                "timestamp(trigger.name)    | `\"Ada\" is not a timestamp`",
                "trigger.none.map(x, x)     | it goes through a list or an object, but finds null",
                "trigger.n ? 1 : 2          | `a condition has to be true or false, and this is 41`",
                "[1, 'a'].sort()            | `\"list_sort\" failed: List elements must have the same type`",
                "'\\x00' + trigger.name     | NUL",
                "{1: 'a', '1': 'b'}         | `the object has the key \"1\" twice`",
                "trigger.tags.length        | `its size is \"size(…)\"`",
            })
    void other_failures_say_what_is_wrong_in_plain_words(String source, String expected) {
        assertThat(failure(source))
                .contains(expected.replace('"', '`'))
                .doesNotContain("evaluation error")
                .doesNotContain("arg(s)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "trigger.content-type               | in brackets",
                "trigger.yes and true               | `written \"&&\"`",
                "not trigger.yes                    | `\"!\"`",
                "trigger.n = 1                      | `equality is written \"==\"`",
                "trigger.name ?? 'x'                | default(x, y)",
                "len(trigger.tags)                  | `it is \"size\" here`",
                "trigger.name.toUpperCase()         | `it is \"upperAscii\" here`",
                "google.protobuf.Struct{}           | there is no function or name",
                "trigger.tags.map(1, 2)             | `(at character 18)`",
            })
    void a_slip_from_another_language_is_put_right(String source, String expected) {
        assertThat(refusal(source)).contains(expected.replace('"', '`')).doesNotContain("expecting");
    }

    @Test
    void sort_by_gives_items_that_can_be_read() {
        assertThat(json("trigger.items.sortBy(i, -i.id)[0].id")).isEqualTo("3");
        assertThat(json("trigger.items.sortBy(i, i.open).map(i, i.id)")).isEqualTo("[2,1,3]");
    }

    @Test
    void the_steps_referred_to_are_known_whether_dotted_or_indexed() {
        assertThat(compiled("steps.a.output.x").steps()).containsExactly("a");
        assertThat(compiled("steps['b'].output + steps.c.output").steps()).containsExactlyInAnyOrder("b", "c");
        assertThat(compiled("has(steps.d.output.x)").steps()).containsExactly("d");
        assertThat(compiled("trigger.tags.map(t, steps.e.output[t])").steps()).containsExactly("e");
        assertThat(compiled("steps.?f.?output.orValue(1)").steps()).containsExactly("f");
        assertThat(compiled("default(steps.g.output.x, steps.h.status)").steps())
                .containsExactlyInAnyOrder("g", "h");
        assertThat(compiled("[1].map(steps, steps + 1)").steps()).isEmpty();
        assertThat(compiled("trigger.steps.a").steps()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"steps[trigger.name]", "steps", "size(steps)", "steps.map(s, s)", "'a' in steps", "json(steps)"})
    void steps_that_cannot_be_known_beforehand_are_refused(String source) {
        assertThat(refusal(source)).contains("`steps` can only be followed by a step's name");
    }

    @Test
    void a_name_out_of_scope_is_refused_with_a_suggestion() {
        assertThat(refusal("triger.name")).contains("there is no `triger` in scope (did you mean `trigger`?)");
        assertThat(refusal("secrets.token")).contains("there is no `secrets` in scope");
        assertThat(refusal("item.id")).isEqualTo("`item` is in scope only in a step with `forEach`");
        assertThat(refusal("index + 1")).isEqualTo("`index` is in scope only in a step with `forEach`");
        assertThat(refusal("run.stared")).contains("`run` has no `stared`").contains("`startedAt`");
        assertThat(refusal("workflow.nme")).contains("did you mean `name`?");
        assertThat(refusal("steps.a.outptu.x")).contains("did you mean `output`?");
        assertThat(refusal("1 + steps.a.json"))
                .contains("`steps.a` has no `json`")
                .contains("steps.a.output");
        assertThat(refusal("trigger.tags.map(t, x)")).contains("there is no `x` in scope");
    }

    @Test
    void an_unknown_function_is_refused_with_a_suggestion() {
        assertThat(refusal("upperAscci(trigger.name)")).contains("`upperAscci`").contains("did you mean `upperAscii`?");
        assertThat(refusal("trigger.name.lowerAsci()")).contains("did you mean `lowerAscii`?");
        assertThat(refusal("jsn(1)")).contains("did you mean `json`?");
    }

    @Test
    void what_is_no_expression_is_refused_with_its_place() {
        assertThat(refusal("1 +")).contains("not a valid expression").contains("character");
        assertThat(refusal("")).isEqualTo("the expression is empty");
        assertThat(refusal("1 + 'a'")).contains("`+` cannot be applied to (int, string)");
        assertThat(refusal("{{ trigger.name }}")).contains("write the expression without `{{ }}`");
        assertThat(refusal("'" + "x".repeat(10_000) + "'")).contains("at most 10000 characters");
    }

    @Test
    void item_and_index_are_there_in_a_step_with_for_each() {
        Scope scope = SCOPE.withItem(Fields.of("id", Value.of(5)), 3);
        assertThat(compiled("item.id", true).evaluate(scope)).isEqualTo(Value.of(5));
        assertThat(compiled("index", true).evaluate(scope)).isEqualTo(Value.of(3));
        assertThat(compiled("item.id * 10 + index", true).evaluate(scope)).isEqualTo(Value.of(53));
    }

    @Test
    void deep_nesting_is_refused_not_a_crash() {
        for (String source : List.of(
                "(".repeat(4000) + "1" + ")".repeat(4000),
                "[".repeat(4000) + "]".repeat(4000),
                "1" + "+1".repeat(4999),
                "!".repeat(9_000) + "true",
                "-".repeat(9_000) + "1",
                "true" + "?1:true".repeat(1400),
                "true" + "||true".repeat(1600),
                "a" + ".a".repeat(4_000),
                "trigger" + ".a".repeat(4_000))) {
            assertThat(refusalOrValue(source)).as(source.substring(0, 20)).isNotNull();
        }
    }

    private static String refusalOrValue(String source) {
        try {
            return String.valueOf(
                    ExpressionFixture.LANGUAGE.compile(source, false).evaluate(SCOPE));
        } catch (ExpressionInvalid refused) {
            return refused.text();
        } catch (app.dispatch.domain.error.StepFailure failed) {
            return failed.text();
        }
    }

    @Test
    void the_owner_of_the_run_has_an_address_and_a_name() {
        assertThat(json("run.owner.email")).isEqualTo("\"ada@example.com\"");
        assertThat(json("run.owner.name + '!'")).isEqualTo("\"Ada!\"");
        assertThat(json("has(run.owner.email)")).isEqualTo("true");
        assertThat(json("json(run.owner)")).contains("ada@example.com");
        assertThat(json("run.owner")).isEqualTo("{\"email\":\"ada@example.com\",\"name\":\"Ada\"}");
        assertThat(refusal("run.owner.mail")).contains("`run.owner` has no `mail`");
        assertThat(refusal("run.user")).contains("`run` has no `user`");
    }

    @Test
    void the_numbers_of_a_list_are_added_up() {
        assertThat(json("sum([3, 4])")).isEqualTo("7");
        assertThat(json("sum([3, 1.5, 2])")).isEqualTo("6.5");
        assertThat(json("sum(trigger.items.map(one, one.id)) / double(size(trigger.items))"))
                .isEqualTo("2");
        assertThat(json("sum([])")).isEqualTo("0");
        assertThat(failure("sum([1, 'two'])")).contains("no number");
    }

    @Test
    void what_is_meant_to_be_one_thing_fails_where_it_is_none_or_several() {
        assertThat(json("only(trigger.items.filter(one, one.id == 2))")).isEqualTo("[{\"id\":2,\"open\":false}]");
        assertThat(json("only([7])[0] + 1")).isEqualTo("8");
        assertThat(failure("only(trigger.items.filter(one, one.id == 9))"))
                .contains("there is none, where there has to be one");
        assertThat(failure("only(trigger.items.filter(one, one.open))"))
                .contains("there are 2, where there has to be one");
    }
}
