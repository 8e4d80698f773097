package app.dispatch.application.run.engine;

import app.dispatch.application.admission.Places.Place;
import app.dispatch.application.expression.Expression;
import app.dispatch.application.expression.Scope;
import app.dispatch.application.json.Json;
import app.dispatch.application.plan.CheckedStep;
import app.dispatch.domain.Sha256;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.DoneItem;
import app.dispatch.domain.run.RunEvent.ItemsDone;
import app.dispatch.domain.run.RunEvent.StepLogged;
import app.dispatch.domain.value.JsonLength;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
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
    Value run(CheckedStep step, Expression forEach, Scope scope, RunContext context, StepCalls made) {
        List<Value> items = held(forEach, scope, made);
        made.expect(items.size());
        @Nullable Value[] outputs = earlier(step.step().id(), items, context, made);
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable StepFailure> failed = new AtomicReference<>();
        AtomicBoolean first = new AtomicBoolean(true);
        Parallel.run(Math.min(step.step().concurrency(), items.size()), another -> {
            boolean hasPlace = first.getAndSet(false); // that of the step
            for (int i = open(next, outputs); i < outputs.length && failed.get() == null; i = open(next, outputs)) {
                Optional<Place> place = hasPlace
                        ? Optional.empty()
                        : context.turns().next(step.step().id());
                try {
                    another.run();
                    if (failed.get() == null) {
                        Scope own = scope.withItem(items.get(i), i);
                        outputs[i] = calls.run(step, own, "/" + i, context, made.call(i));
                    }
                } catch (StepFailure failure) {
                    failed.compareAndSet(null, ofItem(failure, i));
                } finally {
                    place.ifPresent(Place::close);
                }
            }
        });
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

    /** The place of the next item that has no output yet, or where there is none. */
    private static int open(AtomicInteger next, @Nullable Value[] outputs) {
        int i = next.getAndIncrement();
        while (i < outputs.length && outputs[i] != null) {
            i = next.getAndIncrement();
        }
        return i;
    }

    /** The parameters that the calls would be made with, in the items' order. */
    Value render(CheckedStep step, Expression forEach, Scope scope) {
        List<Value> items = items(forEach, scope);
        List<Value> rendered = new ArrayList<>();
        InputRoom room = new InputRoom(OutputCap.STEP);
        for (int i = 0; i < items.size(); i++) {
            Value one = calls.render(step, scope.withItem(items.get(i), i));
            rendered.add(one);
            if (!room.take(JsonLength.of(one))) {
                throw StepFailure.lasting(
                        FailureCode.EXPRESSION_ERROR,
                        "The parameters of all items together are more than the 1 MiB that can be shown for an approval");
            }
        }
        return Value.of(rendered);
    }

    /** The outputs of those items that the run which this one goes on from had done. */
    private static @Nullable Value[] earlier(StepId step, List<Value> items, RunContext context, StepCalls made) {
        @Nullable Value[] outputs = new @Nullable Value[items.size()];
        List<DoneItem> done = context.progress().itemsDone(step).stream()
                .filter(item -> item.index() < items.size())
                .filter(item -> item.digest().equals(digest(items.get(item.index()))))
                .toList();
        for (DoneItem item : done) {
            outputs[item.index()] = item.output();
            made.call(item.index()).takenOver(item.input());
        }
        if (!done.isEmpty()) {
            context.journal().tell(new StepLogged(step, done.size() + " items were done before and are taken over"));
        }
        return outputs;
    }

    private static void keep(
            StepId step, List<Value> items, @Nullable Value[] outputs, RunContext context, StepCalls made) {
        List<DoneItem> done = new ArrayList<>();
        for (int i = 0; i < outputs.length; i++) {
            Value output = outputs[i];
            if (output != null) {
                Value kept = context.cap().fit(output).output();
                done.add(new DoneItem(i, digest(items.get(i)), made.input(i), kept));
            }
        }
        if (!done.isEmpty()) {
            context.journal().tell(new ItemsDone(step, done));
        }
    }

    private static String digest(Value item) {
        return Sha256.hex(Json.write(item));
    }

    /** The items, once there is room for the list in memory: to wait with it would take it before. */
    private static List<Value> held(Expression forEach, Scope scope, StepCalls made) {
        List<Value> items = items(forEach, scope);
        if (forEach.size() > 0) { // made for this step, and nobody else's
            long weight = Weight.of(new Items(items));
            if (!made.tryHold(weight)) {
                items = List.of();
                made.hold(weight);
                items = items(forEach, scope);
            }
        }
        return items;
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
