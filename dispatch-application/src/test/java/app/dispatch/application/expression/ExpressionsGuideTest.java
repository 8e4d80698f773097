package app.dispatch.application.expression;

import static app.dispatch.application.expression.ExpressionFixture.LANGUAGE;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.StepStatus;
import app.dispatch.domain.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every example of the guide's page about expressions. */
class ExpressionsGuideTest {
    private static final String PAGE = page();
    private static final Scope SCOPE = Scope.of(
                    Json.parse(block("trigger")), ExpressionFixture.SCOPE.run(), ExpressionFixture.SCOPE.workflow())
            .withStep(new StepId("prs"), StepStatus.OK, Json.parse(block("prs")));

    record Example(String source, String result) {}

    static Stream<Example> values() {
        return rows("expression", "value");
    }

    static Stream<Example> templates() {
        return rows("string", "becomes");
    }

    static Stream<Example> problems() {
        return rows("expression", "problem");
    }

    static Stream<Example> failures() {
        return rows("expression", "failure");
    }

    @ParameterizedTest
    @MethodSource("values")
    void an_expression_has_the_value_that_the_page_says(Example example) {
        Value value = ExpressionFixture.compiled(example.source()).evaluate(SCOPE);
        assertThat("`" + Json.write(value) + "`").isEqualTo(example.result());
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_template_becomes_what_the_page_says(Example example) {
        List<Problem> problems = new ArrayList<>();
        ParamsTemplate template = ParamsTemplate.compile(Value.of(example.source()), LANGUAGE, false, "", problems);
        assertThat(problems).isEmpty();
        assertThat("`" + Json.write(template.render(SCOPE)) + "`").isEqualTo(example.result());
    }

    @ParameterizedTest
    @MethodSource("problems")
    void a_wrong_expression_is_refused_as_the_page_says(Example example) {
        assertThat(ExpressionFixture.refusal(example.source())).contains(example.result());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void an_expression_without_a_value_fails_as_the_page_says(Example example) {
        assertThat(ExpressionFixture.failure(example.source(), SCOPE)).contains(example.result());
    }

    /** The rows of all tables with these two headings; the first cell is code. */
    private static Stream<Example> rows(String first, String second) {
        Pattern table = Pattern.compile("\\| " + first + " \\| " + second + " \\|\n\\|---\\|---\\|\n((?:\\|.*\\|\n)+)");
        List<Example> rows = new ArrayList<>();
        Matcher tables = table.matcher(PAGE);
        while (tables.find()) {
            for (String row : tables.group(1).split("\n")) {
                int end = row.indexOf("` | ");
                rows.add(new Example(row.substring(3, end), row.substring(end + 4, row.length() - 2)));
            }
        }
        assertThat(rows).hasSizeGreaterThanOrEqualTo(5);
        return rows.stream();
    }

    private static String block(String name) {
        Matcher block = Pattern.compile("```json " + name + "\n(.*?)```", Pattern.DOTALL)
                .matcher(PAGE);
        assertThat(block.find()).as(name).isTrue();
        return block.group(1);
    }

    private static String page() {
        try {
            return Files.readString(Path.of("..", "docs", "guide", "expressions.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
