package app.dispatch.application.lint;

import app.dispatch.application.expression.Term;
import app.dispatch.application.expression.Term.Call;
import app.dispatch.application.expression.Term.Member;
import app.dispatch.application.expression.Term.Name;
import app.dispatch.application.lint.AnalyzedPlan.AnalyzedStep;
import app.dispatch.domain.compose.Warning;
import app.dispatch.domain.plan.TriggerKind;
import app.dispatch.domain.tool.Effect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what is read and never set, and what is set and never used. */
final class UnsetAndUnused {
    static final String TRIGGER_UNSET = "trigger_unset";
    static final String UNUSED_OUTPUT = "unused_output";

    /** Functions that look whether something is there. */
    private static final Set<String> ASKING = Set.of("default", "has", "hasValue", "orValue", "or");

    /** What a schedule sends. */
    private static final Set<String> SENT = Set.of("scheduledAt", "cron", "timezone");

    private final AnalyzedPlan analyzed;

    UnsetAndUnused(AnalyzedPlan analyzed) {
        this.analyzed = analyzed;
    }

    List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>();
        if (analyzed.checked().plan().trigger() == TriggerKind.SCHEDULE) {
            analyzed.steps().forEach(step -> unset(step, warnings));
        }
        unused(warnings);
        return warnings;
    }

    private void unset(AnalyzedStep step, List<Warning> warnings) {
        unset(step.when(), step.path() + "/when", warnings);
        unset(step.forEach(), step.path() + "/forEach", warnings);
        step.params().forEach((name, term) -> unset(term, step.path() + "/params/" + name, warnings));
    }

    private static void unset(@Nullable Term term, String path, List<Warning> warnings) {
        if (term != null && !asks(term)) {
            read(term)
                    .ifPresent(key -> warnings.add(new Warning(
                            TRIGGER_UNSET,
                            path,
                            "`trigger." + key + "` is read, and a schedule does not send it: the step will fail.",
                            "Write the value into the plan, or read it with `default(trigger." + key + ", …)`.")));
        }
    }

    private static boolean asks(Term term) {
        return (term instanceof Call(String function, List<Term> ignored) && function.equals("has"))
                || Terms.within(term).stream().anyMatch(UnsetAndUnused::asks);
    }

    private static Optional<String> read(Term term) {
        if (term instanceof Member(Name(String root), String key)
                && root.equals(Provenance.TRIGGER)
                && !SENT.contains(key)) {
            return Optional.of(key);
        }
        if (term instanceof Call(String function, List<Term> arguments) && ASKING.contains(function)) {
            return read(arguments.getLast());
        }
        return Terms.within(term).stream().flatMap(part -> read(part).stream()).findFirst();
    }

    /** What a model wrote last is a plan's result; what others wait for and none reads is waste. */
    private void unused(List<Warning> warnings) {
        Set<String> read = new HashSet<>();
        for (AnalyzedStep step : analyzed.steps()) {
            read.addAll(step.checked().reads());
        }
        analyzed.steps().stream()
                .filter(step -> step.isModel() && step.checked().effect() == Effect.READ)
                .filter(step -> step.step().approval() == null)
                .filter(step -> analyzed.isWaitedFor(step)
                        && !read.contains(step.step().id().value()))
                .forEach(step -> warnings.add(new Warning(
                        UNUSED_OUTPUT,
                        step.path(),
                        "A language model is asked, and no step reads its answer.",
                        "Read it with `{{ steps." + step.step().id().value()
                                + ".output.… }}`, or take the step out.")));
    }
}
