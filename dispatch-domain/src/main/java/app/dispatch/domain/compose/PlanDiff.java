package app.dispatch.domain.compose;

import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.plan.TriggerKind;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.TargetKind;
import app.dispatch.domain.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change of a plan means: what it will do that it did not do before, to whom, and when. Other ids of steps, another
 * order in the list that makes nothing wait for anything else, and labels are no change.
 *
 * @param added steps that only the new plan has
 * @param removed steps that only the old plan has
 * @param changed steps of both that are not the same
 * @param targetsAdded whom or what only the new plan acts on
 * @param targetsRemoved whom or what only the old plan acts on
 */
public record PlanDiff(
        Change<String> name,
        Change<Start> start,
        List<Step> added,
        List<Step> removed,
        List<StepChange> changed,
        List<Target> targetsAdded,
        List<Target> targetsRemoved,
        Change<Effects> effects) {

    /** Something as it was and as it is. */
    public record Change<T>(T before, T after) {
        public boolean changed() {
            return !before.equals(after);
        }
    }

    /** What starts a plan; null is what it does not say. */
    public record Start(
            @Nullable TriggerKind trigger,
            @Nullable String cron,
            @Nullable String timezone) {}

    /**
     * A step that both plans have.
     *
     * @param id its id in the new plan
     * @param changes what is not the same in it, never empty
     */
    public record StepChange(StepId id, List<FieldChange> changes) {
        public StepChange {
            changes = List.copyOf(changes);
        }
    }

    /**
     * One thing of a step.
     *
     * @param field where it stands in the step, as a JSON pointer such as {@code /params/channel}
     * @param before as it was; null when it was not said
     * @param after as it is; null when it is not said
     */
    public record FieldChange(
            String field, @Nullable Value before, @Nullable Value after) {}

    /** Whom or what a plan acts on: a parameter that is declared a target, with its value. */
    public record Target(TargetKind kind, String tool, Value value) {}

    /** An operation that a plan calls. */
    public record Call(String tool, String op) {}

    /** The operations that only look, and those that change something. */
    public record Effects(List<Call> reads, List<Call> writes) {
        public Effects {
            reads = List.copyOf(reads);
            writes = List.copyOf(writes);
        }
    }

    public PlanDiff {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
        targetsAdded = List.copyOf(targetsAdded);
        targetsRemoved = List.copyOf(targetsRemoved);
    }

    /** What is another when {@code before} becomes {@code after}; both are valid with the tools of {@code catalogue}. */
    public static PlanDiff of(Plan before, Plan after, Catalogue catalogue) {
        return new PlanComparison(before, after, catalogue).diff();
    }

    /** Whether the new plan does what the old one did. */
    public boolean isEmpty() {
        return !name.changed() && !start.changed() && added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    /** The operations that change something and that the old plan did not call. */
    public List<Call> newWrites() {
        return effects.after().writes().stream()
                .filter(call -> !effects.before().writes().contains(call))
                .toList();
    }
}
