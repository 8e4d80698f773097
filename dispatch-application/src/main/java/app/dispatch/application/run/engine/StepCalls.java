package app.dispatch.application.run.engine;

import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.RunEvent.StepLogged;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one step, made or about to be: what is recorded of them. Of a step's parameters 1 MiB is kept, and 10 MiB of a
 * run's, written as JSON, with what the call that reached that has; those of further calls are left out, which the step's log says.
 */
final class StepCalls {
    private final StepId step;
    private final RunContext context;
    private final List<Call> made = new ArrayList<>();
    private final InputRoom room = new InputRoom(OutputCap.STEP);
    private final AtomicBoolean leftOut = new AtomicBoolean();

    StepCalls(StepId step, RunContext context) {
        this.step = step;
        this.context = context;
    }

    /** One call; for one thread at a time. */
    final class Call {
        private @Nullable Value input;
        private long weight;
        private int attempts;

        /** The rendered parameters as they are recorded, without secrets; null when it did not come to that, or there was no room. */
        @Nullable
        Value shown() {
            Value rendered = input;
            return rendered == null ? null : context.connections().secrets().hiddenIn(Redaction.of(rendered));
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
        void ended(RunMemory.Scratch memory) {
            Value parameters = input;
            if (parameters != null && !(fits(parameters) && memory.keep(weight))) {
                input = null;
                if (leftOut.compareAndSet(false, true)) {
                    context.journal()
                            .tell(new StepLogged(
                                    step, "the parameters of some calls were too large to keep; they are left out"));
                }
            }
        }

        private boolean fits(Value parameters) {
            long size = OutputCap.size(parameters);
            return room.take(size) && context.inputs().take(size);
        }
    }

    /** Adds a call. */
    Call add() {
        Call call = new Call();
        made.add(call);
        return call;
    }

    Call get(int index) {
        return made.get(index);
    }

    /** How many attempts were made at the call that took most. */
    int attempts() {
        return made.stream().mapToInt(call -> call.attempts).max().orElse(0);
    }

    /** The only call's parameters as they are recorded; null when it did not come to that. */
    @Nullable
    Value input() {
        return made.isEmpty() ? null : made.getFirst().shown();
    }

    /** The parameters of all calls up to the last that is known, each at its item's place; {@code null} for one that is not. */
    Value inputs() {
        List<Value> inputs = new ArrayList<>();
        int known = 0;
        for (Call call : made) {
            Value input = call.shown();
            inputs.add(input == null ? Value.NULL : input);
            known = input == null ? known : inputs.size();
        }
        return Value.of(inputs.subList(0, known));
    }
}
