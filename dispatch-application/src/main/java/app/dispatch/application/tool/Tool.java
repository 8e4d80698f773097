package app.dispatch.application.tool;

import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A connector made of functions: the short way to give plans a tool of one's own.
 *
 * <pre>{@code
 * Connector greeter = Tool.named("greeter", "Greeter")
 *         .op(Op.reads("greet", "Greet a person").needs("name", "whom to greet"),
 *                 call -> Value.of("Hello " + call.params().text("name").orElseThrow()))
 *         .build();
 * }</pre>
 */
public final class Tool implements Connector {
    private final ToolDef definition;
    private final Map<String, Function<OpCall, Value>> functions;

    private Tool(ToolDef definition, Map<String, Function<OpCall, Value>> functions) {
        this.definition = definition;
        this.functions = functions;
    }

    /** Begins a tool: its id in plans and its name for people. */
    public static Builder named(String id, String label) {
        return new Builder(id, label);
    }

    @Override
    public ToolDef definition() {
        return definition;
    }

    @Override
    public Value call(OpCall call) {
        Function<OpCall, Value> function = functions.get(call.op().id());
        if (function == null) {
            throw StepFailure.lasting(
                    FailureCode.OP_UNAVAILABLE, "There is no op `" + call.op().id() + "`");
        }
        return function.apply(call);
    }

    /** Collects the operations of a tool. */
    public static final class Builder {
        private final String id;
        private final String label;
        private final List<OpDef> ops = new ArrayList<>();
        private final Map<String, Function<OpCall, Value>> functions = new LinkedHashMap<>();

        private Builder(String id, String label) {
            this.id = id;
            this.label = label;
        }

        /**
         * Adds an operation.
         *
         * @param does carries it out; safe for use by several threads
         */
        public Builder op(Op op, Function<OpCall, Value> does) {
            OpDef declared = op.declared();
            ops.add(declared);
            functions.put(declared.id(), does);
            return this;
        }

        /** The tool. */
        public Connector build() {
            return new Tool(new ToolDef(id, label, label, List.of(), List.of(), ops), Map.copyOf(functions));
        }
    }
}
