package app.dispatch.adapters.tools.planner.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.adapters.tools.llm.Material;
import app.dispatch.application.expression.CelExpressions;
import app.dispatch.application.expression.ExpressionInvalid;
import app.dispatch.application.expression.ExpressionLanguage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model is told of expressions and of runs is so. */
class InstructionsTest {
    private final ExpressionLanguage language = new CelExpressions();

    private static String told() {
        return Instructions.system(AllTools.catalogue().only(List.of("http")), new Material("material-1"));
    }

    /** Each name once as it is used; the name is what stands before the blank. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "size size(trigger)",
                ".map trigger.l.map(i, i.a)",
                ".filter trigger.l.filter(i, i.a > 1)",
                ".exists trigger.l.exists(i, i.a)",
                ".all trigger.l.all(i, i.a)",
                ".sortBy trigger.l.sortBy(i, i.a)",
                ".sort trigger.l.sort()",
                ".reverse trigger.l.reverse()",
                ".distinct trigger.l.distinct()",
                ".flatten trigger.l.flatten()",
                ".slice trigger.l.slice(0, 1)",
                ".join trigger.l.join(', ')",
                "lists.range lists.range(3)",
                ".contains trigger.s.contains('a')",
                ".startsWith trigger.s.startsWith('a')",
                ".endsWith trigger.s.endsWith('a')",
                ".matches trigger.s.matches('a')",
                ".replace trigger.s.replace('a', 'b')",
                ".split trigger.s.split(',')",
                ".substring trigger.s.substring(0, 1)",
                ".trim trigger.s.trim()",
                ".lowerAscii trigger.s.lowerAscii()",
                ".upperAscii trigger.s.upperAscii()",
                "math.greatest math.greatest(1, 2)",
                ".least math.least(1, 2)",
                ".round math.round(1.5)",
                ".floor math.floor(1.5)",
                ".ceil math.ceil(1.5)",
                ".abs math.abs(-1)",
                "string string(1)",
                "int int('1')",
                "double double('1')",
                "timestamp timestamp(trigger.s)",
                "duration run.startedAt - duration('168h')",
                ".getFullYear run.startedAt.getFullYear()",
                ".getMonth run.startedAt.getMonth()",
                ".getDate run.startedAt.getDate()",
                ".getDayOfWeek run.startedAt.getDayOfWeek()",
                ".getHours run.startedAt.getHours()",
                "json json(trigger)",
                "parseJson parseJson(trigger.s)",
                "default default(trigger.s, 'x')",
                "only(list only(trigger.l)",
                "sum(list sum(trigger.l)",
                "run.owner.email run.owner.email",
                "run.owner.name run.owner.name",
                "workflow.name workflow.name",
                "run.date run.date"
            })
    void what_a_model_may_write_in_an_expression_is_there(String example) {
        String[] parts = example.split(" ", 2);

        assertThat(told()).contains(parts[0]);
        assertThatCode(() -> language.compile(parts[1], false)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"trigger.l.sum()", "math.sum(trigger.l)", "trigger.s.format([1])"})
    void what_a_model_is_told_not_to_write_is_not_there(String source) {
        assertThat(told()).contains("no loop, no formatting");
        assertThatThrownBy(() -> language.compile(source, false)).isInstanceOf(ExpressionInvalid.class);
    }

    @Test
    void a_model_is_told_what_it_would_have_to_guess() {
        assertThat(told())
                .contains(
                        "trigger null is the same as \"manual\"",
                        "timezone null is UTC",
                        "A schedule sends only trigger.scheduledAt (a text in RFC 3339), .cron\n  and .timezone",
                        "asked once for the step, before any forEach",
                        "forEach only(list): of two that fit, none is changed",
                        "\"me\" is\n  {{ run.owner.email }}",
                        "http may call a public API that you know",
                        "it is the last step's output");
    }
}
