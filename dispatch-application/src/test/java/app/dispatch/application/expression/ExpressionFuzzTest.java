package app.dispatch.application.expression;

import static app.dispatch.application.expression.ExpressionFixture.LANGUAGE;
import static app.dispatch.application.expression.ExpressionFixture.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExpressionFuzzTest {
    private static final List<String> ATOMS = List.of(
            "trigger",
            "trigger.n",
            "trigger.price",
            "trigger.none",
            "trigger.name",
            "trigger.tags",
            "trigger.items",
            "trigger.user",
            "trigger.missing",
            "steps.a.output.json",
            "steps.skipped.output.x",
            "run.startedAt",
            "1",
            "0",
            "-1",
            "2.5",
            "3u",
            "'a'",
            "''",
            "b'x'",
            "null",
            "true",
            "false",
            "[]",
            "{}",
            "[1, 2]",
            "{'a': 1}",
            "optional.none()",
            "duration('1h')",
            "9223372036854775807",
            "int",
            "'😀'",
            "x");
    private static final List<String> FORMS = List.of(
            "(§ + ¤)",
            "(§ - ¤)",
            "(§ * ¤)",
            "(§ / ¤)",
            "(§ % ¤)",
            "(§ == ¤)",
            "(§ < ¤)",
            "(§ in ¤)",
            "(§ && ¤)",
            "(§ || ¤)",
            "(§ ? ¤ : §)",
            "!§",
            "-§",
            "§[¤]",
            "§.name",
            "§.?name",
            "size(§)",
            "string(§)",
            "int(§)",
            "double(§)",
            "json(§)",
            "parseJson(§)",
            "default(§, ¤)",
            "[§, ¤]",
            "{§: ¤}",
            "{'k': §, 'l': ¤}",
            "§.map(x, ¤)",
            "§.filter(x, ¤)",
            "§.exists(x, ¤)",
            "§.all(x, x == ¤)",
            "§.sortBy(x, ¤)",
            "§.sort()",
            "§.distinct()",
            "§.flatten()",
            "§.reverse()",
            "§.join(¤)",
            "§.split(¤)",
            "§.replace(§, ¤)",
            "§.substring(¤)",
            "§.contains(¤)",
            "§.matches(¤)",
            "§.indexOf(¤)",
            "lists.range(§)",
            "§.slice(¤, 2)",
            "math.greatest(§, ¤)",
            "math.round(§)",
            "timestamp(§)",
            "duration(§)",
            "type(§)",
            "dyn(§)",
            "§.orValue(¤)",
            "§.optMap(x, ¤)",
            "§.getHours()",
            "has(§.name)",
            "bytes(§)",
            "§.first()",
            "§.charAt(¤)");

    private final Random random = new Random(42);
    private int values;
    private int failures;
    private int refusals;

    @Test
    void an_expression_has_a_value_or_fails_in_one_of_the_two_declared_ways() {
        for (int round = 0; round < 1_500; round++) {
            run(expression(1 + random.nextInt(3)));
        }
        assertThat(values).isGreaterThan(50);
        assertThat(failures).isGreaterThan(50);
        assertThat(refusals).isGreaterThan(50);
    }

    @Test
    void any_text_at_all_is_compiled_or_refused() {
        String[] pieces = {
            "trigger", "steps", ".", "[", "]", "(", ")", "{", "}", "'", "\"", "`", "?", ":", ",", "1", "e", "x", " ",
            "\n", "//", "\\", "&&", "|", "=", "!", "-", "+", "in", "r", "b", "\0", "é", "\ud83d", "0x", "u", "@", "#",
            "$"
        };
        for (int round = 0; round < 4_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(15); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            run(text.toString());
        }
        assertThat(refusals).isGreaterThan(1_000);
    }

    private void run(String source) {
        try {
            assertThat(Json.write(LANGUAGE.compile(source, false).evaluate(SCOPE)))
                    .isNotEmpty();
            values++;
        } catch (ExpressionInvalid invalid) {
            assertThat(invalid.text()).isNotBlank().hasSizeLessThan(1_000);
            refusals++;
        } catch (StepFailure failure) {
            assertThat(failure.failureCode()).isEqualTo(FailureCode.EXPRESSION_ERROR);
            assertThat(failure.text())
                    .isNotBlank()
                    .hasSizeLessThan(1_000)
                    .doesNotContain("dev.cel", "Exception", "java.");
            failures++;
        } catch (RuntimeException other) {
            throw new AssertionError(source, other);
        }
    }

    private String expression(int depth) {
        if (depth == 0) {
            return ATOMS.get(random.nextInt(ATOMS.size()));
        }
        String form = FORMS.get(random.nextInt(FORMS.size()));
        return form.replace("§", expression(depth - 1)).replace("¤", expression(depth - 1));
    }
}
