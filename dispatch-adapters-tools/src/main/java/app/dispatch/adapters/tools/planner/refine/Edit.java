package app.dispatch.adapters.tools.planner.refine;

import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.plan.TriggerKind;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.tool.OpDef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A plan while it is changed, with what was assumed. Not for use by several threads. */
final class Edit {
    private final Catalogue catalogue;
    private final Set<String> notes = new LinkedHashSet<>();
    private Plan plan;

    Edit(Plan plan, Catalogue catalogue) {
        this.plan = plan;
        this.catalogue = catalogue;
    }

    Plan plan() {
        return plan;
    }

    List<Step> steps() {
        return plan.steps();
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /** What was filled in by the reader, in the order in which it was. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    void note(String note) {
        notes.add(note);
    }

    void rename(String name) {
        plan = plan.withName(name);
    }

    void start(TriggerKind kind, @Nullable String cron, @Nullable String zone) {
        plan = plan.startedBy(kind, cron, zone);
    }

    void steps(List<Step> steps) {
        plan = plan.withSteps(steps);
    }

    /** Puts another step in the place of the one with its id. */
    void replace(Step step) {
        steps(steps().stream()
                .map(old -> old.id().equals(step.id()) ? step : old)
                .toList());
    }

    /** Changes these steps, each in its place. */
    void change(List<Step> which, UnaryOperator<Step> change) {
        which.forEach(step -> replace(change.apply(step)));
    }

    void insert(int at, Step step) {
        List<Step> all = new ArrayList<>(steps());
        all.add(at, step);
        steps(all);
    }

    int place(Step step) {
        return steps().stream().map(Step::id).toList().indexOf(step.id());
    }

    /** The operation of a step of this plan, which was checked. */
    OpDef op(Step step) {
        return catalogue
                .op(step.tool(), step.op())
                .orElseThrow(() -> new IllegalArgumentException("no op " + step.tool() + "." + step.op()));
    }

    /** Whether a step changes something outside. */
    boolean writes(Step step) {
        return op(step).effect().of(step.params()) != Effect.READ;
    }

    List<Step> writing() {
        return steps().stream().filter(this::writes).toList();
    }

    /** An id that no step has. */
    String freshId(String wanted) {
        String id = wanted;
        for (int i = 2; taken(id); i++) {
            id = wanted + "_" + i;
        }
        return id;
    }

    private boolean taken(String id) {
        return steps().stream().anyMatch(step -> step.id().equals(new StepId(id)));
    }

    /** What a person calls a step. */
    static String called(Step step) {
        String name = step.name();
        return name == null ? "`" + step.id() + "`" : "“" + name + "”";
    }

    /** The ids of all steps, for messages. */
    String listed() {
        return String.join(
                ", ", steps().stream().map(step -> "`" + step.id() + "`").toList());
    }
}
