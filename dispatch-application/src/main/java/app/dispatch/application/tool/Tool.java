package app.dispatch.application.tool;

import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.tool.DeclarationCheck;
import app.dispatch.domain.tool.FieldDef;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.tool.ToolEvent;
import app.dispatch.domain.tool.UndoOp;
import app.dispatch.domain.tool.UndoOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A connector made of functions: the short way to give plans a tool of one's own.
 *
 * <pre>{@code
 * Connector greeter = Tool.named("greeter", "Greeter")
 *         .op(Op.reads("greet", "Greet a person").needs("name", Type.text("whom to greet")),
 *                 call -> Value.of("Hello " + call.params().text("name")))
 *         .build();
 * }</pre>
 */
public final class Tool implements Connector {
    private final ToolDef definition;
    private final Map<String, Function<OpCall, Value>> functions;
    private final Function<Fields, String> test;

    private Tool(ToolDef definition, Map<String, Function<OpCall, Value>> functions, Function<Fields, String> test) {
        this.definition = definition;
        this.functions = functions;
        this.test = test;
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

    @Override
    public String test(Fields connection) {
        return test.apply(connection);
    }

    /** Collects what makes up a tool: what connects it, and its operations. */
    public static final class Builder {
        private final String id;
        private final String label;
        private final List<FieldDef> fields = new ArrayList<>();
        private final List<Set<String>> ways = new ArrayList<>();
        private final List<OpDef> ops = new ArrayList<>();
        private final List<String> words = new ArrayList<>();
        private final List<ToolEvent> events = new ArrayList<>();
        private final Map<String, Function<OpCall, Value>> functions = new LinkedHashMap<>();

        private String description;

        private Function<Fields, String> test = connection -> "Nothing was tried";

        private Builder(String id, String label) {
            this.id = id;
            this.label = label;
            description = label;
        }

        /** Says in one sentence what the tool is for, in place of its name. */
        public Builder description(String sentence) {
            description = sentence;
            return this;
        }

        /** Adds other words that people use for the tool, in small letters. */
        public Builder words(String... others) {
            words.addAll(List.of(others));
            return this;
        }

        /** Adds something that may happen there, which plans can wait for. */
        public Builder event(ToolEvent event) {
            events.add(event);
            return this;
        }

        /** Adds a field of what connects the tool; calls find its value in {@link OpCall#connection}. */
        public Builder field(FieldDef field) {
            fields.add(field);
            return this;
        }

        /** Adds a way to connect the tool: the keys of the fields that it takes beside the required ones. */
        public Builder way(String... keys) {
            ways.add(Set.of(keys));
            return this;
        }

        /**
         * Says how a connection is tried.
         *
         * @param tries gives who one is there, or throws a {@link StepFailure}; safe for use by several threads
         */
        public Builder test(Function<Fields, String> tries) {
            test = tries;
            return this;
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

        /**
         * Adds an operation whose parameters are a record and whose output is another; both are declared by that, as
         * {@link Op#needs(Class)} and {@link Op#gives(Class)} say.
         *
         * @param does carries it out; safe for use by several threads
         */
        public <P extends Record, R extends Record> Builder op(
                Op op, Class<P> params, Class<R> output, BiFunction<P, OpCall, R> does) {
            return op(
                    op.needs(params).gives(output),
                    call -> JavaTypes.write(does.apply(call.params().as(params), call)));
        }

        /**
         * Adds an operation that can be taken back ({@link Op#undo}).
         *
         * @param takesBack does so: its call's parameters are {@code params}, those of the call that is taken back, and
         *     {@code output}, what that one gave; a repeat does nothing more. Safe for use by several threads
         */
        public Builder op(Op op, Function<OpCall, Value> does, Function<OpCall, UndoOutcome> takesBack) {
            OpDef declared = op.declared();
            if (declared.undo() == null) {
                throw new IllegalArgumentException(declared.id() + " does not say how it is taken back");
            }
            functions.put(
                    UndoOp.id(declared.id()), call -> takesBack.apply(call).output());
            return op(op, does);
        }

        /**
         * The tool.
         *
         * @throws IllegalArgumentException when its declaration says something that nobody can go by, such as words for a
         *     value that a parameter does not take; the message tells where
         */
        public Connector build() {
            ToolDef tool = new ToolDef(id, label, description, words, fields, ways, ops, events);
            List<Problem> problems = DeclarationCheck.of(tool);
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException(problems.stream()
                        .map(problem -> problem.path() + ": " + problem.message())
                        .collect(Collectors.joining("\n")));
            }
            return new Tool(tool, Map.copyOf(functions), test);
        }
    }
}
