package app.dispatch.application.json;

import app.dispatch.domain.error.DidYouMean;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Checks parameters against the names that an operation's schema declares. */
public final class ParamsSchema {
    /**
     * All that is wrong with the parameters.
     *
     * @param isTemplate whether the string at a pointer, relative to the parameters, holds a template
     */
    public List<Problem> check(Fields schema, Value params, String path, Predicate<String> isTemplate) {
        List<Problem> problems = new ArrayList<>();
        Reading reading = Reading.of(params, path, problems);
        Fields declared = schema.fields("properties");
        reading.only(declared.values().keySet());
        for (Value name : schema.items("required")) {
            if (name instanceof Text(String key) && reading.value(key).isEmpty()) {
                reading.problem(
                        key,
                        "is required"
                                + DidYouMean.hint(key, reading.from().values().keySet()));
            }
        }
        return problems;
    }
}
