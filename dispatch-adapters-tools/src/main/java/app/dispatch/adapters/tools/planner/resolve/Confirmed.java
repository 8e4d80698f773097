package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.parse.Asides;
import app.dispatch.adapters.tools.planner.parse.Asides.Aside;
import app.dispatch.adapters.tools.planner.wire.Draft;
import java.util.Locale;
import java.util.function.Predicate;

/** Holds a plan against what its brief says beside what is to be done: where it does otherwise, its author is asked. */
final class Confirmed {
    private final Making plan;

    Confirmed(Making plan) {
        this.plan = plan;
    }

    void settle(Asides asides) {
        for (Aside aside : asides.said()) {
            String said = "“" + aside.text() + "”";
            if (!holds(aside)) {
                plan.steps.stream().filter(step -> !step.reads).forEach(step -> step.approve(Doubts.fits(said)));
            }
            if (aside.kind() == Asides.Kind.RATHER) {
                plan.notes.add("Nothing is done of " + said + ".");
            } else if (aside.kind() != Asides.Kind.HOOK) {
                plan.background(said);
            }
        }
    }

    private boolean holds(Aside aside) {
        Predicate<Operation> named =
                one -> one.verbs().contains(aside.word()) || one.things().contains(aside.word());
        return switch (aside.kind()) {
            case HOOK -> plan.webhook();
            case ENOUGH -> writes(named);
            case OWN -> !writes(named);
            case WHY -> true;
            case RATHER -> plan.steps.stream().noneMatch(step -> !step.reads && goes(step, aside.word()));
        };
    }

    /** Whether a step goes to a tool, or to somebody. */
    private static boolean goes(Draft step, String name) {
        return step.tool.id().equals(name)
                || step.params.toString().toLowerCase(Locale.ROOT).contains(name);
    }

    private boolean writes(Predicate<Operation> which) {
        return plan.steps.stream()
                .filter(step -> !step.reads)
                .anyMatch(step -> plan.operation(step)
                        .filter(which)
                        .filter(one -> one.param("recipient")
                                .filter(who -> !who.required() && !step.params.containsKey(who.name()))
                                .isEmpty()) // a meeting that nobody is invited to
                        .isPresent());
    }
}
