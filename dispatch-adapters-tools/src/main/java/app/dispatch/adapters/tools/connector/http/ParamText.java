package app.dispatch.adapters.tools.connector.http;

import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Null;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.value.Value.Text;
import java.util.List;
import java.util.Optional;

/** Parameters as the text that goes into a header, a query or a form. */
final class ParamText {
    private ParamText() {}

    /** The text of one value; empty for null, which stands for a value that is left out. */
    static Optional<String> of(Value value, String where) {
        return switch (value) {
            case Text(String text) -> Optional.of(text);
            case Num number -> Optional.of(number.text());
            case Bool(boolean truth) -> Optional.of(String.valueOf(truth));
            case Null() -> Optional.empty();
            case Items items -> throw nested(where);
            case Fields fields -> throw nested(where);
        };
    }

    /** The texts of a value that may be a list: a list's items each stand for one occurrence of the name. */
    static List<String> each(Value value, String where) {
        return value instanceof Items(List<Value> items)
                ? items.stream().flatMap(item -> of(item, where).stream()).toList()
                : of(value, where).stream().toList();
    }

    private static StepFailure nested(String where) {
        return StepFailure.lasting(
                FailureCode.PARAMS_INVALID,
                where + " holds an object or a nested list; give text, numbers or true/false");
    }
}
