package app.dispatch.server;

import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.OpCall;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Map;

/**
 * Stands in for a tool: it declares the same operations, needs no connection, and answers each with its example. Only what a
 * language model answers has the form that it was asked for, and not that of the example's question.
 */
record StandIn(ToolDef definition, World world) implements Connector {

    /** What the stand-ins find. */
    enum World {
        FIRST_CHOICE,
        SECOND_CHOICE,
        THIRD_CHOICE,
        FOURTH_CHOICE,
        NOTHING_FOUND;

        /** Which of its choices a language model takes, from 0. */
        int choice() {
            return this == NOTHING_FOUND ? 0 : ordinal();
        }
    }

    StandIn {
        definition = new ToolDef(
                definition.id(),
                definition.label(),
                definition.description(),
                definition.words(),
                List.of(),
                definition.ops());
    }

    @Override
    public Value call(OpCall call) {
        Fields example = (Fields) call.op().example().output();
        return switch (definition.id() + "." + call.op().id()) {
            case "openai.classify" -> example.with("label", label(call.params().fields()));
            case "openai.extract" ->
                example.with("data", filled(call.params().fields().fields("schema")));
            default -> isEmpty(example) ? example.with("items", Value.of(List.of())) : example;
        };
    }

    private boolean isEmpty(Fields example) {
        return world == World.NOTHING_FOUND
                && example.get("truncated").isPresent()
                && !example.items("items").isEmpty();
    }

    private Value label(Fields params) {
        List<Value> labels = params.items("labels");
        return labels.get(Math.min(world.choice(), labels.size() - 1));
    }

    private Value filled(Fields schema) {
        Fields filled = Fields.empty();
        for (Map.Entry<String, Value> property :
                schema.fields("properties").values().entrySet()) {
            String type = ((Fields) property.getValue()).text("type").orElseThrow();
            filled = filled.with(property.getKey(), some(type));
        }
        return filled;
    }

    private Value some(String type) {
        return switch (type) {
            case "boolean" -> Value.of(world.choice() == 0);
            case "number" -> Value.of(12);
            case "string" -> Value.of("2026-11-25T10:00:00");
            default -> throw new IllegalArgumentException("there is no value of the type " + type + " here");
        };
    }
}
