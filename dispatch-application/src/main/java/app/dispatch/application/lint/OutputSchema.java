package app.dispatch.application.lint;

import app.dispatch.application.expression.Term;
import app.dispatch.application.expression.Term.Literal;
import app.dispatch.application.lint.AnalyzedPlan.AnalyzedStep;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Text;
import java.util.List;

/** The schema of an operation's output, asked whether one of its members can be anything at all. */
final class OutputSchema {
    private OutputSchema() {}

    /**
     * Whether the member is one of few values that the plan or the declaration lists, or no text.
     *
     * @param keys the way to it from the output
     * @param numbers whether a number may be what somebody else wants
     */
    static boolean isSettled(AnalyzedStep step, List<String> keys, boolean numbers) {
        Fields schema = step.checked().op().output();
        for (String key : keys) {
            schema = isItem(key, schema)
                    ? schema.fields("items")
                    : schema.fields("properties").fields(key);
            String written = schema.text("x-schema").orElse("");
            if (step.params().get(written) instanceof Literal(Fields given)) {
                schema = given;
            }
        }
        return isSettled(step, schema, numbers);
    }

    private static boolean isItem(String key, Fields schema) {
        return !schema.fields("items").isEmpty() && (key.equals(Origin.ANY) || Origin.isNumber(key));
    }

    private static boolean isSettled(AnalyzedStep step, Fields schema, boolean numbers) {
        String type = schema.text("type").orElse("");
        boolean number = type.equals("integer") || type.equals("number");
        Term labels = step.params().get(schema.text("x-one-of").orElse(""));
        return !schema.items("enum").isEmpty()
                || schema.get("const").isPresent()
                || type.equals("boolean")
                || (number && !numbers)
                || (labels != null
                        && !FlowReader.literals(labels).isEmpty()
                        && FlowReader.literals(labels).stream().allMatch(Text.class::isInstance));
    }
}
