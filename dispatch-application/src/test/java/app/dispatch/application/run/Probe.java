package app.dispatch.application.run;

import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.Op;
import app.dispatch.application.tool.OpCall;
import app.dispatch.application.tool.Tool;
import app.dispatch.domain.tool.UndoOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** A tool whose operations do what a test says, and that remembers its calls by their parameter {@code is}. */
final class Probe {
    private final Queue<String> calls = new ConcurrentLinkedQueue<>();
    private final Map<String, Function<OpCall, Value>> behaviours = new ConcurrentHashMap<>();

    private volatile Function<OpCall, UndoOutcome> undo = call -> UndoOutcome.undone("It is gone");

    /** What a call with that {@code is} does; without one it answers its own parameters. */
    Probe on(String is, Function<OpCall, Value> behaviour) {
        behaviours.put(is, behaviour);
        return this;
    }

    /** The {@code is} of each call, in order. */
    Queue<String> calls() {
        return calls;
    }

    Connector connector() {
        return Tool.named("probe", "Probe")
                .op(op(Op.reads("read", "Read")), this::call)
                .op(op(Op.sets("set", "Set")), this::call)
                .op(op(Op.writes("write", "Write")).example(Fields.of("simulated", Value.of(true))), this::call)
                .op(
                        op(Op.writes("put", "Put").undo("Takes it away")),
                        call -> Fields.of(
                                "value", call.params().fields().get("is").orElseThrow()),
                        call -> undo.apply(call))
                .build();
    }

    /** How what {@code put} did is taken back. */
    void undo(Function<OpCall, UndoOutcome> how) {
        undo = how;
    }

    private static Op op(Op op) {
        return op.needs("is", "which call it is").takes("value", "anything");
    }

    private Value call(OpCall call) {
        String is = call.params().text("is");
        calls.add(is);
        return behaviours.getOrDefault(is, each -> each.params().fields()).apply(call);
    }
}
