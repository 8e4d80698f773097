package app.dispatch.adapters.tools.planner.refine;

import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what is to be done no more: "drop the summary", "don't post to Slack", "remove step 2 and step 3". */
final class RemoveReader implements Reader {
    private static final Phrases VERB = Phrases.of("""
            remove | drop | delete | cut | skip | omit | scrap | leave out | take out | take away | get rid of
            no more | no | without | stop | don't | do not | no need to | cut out | remove only""");
    private static final Phrases CONDITION = Phrases.of("""
            condition | conditions | the condition | the conditions | all conditions""");
    private static final Set<String> TRAILING = Phrases.words("any more anymore altogether at all out longer again");
    private static final Set<String> AND = Set.of("and", "or", "nor", "&");

    @Override
    public Optional<String> read(Tokens clause, Edit edit) throws Unclear {
        int verb = VERB.end(clause, 0);
        if (verb == 0) {
            return Optional.empty();
        }
        int end = clause.size();
        while (end > verb + 1 && clause.is(end - 1, TRAILING)) {
            end--;
        }
        Tokens what = clause.slice(verb, end);
        if (CONDITION.end(what, 0) == what.size() && !what.isEmpty()) {
            return Optional.of(unconditional(edit));
        }
        StepFinder finder = new StepFinder(edit);
        List<Step> steps = new ArrayList<>();
        for (Tokens one : parts(what)) {
            Step step = finder.one(one, edit.steps())
                    .orElseThrow(
                            () -> new Unclear("no step is “" + one.written() + "”; the steps are " + edit.listed()));
            if (!steps.contains(step)) {
                steps.add(step);
            }
        }
        List<String> removed = new ArrayList<>();
        // The last first: what it took from the others goes with it.
        for (Step step : edit.steps().reversed()) {
            if (steps.stream().anyMatch(one -> one.id().equals(step.id()))) {
                Removal.remove(step.id(), edit);
                removed.addFirst(step.id().value());
            }
        }
        return Optional.of("without " + String.join(", ", removed));
    }

    private static String unconditional(Edit edit) {
        edit.change(edit.steps().stream().filter(step -> step.when() != null).toList(), step -> step.withWhen(null));
        return "without conditions";
    }

    private static List<Tokens> parts(Tokens what) {
        List<Tokens> parts = new ArrayList<>();
        int start = 0;
        for (int at = 0; at <= what.size(); at++) {
            if (at == what.size() || what.separator(at) || what.is(at, AND)) {
                if (at > start) {
                    parts.add(what.slice(start, at));
                }
                start = at + 1;
            }
        }
        return parts.isEmpty() ? List.of(what) : parts;
    }
}
