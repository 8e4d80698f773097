package app.dispatch.application.expression;

import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.JsonLength;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Null;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.value.Value.Text;

/** One rendering of a template: the scope it reads and the size that is left to it. Not for use by several threads. */
final class Rendering {
    /** The most characters that the values of one step's templates come to, as JSON. */
    static final int MOST_CHARACTERS = 1024 * 1024;

    private final Scope scope;
    private final JsonLength length = new JsonLength(MOST_CHARACTERS);

    Rendering(Scope scope) {
        this.scope = scope;
    }

    /** The expression's value, charged to this rendering. */
    Value value(Expression expression) {
        Value value = expression.evaluate(scope);
        if (!length.add(value).fits()) {
            throw tooLarge(expression);
        }
        return value;
    }

    /** The expression's value as it reads within a text. */
    String text(Expression expression) {
        return text(value(expression));
    }

    private static String text(Value value) {
        return switch (value) {
            case Null ignored -> "null";
            case Bool(boolean truth) -> Boolean.toString(truth);
            case Num number -> number.text();
            case Text(String text) -> text;
            case Items items -> Json.write(items);
            case Fields fields -> Json.write(fields);
        };
    }

    private static StepFailure tooLarge(Expression expression) {
        return StepFailure.lasting(
                FailureCode.EXPRESSION_ERROR,
                "`" + Sources.brief(expression.source()) + "`: with it the rendered parameters pass 1 MiB");
    }
}
