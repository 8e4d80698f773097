package app.dispatch.application.tool;

import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.tool.EffectRule;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of an operation in a few words: what it does, and its parameters. For one with a JSON Schema of its own,
 * make an {@link OpDef}. Immutable: every call gives a new one.
 */
public final class Op {
    private final String id;
    private final String title;
    private final Effect effect;
    private final Map<String, Value> properties;
    private final List<String> required;
    private final Value exampleOutput;
    private final @Nullable String undo;

    private Op(
            String id,
            String title,
            Effect effect,
            Map<String, Value> properties,
            List<String> required,
            Value exampleOutput,
            @Nullable String undo) {
        this.id = id;
        this.title = title;
        this.effect = effect;
        this.properties = properties;
        this.required = required;
        this.exampleOutput = exampleOutput;
        this.undo = undo;
    }

    /** An operation that changes nothing. */
    public static Op reads(String id, String title) {
        return new Op(id, title, Effect.READ, Map.of(), List.of(), Fields.empty(), null);
    }

    /** An operation that may be repeated without changing more. */
    public static Op sets(String id, String title) {
        return new Op(id, title, Effect.IDEMPOTENT, Map.of(), List.of(), Fields.empty(), null);
    }

    /** An operation that changes something each time. */
    public static Op writes(String id, String title) {
        return new Op(id, title, Effect.WRITE, Map.of(), List.of(), Fields.empty(), null);
    }

    /** With a parameter of any type that must be there. */
    public Op needs(String param, String description) {
        return param(param, description, true);
    }

    /** With a parameter of any type that may be left out. */
    public Op takes(String param, String description) {
        return param(param, description, false);
    }

    /** With the output that stands in for a simulated call in a dry run. */
    public Op example(Value output) {
        return new Op(id, title, effect, properties, required, output, undo);
    }

    /** With how a call is taken back, for people, such as "Deletes the file". */
    public Op undo(String how) {
        return new Op(id, title, effect, properties, required, exampleOutput, how);
    }

    private Op param(String param, String description, boolean isRequired) {
        Map<String, Value> more = new LinkedHashMap<>(properties);
        more.put(param, Fields.builder().put("description", description).build());
        List<String> needed = new ArrayList<>(required);
        if (isRequired) {
            needed.add(param);
        }
        return new Op(id, title, effect, more, needed, exampleOutput, undo);
    }

    /** The whole declaration. */
    OpDef declared() {
        Fields params = Fields.builder()
                .put("type", "object")
                .put("properties", new Fields(properties))
                .put("required", Value.texts(required))
                .put("additionalProperties", false)
                .build();
        return new OpDef(
                id,
                title,
                title,
                List.of(),
                EffectRule.always(effect),
                false,
                params,
                Fields.empty(),
                new OpDef.Example(Fields.empty(), exampleOutput),
                undo);
    }
}
