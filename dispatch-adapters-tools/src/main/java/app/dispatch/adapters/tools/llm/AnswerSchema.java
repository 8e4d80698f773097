package app.dispatch.adapters.tools.llm;

import app.dispatch.application.cpu.Lane;
import app.dispatch.application.json.ParamsSchema;
import app.dispatch.application.json.WrittenSchema;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema of an object to be answered with. Used by one thread. */
public final class AnswerSchema {
    private final WrittenSchema schema;
    private final Lane lane;

    private AnswerSchema(Fields schema, Lane lane) {
        this.schema = WrittenSchema.of(schema);
        this.lane = lane;
    }

    /** One of the program's own. */
    public static AnswerSchema of(Fields schema) {
        return new AnswerSchema(schema, Lane.OWN_THREAD);
    }

    /**
     * One that a user wrote.
     *
     * @param at the JSON pointer of the parameter that it is
     * @param lane where it is compiled, and answers are held against it
     * @throws StepFailure {@code params_invalid} when it is no JSON Schema of an object, or not one that users may write
     */
    public static AnswerSchema written(Fields schema, String at, ParamsSchema schemas, Lane lane) {
        return lane.run(() -> checked(schema, at, schemas, lane));
    }

    private static AnswerSchema checked(Fields schema, String at, ParamsSchema schemas, Lane lane) {
        List<Problem> problems = schemas.problemsOfSchema(schema, at);
        if (!problems.isEmpty()) {
            Problem first = problems.getFirst();
            throw invalid(first.path(), first.message());
        }
        Value type = schema.get("type").orElse(Value.of("object"));
        if (!type.equals(Value.of("object"))) {
            throw invalid(at, "must be the schema of an object: its type must be \"object\"");
        }
        return new AnswerSchema(schema.with("type", type), lane);
    }

    private static StepFailure invalid(String path, String message) {
        return StepFailure.lasting(FailureCode.PARAMS_INVALID, "The parameter " + path + " " + message);
    }

    /** What the model is told. */
    public Fields asked() {
        return schema.schema();
    }

    /**
     * What is wrong with an answer.
     *
     * @throws StepFailure {@code params_invalid} when the schema is such that this takes too long to tell
     */
    List<Problem> problems(Fields answer) {
        return lane.run(() -> schema.check(answer));
    }

    /** The same for a part of a text, in which not all has to be found. */
    public AnswerSchema ofAPart() {
        Map<String, Value> kept = new LinkedHashMap<>(asked().values());
        kept.remove("required");
        kept.remove("minProperties");
        kept.remove("dependentRequired");
        return lane.run(() -> new AnswerSchema(new Fields(kept), lane));
    }
}
