package app.dispatch.application.expression;

import static app.dispatch.application.expression.ExpressionFixture.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.cpu.Allowance;
import app.dispatch.domain.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PlanExpressionsTest {
    @Test
    void equal_expressions_are_compiled_once() throws ExpressionInvalid {
        PlanExpressions plan = new PlanExpressions(ExpressionFixture.LANGUAGE, Allowance.ENDLESS);
        assertThat(plan.compile("1 + 1", false)).isSameAs(plan.compile("1 + 1", false));
        assertThat(plan.compile("index + 1", true).evaluate(SCOPE.withItem(Value.NULL, 4)))
                .isEqualTo(Value.of(5));
        assertThatThrownBy(() -> plan.compile("index + 1", false)).hasMessageContaining("forEach");
    }

    @Test
    void a_plan_with_too_many_expressions_is_refused_without_compiling_them() throws ExpressionInvalid {
        PlanExpressions plan = new PlanExpressions(
                (source, perItem) -> ExpressionFixture.LANGUAGE.compile("1 + 1", perItem), Allowance.ENDLESS);
        for (int i = 0; i < PlanExpressions.MOST; i++) {
            plan.compile("1 + " + i, false);
        }
        assertThatThrownBy(() -> plan.compile("1 + -1", false))
                .isInstanceOf(ExpressionInvalid.class)
                .hasMessageContaining("at most 500 different expressions");
        assertThat(plan.compile("1 + 7", false)).isNotNull();
    }

    @Test
    void expressions_have_as_many_characters_together_as_may_be_and_no_more() throws ExpressionInvalid {
        PlanExpressions plan = new PlanExpressions(ExpressionFixture.LANGUAGE, Allowance.ENDLESS);
        plan.compile("'" + "a".repeat(9_998) + "'", false);
        plan.compile("'" + "b".repeat(9_998) + "'", false);
        assertThat(plan.compile("trigger.some.path", false)).isNotNull();
        assertThatThrownBy(() -> plan.compile("1", false))
                .isInstanceOf(ExpressionInvalid.class)
                .hasMessage("a plan's different expressions have at most 20000 characters together; plain paths are not"
                        + " counted");
        assertThat(plan.compile("trigger.other.path", false)).isNotNull();
        assertThat(plan.compile("'" + "b".repeat(9_998) + "'", false)).isNotNull();
    }

    @Test
    void expressions_have_as_many_parts_together_as_may_be_and_no_more() throws ExpressionInvalid {
        PlanExpressions plan = new PlanExpressions(ExpressionFixture.LANGUAGE, Allowance.ENDLESS);
        for (int i = 0; i < 5; i++) {
            assertThat(plan.compile(list(999, i), false).size()).isEqualTo(1_000);
        }
        assertThatThrownBy(() -> plan.compile("1", false))
                .isInstanceOf(ExpressionInvalid.class)
                .hasMessageContaining("at most 5000 parts (names, values, operators, calls) together");
    }

    private static String list(int items, int first) {
        return "[" + first + ",1".repeat(items - 1) + "]";
    }

    @Test
    void an_expression_has_as_many_parts_as_may_be_and_no_more() throws ExpressionInvalid {
        assertThat(ExpressionFixture.LANGUAGE.compile(list(999, 1), false).size())
                .isEqualTo(1_000);
        assertThatThrownBy(() -> ExpressionFixture.LANGUAGE.compile(list(1_000, 1), false))
                .isInstanceOf(ExpressionInvalid.class)
                .hasMessageContaining("at most 1000 parts");
    }

    @Test
    void nothing_is_compiled_any_more_once_the_time_is_over() throws ExpressionInvalid {
        long[] now = {0};
        PlanExpressions plan =
                new PlanExpressions(ExpressionFixture.LANGUAGE, Allowance.of(Duration.ofNanos(1), () -> now[0]));
        plan.compile("1 + 1", false);
        now[0] = 1;
        assertThatThrownBy(() -> plan.compile("1 + 2", false))
                .isInstanceOf(ExpressionInvalid.class)
                .hasMessageContaining("takes too long to check");
        assertThat(plan.compile("1 + 1", false)).isNotNull();
        assertThat(plan.compile("trigger.a", false)).isNotNull();
    }

    @Test
    void plain_paths_are_not_counted() throws ExpressionInvalid {
        PlanExpressions plan = new PlanExpressions(ExpressionFixture.LANGUAGE, Allowance.ENDLESS);
        for (int i = 0; i < 3 * PlanExpressions.MOST; i++) {
            assertThat(plan.compile("trigger.k" + i, false).steps()).isEmpty();
        }
    }

    @Test
    void several_threads_may_be_the_first_to_compile_and_evaluate() throws Exception {
        CelExpressions cold = new CelExpressions();
        List<Callable<Value>> calls = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String source = "trigger.items.map(i, i.id + " + i + ").size() + " + i;
            calls.add(() -> cold.compile(source, false).evaluate(SCOPE));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Value>> results = threads.invokeAll(calls);
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).isEqualTo(Value.of(3 + i));
            }
        }
    }

    @Test
    void one_expression_is_evaluated_by_several_threads_at_once() throws Exception {
        Expression expression = ExpressionFixture.compiled("item.map(x, x * index).filter(x, x % 2 == 0).size()", true);
        List<Callable<Value>> calls = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Scope scope = SCOPE.withItem(Value.of(List.of(Value.of(1), Value.of(2), Value.of(3))), i);
            calls.add(() -> expression.evaluate(scope));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Value>> results = threads.invokeAll(calls);
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).isEqualTo(Value.of(i % 2 == 0 ? 3 : 1));
            }
        }
    }

    @Test
    void deep_expressions_evaluate_on_a_virtual_threads_stack() throws Exception {
        String source = "'a'" + " + 'a'".repeat(150);
        Expression expression = ExpressionFixture.compiled(source);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.submit(() -> expression.evaluate(SCOPE)).get()).isEqualTo(Value.of("a".repeat(151)));
        }
    }
}
