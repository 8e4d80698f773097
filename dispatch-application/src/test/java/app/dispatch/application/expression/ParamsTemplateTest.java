package app.dispatch.application.expression;

import static app.dispatch.application.expression.ExpressionFixture.LANGUAGE;
import static app.dispatch.application.expression.ExpressionFixture.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.value.Value.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParamsTemplateTest {
    private static final String PATH = "/steps/1/params";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{{ trigger.n }}                               | 41",
                "{{ trigger.tags }}                            | `[\"a\",\"b\",\"c\"]`",
                "{{ trigger.yes }}                             | true",
                "{{ trigger.none }}                            | null",
                "{{ {'a': {'b': 1}} }}                         | `{\"a\":{\"b\":1}}`",
                "{{ '{{' }}                                    | `\"{{\"`",
                "{{ '{{' }} and }}                             | `\"{{ and }}\"`",
                "Hello {{ trigger.name }}!                     | `\"Hello Ada!\"`",
                "{{ trigger.n }}{{ trigger.n }}                | `\"4141\"`",
                "n is {{ trigger.n }}, not {{ trigger.price }} | `\"n is 41, not 2.5\"`",
                "{{ trigger.yes }} or {{ trigger.none }}       | `\"true or null\"`",
                "all: {{ trigger.tags }}                       | `\"all: [\\\"a\\\",\\\"b\\\",\\\"c\\\"]\"`",
                "user: {{ trigger.user.mail }}                 | `\"user: {\\\"work\\\":\\\"g@x.org\\\"}\"`",
                "at {{ run.startedAt }}                        | `\"at 2026-03-02T09:30:00Z\"`",
                "for {{ duration('90m') }}                     | `\"for 5400s\"`",
                "{{ 1.0 + 2 }} or {{ 1e30 }}                   | `\"3 or 1000000000000000000000000000000\"`",
                "big {{ trigger.big }}                         | `\"big 123456789012345678901234567890.5\"`",
                "no template }} here {                         | `\"no template }} here {\"`",
            })
    void a_string_renders_as_the_rules_say(String template, String expected) {
        assertThat(Json.write(rendered(Value.of(template)))).isEqualTo(expected);
    }

    @Test
    void white_space_around_an_expression_makes_it_a_text() {
        assertThat(rendered(Value.of(" {{ trigger.n }}"))).isEqualTo(Value.of(" 41"));
        assertThat(rendered(Value.of("{{trigger.n}}"))).isEqualTo(Value.of(41));
    }

    @Test
    void values_in_objects_and_lists_render_and_keys_do_not() {
        Value params = Json.parse(
                "{\"{{ trigger.name }}\": 1, \"list\": [\"{{ trigger.n }}\", {\"deep\": \"{{ trigger.user.name }}\"}], \"plain\": [1]}");
        assertThat(Json.write(rendered(params)))
                .isEqualTo("{\"{{ trigger.name }}\":1,\"list\":[41,{\"deep\":\"Grace\"}],\"plain\":[1]}");
    }

    @Test
    void what_holds_no_template_is_returned_as_it_is() {
        Fields params = (Fields) Json.parse("{\"a\": {\"b\": [1, 2]}, \"c\": \"{{ trigger.n }}\"}");
        Fields rendered = (Fields) rendered(params);
        assertThat(rendered.values().get("a")).isSameAs(params.values().get("a"));
        Value literal = Json.parse("{\"a\": [\"x\", {\"b\": null}]}");
        ParamsTemplate template = compiled(literal);
        assertThat(template.isLiteral()).isTrue();
        assertThat(template.render(SCOPE)).isSameAs(literal);
    }

    @Test
    void data_that_looks_like_a_template_is_never_evaluated() {
        assertThat(rendered(Value.of("{{ trigger.injection }}"))).isEqualTo(Value.of("{{ steps.a.output }}"));
        assertThat(rendered(Value.of("x {{ trigger.injection }}"))).isEqualTo(Value.of("x {{ steps.a.output }}"));
        assertThat(rendered(Value.of("{{ '{' + '{ trigger.n }' + '}' }}"))).isEqualTo(Value.of("{{ trigger.n }}"));
        Value nested = rendered(Value.of("{{ {'a': trigger.injection} }}"));
        assertThat(Json.write(nested)).isEqualTo("{\"a\":\"{{ steps.a.output }}\"}");
    }

    @Test
    void every_problem_is_listed_with_the_pointer_of_its_string() {
        List<Problem> problems = new ArrayList<>();
        Value params = Json.parse(
                "{\"a\": \"{{ triger.x }}\", \"b/c\": [\"ok\", \"{{ 1 + }}\", \"x {{ y\"], \"d\": \"{{ }}\", \"e\": \"{{ item }}\", \"f\": \"{{ {{ trigger.n }} }}\"}");
        ParamsTemplate template = ParamsTemplate.compile(params, LANGUAGE, false, PATH, problems);
        assertThat(problems)
                .extracting(Problem::path)
                .containsExactly(
                        PATH + "/a", PATH + "/b~1c/1", PATH + "/b~1c/2", PATH + "/d", PATH + "/e", PATH + "/f");
        assertThat(problems.get(0).message()).contains("did you mean `trigger`?");
        assertThat(problems.get(2).message()).contains("never closed");
        assertThat(problems.get(3).message()).contains("empty");
        assertThat(problems.get(4).message()).contains("forEach");
        assertThat(problems.get(5).message()).contains("without `{{ }}`");
        assertThat(template.isTemplate("/b~1c/1")).isTrue();
        assertThat(template.isTemplate("/b~1c/0")).isFalse();
    }

    @Test
    void references_are_known_with_where_they_stand() {
        ParamsTemplate template = compiled(
                Json.parse(
                        "{\"a\": \"{{ steps.x.output.n }} {{ steps.y.status }}\", \"b\": [\"{{ steps.x.output }}\"], \"c\": \"{{ trigger.n }}\"}"));
        assertThat(template.steps()).containsExactlyInAnyOrder("x", "y");
        assertThat(template.references().get(PATH + "/a")).containsExactlyInAnyOrder("x", "y");
        assertThat(template.references().get(PATH + "/b/0")).isEqualTo(Set.of("x"));
        assertThat(template.references()).doesNotContainKey(PATH + "/c");
    }

    @Test
    void a_missing_key_fails_and_names_the_expression_and_the_key() {
        ParamsTemplate template = compiled(Value.of("Hi {{ trigger.nam }}"));
        StepFailure failure = catchThrowableOfType(StepFailure.class, () -> template.render(SCOPE));
        assertThat(failure.failureCode()).isEqualTo(FailureCode.EXPRESSION_ERROR);
        assertThat(failure.text())
                .isEqualTo("`trigger.nam`: there is no key `nam` in `trigger` (did you mean `name`?)");
    }

    @Test
    void rendered_values_pass_a_mebibyte_together_only_as_a_failure() {
        Scope large = Scope.of(Fields.of("t", Value.of("x".repeat(600_000))), SCOPE.run(), SCOPE.workflow());
        assertThat(compiled(Value.of("{{ trigger.t }}!")).render(large)).isInstanceOf(Text.class);
        ParamsTemplate twice = compiled(Value.texts(List.of("{{ trigger.t }}", "{{ trigger.t }}")));
        StepFailure failure = catchThrowableOfType(StepFailure.class, () -> twice.render(large));
        assertThat(failure.failureCode()).isEqualTo(FailureCode.EXPRESSION_ERROR);
        assertThat(failure.text()).contains("1 MiB").contains("trigger.t");
    }

    @Test
    void a_number_with_a_huge_exponent_does_not_become_a_huge_text() {
        Scope scope = Scope.of(new Num(new BigDecimal("1E+999999")), SCOPE.run(), SCOPE.workflow());
        assertThat(compiled(Value.of("n: {{ trigger }}")).render(scope)).isEqualTo(Value.of("n: 1E+999999"));
        assertThat(compiled(Value.of("{{ trigger }}")).render(scope)).isSameAs(scope.trigger());
    }

    @Test
    void more_expressions_than_a_step_may_hold_are_one_problem() {
        List<Problem> problems = new ArrayList<>();
        ParamsTemplate.compile(Value.of("{{ 1 }}".repeat(1_000)), LANGUAGE, false, PATH, problems);
        assertThat(problems)
                .containsExactly(new Problem(PATH, "the parameters of a step hold at most 200 expressions"));
    }

    @Test
    void any_text_survives_as_a_literal_and_as_a_value() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            String text = text(random);
            Scope scope = Scope.of(Fields.of("t", Value.of(text)), SCOPE.run(), SCOPE.workflow());
            assertThat(compiled(Value.of("{{ trigger.t }}")).render(scope)).isEqualTo(Value.of(text));
            assertThat(compiled(Value.of("<{{ trigger.t + '' }}>")).render(scope))
                    .isEqualTo(Value.of("<" + text + ">"));
            if (!text.contains("{{")) {
                assertThat(compiled(Value.of(text)).render(scope)).isEqualTo(Value.of(text));
            }
        }
    }

    @Test
    void any_value_survives_a_pass_through_cel() {
        Random random = new Random(11);
        for (int round = 0; round < 100; round++) {
            Value value = value(random, 4);
            Scope scope = Scope.of(Fields.of("v", value), SCOPE.run(), SCOPE.workflow());
            assertThat(compiled(Value.of("{{ trigger.v }}")).render(scope)).isSameAs(value);
            Value inList =
                    compiled(Value.of("{{ [[trigger.v]].flatten()[0] }}")).render(scope);
            if (!(value instanceof Value.Items)) {
                assertThat(inList).isEqualTo(value);
            }
            assertThat(compiled(Value.of("{{ {'a': trigger.v} }}")).render(scope))
                    .isEqualTo(Fields.of("a", value));
            assertThat(compiled(Value.of("{{ trigger.v == parseJson(json(trigger.v)) }}"))
                            .render(scope))
                    .isEqualTo(Value.of(true));
        }
    }

    private static String text(Random random) {
        String[] pieces = {"{", "{{", "}}", "'", "\"", "\\", "\n", "é", "😀", "x", " ", "steps.a", "$", "%s", "\u2028"};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    private static Value value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> Value.NULL;
            case 1 -> Value.of(random.nextBoolean());
            case 2 -> Value.of(random.nextLong());
            case 3 ->
                new Num(BigDecimal.valueOf(random.nextInt(1_000_000), 3)
                        .stripTrailingZeros()
                        .add(new BigDecimal("0.0001")));
            case 4 -> Value.of(text(random));
            case 5 -> {
                List<Value> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(value(random, depth - 1));
                }
                yield Value.of(items);
            }
            default -> {
                Fields fields = Fields.empty();
                for (int i = random.nextInt(4); i > 0; i--) {
                    fields = fields.with(text(random), value(random, depth - 1));
                }
                yield fields;
            }
        };
    }

    private static ParamsTemplate compiled(Value params) {
        List<Problem> problems = new ArrayList<>();
        ParamsTemplate template = ParamsTemplate.compile(params, LANGUAGE, false, PATH, problems);
        assertThat(problems).isEmpty();
        return template;
    }

    private static Value rendered(Value params) {
        return compiled(params).render(SCOPE);
    }
}
