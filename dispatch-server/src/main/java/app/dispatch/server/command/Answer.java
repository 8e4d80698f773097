package app.dispatch.server.command;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Text;
import java.util.List;
import java.util.Optional;

/** What a run answers: the output of its last step that has one, or of a step that is asked for. */
final class Answer {
    private Answer() {}

    /** The output of the step with that id; of the last one where it is empty. */
    static Optional<Value> of(Fields run, String step) {
        List<Value> steps = run.items("steps");
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i) instanceof Fields each
                    && each.get("output").isPresent()
                    && (step.isEmpty()
                            || each.text("stepId").filter(step::equals).isPresent())) {
                return each.get("output");
            }
        }
        return Optional.empty();
    }

    /** For people: a text as it is, of an answer by HTTP what was in its body, and else JSON. */
    static String text(Value output) {
        if (output instanceof Text(String text)) {
            return text;
        }
        if (output instanceof Fields fields
                && fields.get("status").isPresent()
                && fields.get("body").isPresent()) {
            Value body = fields.get("json")
                    .filter(json -> !(json instanceof Value.Null))
                    .orElse(fields.get("body").orElse(output));
            return body instanceof Text(String text) ? text : Json.pretty(body);
        }
        return Json.pretty(output);
    }
}
