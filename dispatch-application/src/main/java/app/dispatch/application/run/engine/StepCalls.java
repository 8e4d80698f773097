package app.dispatch.application.run.engine;

import app.dispatch.application.vault.Redaction;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.RunEvent.StepLogged;
import app.dispatch.domain.value.JsonLength;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one step, made or about to be: what is recorded of them. Of a step's parameters 1 MiB is kept, and 10 MiB of a
 * run's, written as JSON, with what the call that reached that has; those of further calls are left out, which the step's log says.
 */
final class StepCalls implements AutoCloseable {
    private final StepId step;
    private final RunContext context;
    private final StepMemory memory;
    private @Nullable Call[] made = {};
    private final InputRoom room = new InputRoom(OutputCap.STEP);
    private final AtomicBoolean leftOut = new AtomicBoolean();

    StepCalls(StepId step, RunContext context) {
        this.step = step;
        this.context = context;
        this.memory = context.memory().step(context.stopSignal());
    }

    /** One call; for one thread at a time. */
    final class Call {
        private @Nullable Value input;
        private long weight;
        private int attempts;

        /** The rendered parameters as they are recorded, without secrets; null when it did not come to that, or there was no room. */
        private @Nullable Value shown() {
            Value rendered = input;
            return rendered == null ? null : context.connections().secrets().hiddenIn(Redaction.of(rendered));
        }

        /** What it holds of the memory for runs while it is under way: nothing yet. */
        StepMemory.Scratch memory() {
            return memory.call();
        }

        /** Counts one attempt, and returns its number. */
        int attempt() {
            return ++attempts;
        }

        /** Notes that an earlier run made the call, with these parameters as far as that is known. */
        void takenOver(@Nullable Value earlier) {
            input = earlier == null ? Value.NULL : earlier;
        }

        /**
         * Notes the parameters, whatever becomes of the call.
         *
         * @param heap what they take of it
         */
        void rendered(Value parameters, long heap) {
            input = parameters;
            weight = heap;
        }

        /** Keeps the parameters for the record with what the call holds for them, or lets them go. */
        void ended(StepMemory.Scratch held) {
            Value parameters = input;
            if (parameters != null && !(fits(parameters) && held.keep(weight))) {
                input = null;
                if (leftOut.compareAndSet(false, true)) {
                    context.journal()
                            .tell(new StepLogged(
                                    step, "the parameters of some calls were too large to keep; they are left out"));
                }
            }
        }

        private boolean fits(Value parameters) {
            long size = JsonLength.of(parameters);
            return room.take(size) && context.inputs().take(size);
        }
    }

    /** There will be so many calls at most. */
    void expect(int calls) {
        made = new @Nullable Call[calls];
    }

    /** Holds so many bytes for a list that the step goes through, if they are to be had at once. */
    boolean tryHold(long bytes) {
        return memory.tryHold(bytes);
    }

    /**
     * Holds so many bytes for a list that the step goes through, as soon as they are to be had.
     *
     * @throws app.dispatch.domain.error.StepFailure when the run is stopped meanwhile
     */
    void hold(long bytes) {
        memory.hold(bytes);
    }

    /** The call at that place, which is about to be made. To be asked for once, by whoever makes it. */
    Call call(int index) {
        Call call = new Call();
        made[index] = call;
        return call;
    }

    /** The parameters of the call at that place as they are recorded; null when they are not known. */
    @Nullable
    Value input(int index) {
        Call call = made[index];
        return call == null ? null : call.shown();
    }

    /** How many attempts were made at the call that took most. */
    int attempts() {
        return Stream.of(made)
                .mapToInt(call -> call == null ? 0 : call.attempts)
                .max()
                .orElse(0);
    }

    /** The only call's parameters as they are recorded; null when it did not come to that. */
    @Nullable
    Value input() {
        return made.length == 0 ? null : input(0);
    }

    /** The parameters of all calls up to the last that is known, each at its item's place; {@code null} for one that is not. */
    Value inputs() {
        List<Value> inputs = new ArrayList<>();
        int known = 0;
        for (int i = 0; i < made.length; i++) {
            Value input = input(i);
            inputs.add(input == null ? Value.NULL : input);
            known = input == null ? known : inputs.size();
        }
        return Value.of(inputs.subList(0, known));
    }

    @Override
    public void close() {
        memory.close();
    }
}
