package app.dispatch.application.expression;

import app.dispatch.application.cpu.Lane;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.StepStatus;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What expressions can name: {@code trigger}, {@code steps}, {@code run}, {@code workflow} and, per item, {@code item} and
 * {@code index}. Immutable; secrets are never in it.
 *
 * @param workflow the saved workflow's id and name; an ad-hoc plan's own
 * @param steps the steps that have ended
 * @param item the item of a {@code forEach}; null outside of one
 * @param lane where expressions are computed that may take long
 */
public record Scope(
        Value trigger,
        RunView run,
        WorkflowView workflow,
        Map<String, StepView> steps,
        @Nullable ItemView item,
        Lane lane) {

    /**
     * What expressions see of the run.
     *
     * @param date the day of its start in the plan's time zone
     * @param owner gives what they see of whose run it is; asked for when an expression does
     */
    public record RunView(RunId id, Instant startedAt, LocalDate date, Supplier<OwnerView> owner) {}

    /**
     * What expressions see of whose run it is.
     *
     * @param email null for one that has no account
     */
    public record OwnerView(
            @Nullable String email, @Nullable String name) {
        /** One without an account. */
        public static final OwnerView NOBODY = new OwnerView(null, null);
    }

    /** What expressions see of the workflow. */
    public record WorkflowView(String id, String name) {}

    /** What expressions see of a step; the output of one that is not ok is {@link Value#NULL}. */
    public record StepView(StepStatus status, Value output) {}

    /** The item that a step's operation runs for, and its place from 0. */
    public record ItemView(Value item, int index) {}

    public Scope {
        steps = Map.copyOf(steps);
    }

    /** The scope of a run's first phase; all is computed on the thread that asks. */
    public static Scope of(Value trigger, RunView run, WorkflowView workflow) {
        return new Scope(trigger, run, workflow, Map.of(), null, Lane.OWN_THREAD);
    }

    /** The scope of a run without anything sent to it. */
    public static Scope of(RunView run, WorkflowView workflow) {
        return of(Fields.empty(), run, workflow);
    }

    /** This scope with one more ended step. */
    public Scope withStep(StepId id, StepStatus status, Value output) {
        Map<String, StepView> more = new LinkedHashMap<>(steps);
        more.put(id.value(), new StepView(status, output));
        return new Scope(trigger, run, workflow, more, item, lane);
    }

    /** This scope for one item. */
    public Scope withItem(Value value, int index) {
        return new Scope(trigger, run, workflow, steps, new ItemView(value, index), lane);
    }

    /** The expression's value, computed on the lane when it may take long. */
    public Value valueOf(Expression expression) {
        return expression.size() == 0 ? expression.evaluate(this) : lane.run(() -> expression.evaluate(this));
    }
}
