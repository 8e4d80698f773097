package app.dispatch.adapters.tools.planner.refine;

import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepReferences;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads another tool for what is sent: "post it to Discord instead of Slack". */
final class MoveReader implements Reader {
    @Override
    public Optional<String> read(Tokens clause, Edit edit) throws Unclear {
        int instead = clause.find(0, i -> clause.word(i).equals("instead") || clause.phrase(i, "rather than"));
        Wish wish = Wish.of(clause.slice(0, instead), edit.catalogue());
        if (instead == 0 || instead == clause.size() || wish.tools().size() != 1) {
            return Optional.empty();
        }
        boolean of =
                clause.word(instead + 1).equals("of") || clause.word(instead).equals("rather");
        Tokens from = clause.slice(instead + (of ? 2 : 1), clause.size());
        Step old = old(from, wish.tools().iterator().next(), edit);
        String content = Wires.content(edit.op(old)).flatMap(old.params()::text).orElseThrow();
        Optional<Step> made = new TargetAddition(edit).writing(wish, content);
        if (made.isEmpty()) {
            return Optional.empty();
        }
        Step other = made.get();
        edit.replace(new Step(
                old.id(),
                null,
                other.tool(),
                other.op(),
                other.params(),
                old.dependsOn(),
                old.when(),
                null,
                Step.DEFAULT_CONCURRENCY,
                null,
                old.timeout(),
                old.onError(),
                old.approval(),
                old.onInterrupt(),
                old.metadata()));
        edit.note("What was written for " + old.tool() + "." + old.op() + " is sent as it is.");
        return Optional.of(other.tool() + "." + other.op() + " in place of " + old.tool() + "." + old.op());
    }

    /** The step that is meant: the one that the words name, else the only one that writes a text elsewhere. */
    private static Step old(Tokens from, String tool, Edit edit) throws Unclear {
        List<Step> writing = edit.writing().stream()
                .filter(step -> !step.tool().equals(tool))
                .filter(step -> Wires.content(edit.op(step))
                        .flatMap(step.params()::text)
                        .isPresent())
                .toList();
        Optional<Step> named = from.isEmpty() ? Optional.empty() : new StepFinder(edit).one(from, writing);
        if (named.isEmpty() && (writing.size() != 1 || !from.isEmpty())) {
            throw new Unclear("it is not clear what this takes the place of; say “instead of …”");
        }
        Step old = named.orElseGet(writing::getFirst);
        if (old.forEach() != null || edit.steps().stream().anyMatch(step -> uses(step, old))) {
            throw new Unclear(
                    "what `" + old.id() + "` gives is used, or it is done for each of a list; change the plan itself");
        }
        return old;
    }

    private static boolean uses(Step step, Step old) {
        AtomicBoolean uses = new AtomicBoolean();
        StepReferences.rewritten(step, text -> {
            if (text.contains("steps." + old.id() + ".output")) {
                uses.set(true);
            }
            return text;
        });
        return uses.get();
    }
}
