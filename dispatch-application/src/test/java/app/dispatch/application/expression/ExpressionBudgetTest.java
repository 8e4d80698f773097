package app.dispatch.application.expression;

import static app.dispatch.application.expression.ExpressionFixture.SCOPE;
import static app.dispatch.application.expression.ExpressionFixture.compiled;
import static app.dispatch.application.expression.ExpressionFixture.failure;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExpressionBudgetTest {
    /** Spends the whole budget on additions, and next to nothing besides. */
    private static final String COUNTING = "trigger.numbers.exists(a, trigger.others.exists(b, a + b < 0))";
    /** How many times as dear as counting a step of the budget may be; 4 are measured, for regular expressions. */
    private static final long MOST_TIMES = 10;
    /** What no machine takes for it, however slow: counting takes a quarter of a second on an ordinary one. */
    private static final long MOST_MILLIS = 20_000;
    /** What needs no second look. */
    private static final long FEW_MILLIS = 500;

    private static final String MEGABYTE = "a".repeat(1_000_000);
    private static final List<Value> NUMBERS =
            IntStream.range(0, 20_000).<Value>mapToObj(Value::of).toList();
    private static final Scope LARGE = Scope.of(
            Fields.builder()
                    .put("text", MEGABYTE)
                    .put("needle", "a".repeat(400_000) + "b")
                    .put("numbers", Value.of(NUMBERS))
                    .put("others", Value.of(new ArrayList<>(NUMBERS)))
                    .build(),
            SCOPE.run(),
            SCOPE.workflow());

    static List<String> costly() {
        return List.of(
                "trigger.numbers.map(a, trigger.numbers.map(b, trigger.numbers.map(c, a * b * c)))",
                COUNTING,
                "trigger.numbers.all(a, a in trigger.others) || true",
                "trigger.numbers.filter(a, a in trigger.others).size()",
                "trigger.numbers.all(a, trigger.numbers == trigger.others)",
                "lists.range(1000000000000)",
                "lists.range(9223372036854775807).size()",
                "lists.range(100000).map(x, lists.range(100000))",
                "trigger.text.contains(trigger.needle)",
                "trigger.text.indexOf(trigger.needle)",
                "trigger.text.lastIndexOf(trigger.needle)",
                "trigger.text.split(trigger.needle)",
                "trigger.text.replace('a', trigger.text)",
                "trigger.numbers.map(n, 'x').join(trigger.text)",
                "trigger.numbers.map(n, trigger.text).join(',')",
                "trigger.numbers.map(n, trigger.text + trigger.text)",
                "trigger.numbers.map(n, trigger.text.upperAscii()).size()",
                "trigger.numbers.exists(n, trigger.text.matches('(a|b|ab)*c'))",
                "trigger.text.matches('(aa|a|aaa|aaaa){20}c')",
                "trigger.text.matches('[a-z]{1,100}x')",
                "trigger.text.matches('((a?){9}a?){9}b')",
                "matches(trigger.text, '(a?a?a?){25}b')",
                "trigger.text.matches('((a{1000}){1000}){1000}')",
                "['((a{1000}){1000}){1000}'].exists(p, 'a'.matches(p))",
                "trigger.numbers.map(n, json(trigger.numbers)).size()",
                "trigger.numbers.map(n, trigger.numbers.distinct()).flatten()",
                nested("x + x", "['" + "x".repeat(100) + "']", 40),
                nested("[x, x]", "[1]", 40),
                nested("{'a': x, 'b': x}", "[1]", 40),
                nested("[x, x]", "[1]", 22) + " == " + nested("[x, x]", "[1]", 22),
                "json(" + nested("[x, x]", "[1]", 40) + ")",
                nested("[x, x].flatten()", "[[1]]", 40));
    }

    /** {@code seed.map(x, step).map(x, step)…}: doubles with each level. */
    private static String nested(String step, String seed, int levels) {
        return seed + (".map(x, " + step + ")").repeat(levels);
    }

    @ParameterizedTest
    @MethodSource("costly")
    void an_expression_that_costs_too_much_fails_before_it_has_cost_it(String source) {
        Expression expression = compiled(source);
        AtomicReference<String> message = new AtomicReference<>("");
        long millis = CpuTime.millis(() -> message.set(failure(expression, LARGE)));
        assertThat(message.get()).containsAnyOf("it costs too much", "larger than 1 MiB", "nested more than");
        if (millis >= FEW_MILLIS) {
            // The first time may have been spent on compiling the interpreter itself, and the machine may be slow.
            long counting = CpuTime.millis(() -> failure(compiled(COUNTING), LARGE));
            assertThat(CpuTime.millis(() -> failure(expression, LARGE)))
                    .isLessThan(MOST_TIMES * counting)
                    .isLessThan(MOST_MILLIS);
        }
    }

    @Test
    void ordinary_work_on_large_data_is_within_the_budget() {
        assertThat(compiled("trigger.numbers.filter(n, n % 2 == 0).map(n, n * 10).size()")
                        .evaluate(LARGE))
                .isEqualTo(Value.of(10_000));
        assertThat(compiled("trigger.text.replace('a', 'b').size()").evaluate(LARGE))
                .isEqualTo(Value.of(1_000_000));
        assertThat(compiled("trigger.numbers.map(n, string(n)).join(', ').size() > 100000")
                        .evaluate(LARGE))
                .isEqualTo(Value.of(true));
        assertThat(compiled("trigger.text.matches('^a+$')").evaluate(LARGE)).isEqualTo(Value.of(true));
        assertThat(compiled("trigger.text.matches('[a-z0-9._%+-]+@[a-z0-9.-]+[.][a-z]{2,}')")
                        .evaluate(LARGE))
                .isEqualTo(Value.of(false));
        assertThat(compiled("trigger.numbers == trigger.others").evaluate(LARGE))
                .isEqualTo(Value.of(true));
        assertThat(compiled("size(json(trigger.numbers)) > 10").evaluate(LARGE)).isEqualTo(Value.of(true));
    }

    @Test
    void a_result_larger_than_a_mebibyte_is_a_failure() {
        assertThat(failure("trigger.text + trigger.text", LARGE)).contains("larger than 1 MiB");
        assertThat(failure("[trigger.text, trigger.text]", LARGE)).contains("larger than 1 MiB");
    }

    @Test
    void one_evaluation_does_not_use_up_the_budget_of_the_next() {
        Expression expression = compiled("trigger.numbers.map(n, n + 1).size()");
        for (int i = 0; i < 20; i++) {
            assertThat(expression.evaluate(LARGE)).isEqualTo(Value.of(20_000));
        }
    }
}
