package app.dispatch.domain.tool;

import app.dispatch.domain.tool.OpDef.Example;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Optional;

/**
 * The operation that takes back a call of another one: {@code undo_create_issue} for {@code create_issue}. Every operation
 * that may change something has one, if only to say that it cannot be taken back; it is in no catalogue, and is what the steps
 * of an undo run call.
 */
public final class UndoOp {
    private static final String PREFIX = "undo_";

    private static final Fields PARAMS = Fields.builder()
            .put("type", "object")
            .put("additionalProperties", false)
            .put("required", Value.texts(List.of("params", "output")))
            .put(
                    "properties",
                    Fields.builder()
                            .put("params", object("The parameters of the call"))
                            .put("output", object("What the call gave"))
                            .build())
            .build();

    private static final Fields OUTPUT = Fields.builder()
            .put("type", "object")
            .put("required", Value.texts(List.of("outcome", "message")))
            .put(
                    "properties",
                    Fields.builder()
                            .put("outcome", Fields.of("type", Value.of("string")))
                            .put("message", Fields.of("type", Value.of("string")))
                            .build())
            .build();

    private UndoOp() {}

    private static Fields object(String description) {
        return Fields.builder()
                .put("type", "object")
                .put("description", description)
                .build();
    }

    /** The id of the operation that one of that id takes back; empty when it takes back none. */
    public static Optional<String> of(String id) {
        return id.startsWith(PREFIX) ? Optional.of(id.substring(PREFIX.length())) : Optional.empty();
    }

    /** The id of the one that takes back the operation of that id. */
    public static String id(String op) {
        return PREFIX + op;
    }

    /** The declaration of the one that takes back {@code op}; its own {@code undo} is null when that cannot be done. */
    static OpDef of(OpDef op) {
        UndoOutcome outcome = op.undo() == null
                ? UndoOutcome.cannot("\"" + op.title() + "\" cannot be taken back")
                : UndoOutcome.undone(op.undo());
        Example example = new Example(
                Fields.builder()
                        .put("params", op.example().params())
                        .put("output", op.example().output())
                        .build(),
                outcome.output());
        return new OpDef(
                id(op.id()),
                "Take back: " + op.title(),
                outcome.message(),
                List.of(),
                EffectRule.always(Effect.IDEMPOTENT),
                true,
                PARAMS,
                OUTPUT,
                example,
                op.undo());
    }
}
