package app.dispatch.application.run.engine;

import app.dispatch.application.expression.Expression;
import app.dispatch.application.expression.Scope;
import app.dispatch.application.json.Json;
import app.dispatch.application.plan.CheckedStep;
import app.dispatch.application.run.engine.CallRunner.Call;
import app.dispatch.domain.Sha256;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.DoneItem;
import app.dispatch.domain.run.RunEvent.ItemsDone;
import app.dispatch.domain.run.RunEvent.StepLogged;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes a step's call once for each item of a list, some at a time. */
final class ItemRunner {
    /** The most items that one step runs for. */
    static final int MOST_ITEMS = 1_000;

    private final CallRunner calls;

    ItemRunner(CallRunner calls) {
        this.calls = calls;
    }

    /**
     * The outputs, in the items' order. After a failure no further item begins; what was done by then is recorded, and not
     * done again by a retry that finds the same item at the same place.
     *
     * @param made receives a call for each item, whatever becomes of it
     * @throws StepFailure that of the first item that failed, naming its place
     */
    Value run(CheckedStep step, Expression forEach, Scope scope, RunContext context, List<Call> made) {
        List<Value> items = items(forEach, scope);
        items.forEach(item -> made.add(new Call()));
        @Nullable Value[] outputs = earlier(step.step().id(), items, context, made);
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable StepFailure> failed = new AtomicReference<>();
        Runnable lane = () -> {
            for (int i = next.getAndIncrement(); i < items.size() && failed.get() == null; i = next.getAndIncrement()) {
                try {
                    if (outputs[i] == null) {
                        Scope own = scope.withItem(items.get(i), i);
                        outputs[i] = calls.run(step, own, "/" + i, context, made.get(i));
                    }
                } catch (StepFailure failure) {
                    failed.compareAndSet(null, ofItem(failure, i));
                }
            }
        };
        Parallel.run(lane, Math.min(step.step().concurrency(), items.size()));
        StepFailure failure = failed.get();
        if (failure != null) {
            keep(step.step().id(), items, outputs, context, made);
            throw failure;
        }
        List<Value> all = new ArrayList<>();
        for (Value output : outputs) {
            all.add(output == null ? Value.NULL : output);
        }
        return new Items(all);
    }

    /** The parameters that the calls would be made with, in the items' order. */
    Value render(CheckedStep step, Expression forEach, Scope scope) {
        List<Value> items = items(forEach, scope);
        return Value.of(IntStream.range(0, items.size())
                .mapToObj(i -> calls.render(step, scope.withItem(items.get(i), i)))
                .toList());
    }

    /** The outputs of those items that the run which this one goes on from had done. */
    private static @Nullable Value[] earlier(StepId step, List<Value> items, RunContext context, List<Call> made) {
        @Nullable Value[] outputs = new @Nullable Value[items.size()];
        List<DoneItem> done = context.progress().itemsDone(step).stream()
                .filter(item -> item.index() < items.size())
                .filter(item -> item.digest().equals(digest(items.get(item.index()))))
                .toList();
        for (DoneItem item : done) {
            outputs[item.index()] = item.output();
            made.get(item.index()).takenOver(item.input());
        }
        if (!done.isEmpty()) {
            context.journal().tell(new StepLogged(step, done.size() + " items were done before and are taken over"));
        }
        return outputs;
    }

    private static void keep(
            StepId step, List<Value> items, @Nullable Value[] outputs, RunContext context, List<Call> made) {
        List<DoneItem> done = new ArrayList<>();
        for (int i = 0; i < outputs.length; i++) {
            Value output = outputs[i];
            if (output != null) {
                Value kept = context.cap().fit(output).output();
                done.add(new DoneItem(i, digest(items.get(i)), made.get(i).shown(context), kept));
            }
        }
        if (!done.isEmpty()) {
            context.journal().tell(new ItemsDone(step, done));
        }
    }

    private static String digest(Value item) {
        return Sha256.hex(Json.write(item));
    }

    private static List<Value> items(Expression forEach, Scope scope) {
        if (!(scope.valueOf(forEach) instanceof Items(List<Value> items))) {
            throw StepFailure.lasting(FailureCode.EXPRESSION_ERROR, "`forEach` must yield a list: " + forEach.source());
        }
        if (items.size() > MOST_ITEMS) {
            throw StepFailure.lasting(
                    FailureCode.EXPRESSION_ERROR,
                    "`forEach` yields " + items.size() + " items; a step runs for at most " + MOST_ITEMS);
        }
        return items;
    }

    private static StepFailure ofItem(StepFailure failure, int index) {
        return StepFailure.lasting(failure.failureCode(), "Item " + index + ": " + failure.text());
    }
}
