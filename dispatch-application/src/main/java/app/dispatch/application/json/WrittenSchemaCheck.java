package app.dispatch.application.json;

import app.dispatch.application.regex.Regex;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Text;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is asked of a JSON Schema that a user wrote, beside that it is one. Not for use by several threads. */
final class WrittenSchemaCheck {
    /** The most characters, as JSON. */
    static final int MOST_CHARACTERS = 32 * 1024;

    /** The most schemas in it: properties, items, alternatives, definitions. */
    static final int MOST_SCHEMAS = 1_000;

    /** The most patterns in it. */
    static final int MOST_PATTERNS = 100;

    private final String at;
    private final Map<String, Fields> schemas = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private int patterns;

    private WrittenSchemaCheck(Fields schema, String at) {
        this.at = at;
        Subschemas.each(schema, "", schemas::put);
    }

    /** What is too large to be looked at any closer. */
    static Optional<Problem> size(Fields schema, String at) {
        int length = Json.write(schema).length();
        return length <= MOST_CHARACTERS
                ? Optional.empty()
                : Optional.of(new Problem(
                        at, "must be a JSON Schema of at most 32 KiB; this one has " + length + " characters"));
    }

    /** All that is wrong with a schema that is one, and not too large. */
    static List<Problem> problems(Fields schema, String at) {
        return new WrittenSchemaCheck(schema, at).problems(schema);
    }

    private List<Problem> problems(Fields schema) {
        if (schemas.size() > MOST_SCHEMAS) {
            return List.of(new Problem(
                    at,
                    "must hold at most " + MOST_SCHEMAS + " schemas (properties, items, alternatives); it holds "
                            + schemas.size()));
        }
        schemas.forEach(this::look);
        if (problems.isEmpty()) {
            compile(schema);
        }
        return problems;
    }

    private void look(String place, Fields schema) {
        schema.get("pattern").ifPresent(pattern -> pattern(pattern, Problem.pointer(place, "pattern")));
        String named = Problem.pointer(place, "patternProperties");
        schema.fields("patternProperties")
                .values()
                .keySet()
                .forEach(pattern -> pattern(Value.of(pattern), Problem.pointer(named, pattern)));
        reference(schema, place, "$ref");
        reference(schema, place, "$dynamicRef");
    }

    private void pattern(Value pattern, String place) {
        if (!(pattern instanceof Text(String text))) {
            return;
        }
        if (++patterns > MOST_PATTERNS) {
            if (patterns == MOST_PATTERNS + 1) {
                problems.add(new Problem(at, "must hold at most " + MOST_PATTERNS + " patterns"));
            }
            return;
        }
        try {
            Regex.compile(text, SchemaPatterns.MOST_SIZE);
        } catch (Regex.Invalid invalid) {
            problems.add(new Problem(at + place, "is a pattern that " + invalid.text()));
        }
    }

    private void reference(Fields schema, String place, String word) {
        schema.get(word)
                .filter(to -> !(to instanceof Text(String text) && isHere(text)))
                .ifPresent(elsewhere -> problems.add(new Problem(
                        at + Problem.pointer(place, word),
                        "may refer to a schema within this one alone, such as `#/$defs/name`; there is none at this"
                                + " place")));
    }

    private boolean isHere(String reference) {
        try {
            String place = reference.startsWith("#") ? URI.create(reference).getFragment() : null;
            return place != null && schemas.containsKey(place);
        } catch (IllegalArgumentException noUri) {
            return schemas.containsKey(reference.substring(1));
        }
    }

    private void compile(Fields schema) {
        try {
            WrittenSchema.of(schema);
        } catch (StepFailure cannot) {
            problems.add(new Problem(at, cannot.text().replace("The JSON Schema", "is a JSON Schema that")));
        }
    }
}
