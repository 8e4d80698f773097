package app.dispatch.adapters.tools.llm;

import app.dispatch.application.json.ParamsSchema;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The JSON Schema of an object to be answered with.
 *
 * @param asked what the model is told
 * @param checked what its answer is held against: the same without regular expressions, which a text could make run for long
 */
public record AnswerSchema(Fields asked, Fields checked) {
    private static final Fields META = Fields.of("$ref", Value.of("https://json-schema.org/draft/2020-12/schema"));

    /** What names a schema, or one elsewhere: there is none but this. */
    private static final Set<String> IDENTITY = Set.of("$schema", "$id", "$anchor", "$dynamicAnchor", "$vocabulary");

    private static final Set<String> EXPRESSIONS = Set.of("pattern", "patternProperties");
    private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef");
    private static final Set<String> NAMED = Set.of("properties", "$defs", "definitions", "dependentSchemas");
    private static final Set<String> VALUES = Set.of("enum", "const", "default", "examples", "required");

    /** One of the program's own. */
    public static AnswerSchema of(Fields schema) {
        return new AnswerSchema(schema, schema);
    }

    /**
     * One that a user wrote.
     *
     * @param at the JSON pointer of the parameter that it is
     * @throws StepFailure {@code params_invalid} when it is no JSON Schema of an object, or leads elsewhere
     */
    public static AnswerSchema written(Fields schema, String at, ParamsSchema schemas) {
        List<Problem> problems = schemas.check(META, schema, at, text -> false);
        if (!problems.isEmpty()) {
            Problem first = problems.getFirst();
            throw invalid(first.path(), first.message());
        }
        Value type = schema.get("type").orElse(Value.of("object"));
        if (!type.equals(Value.of("object"))) {
            throw invalid(at, "must be the schema of an object: its type must be \"object\"");
        }
        Fields own = ((Fields) without(schema, IDENTITY, at)).with("type", type);
        return new AnswerSchema(own, (Fields) without(own, EXPRESSIONS, at));
    }

    private static Value without(Value schema, Set<String> words, String at) {
        if (schema instanceof Items(List<Value> schemas)) {
            return Value.of(schemas.stream().map(one -> without(one, words, at)).toList());
        }
        if (!(schema instanceof Fields(Map<String, Value> members))) {
            return schema;
        }
        Map<String, Value> kept = new LinkedHashMap<>();
        members.forEach((word, value) -> {
            if (REFERENCES.contains(word) && !(value instanceof Text(String to) && to.startsWith("#"))) {
                throw invalid(at, "may refer to what is in it alone, by a $ref that begins with #");
            }
            if (!words.contains(word)) {
                kept.put(word, within(word, value, words, at));
            }
        });
        return new Fields(kept);
    }

    private static Value within(String word, Value value, Set<String> words, String at) {
        if (VALUES.contains(word)) {
            return value;
        }
        if (NAMED.contains(word) && value instanceof Fields(Map<String, Value> named)) {
            Map<String, Value> kept = new LinkedHashMap<>();
            named.forEach((name, schema) -> kept.put(name, without(schema, words, at)));
            return new Fields(kept);
        }
        return without(value, words, at);
    }

    private static StepFailure invalid(String path, String message) {
        return StepFailure.lasting(FailureCode.PARAMS_INVALID, "The parameter " + path + " " + message);
    }

    /** The same for a part of a text, in which not all has to be found. */
    public AnswerSchema ofAPart() {
        return new AnswerSchema(partly(asked), partly(checked));
    }

    private static Fields partly(Fields schema) {
        Map<String, Value> kept = new LinkedHashMap<>(schema.values());
        kept.remove("required");
        kept.remove("minProperties");
        kept.remove("dependentRequired");
        return new Fields(kept);
    }
}
