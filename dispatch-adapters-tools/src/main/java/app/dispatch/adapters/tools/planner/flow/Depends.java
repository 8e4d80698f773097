package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Makes what a brief does depend on what it waits for; where that cannot be told, its owner is asked. */
final class Depends {
    private static final Set<String> NOT =
            Set.of("not", "never", "without", "no", "isn't", "doesn't", "aren't", "hasn't");

    private final Maker maker;
    private final List<Draft> steps;

    Depends(Maker maker) {
        this.maker = maker;
        this.steps = maker.wiring().steps();
    }

    /**
     * Makes all steps depend on an event.
     *
     * @param seen what was looked at for all of them
     * @param webhook whether it is what the plan's webhook receives
     */
    void on(Event event, Branch seen, boolean webhook) {
        switch (event.kind()) {
            case ANSWERS -> answers(event);
            case ANY -> holds(event.words(), seen, false);
            case HAPPENS, CALLED -> {
                if (webhook && (States.said(event.words()) || Guards.holds(event.words()))) {
                    holds(event.words(), seen, true);
                } else if ((!webhook && steps.stream().allMatch(Asked::acts)) || restricts(event.words())) {
                    ask(event.words());
                }
            }
            case WEBHOOK -> {}
        }
    }

    /** "if there are more than 20 open pull requests": what was looked at is the same whatever it gives. */
    private void holds(Tokens words, Branch seen, boolean webhook) {
        Optional<String> expression = new Guards(seen, webhook).expression(words);
        if (expression.isEmpty()) {
            ask(words);
            return;
        }
        Set<String> looked = new HashSet<>();
        seen.seen.forEach(one -> looked.add(one.step().id));
        for (Draft step : steps) {
            if (!looked.contains(step.id)) {
                add(step, expression.get(), seen.something());
                step.after.addAll(looked);
            }
        }
    }

    /** What is done when an address is down is done only then. */
    private void answers(Event event) {
        Optional<Draft> call =
                steps.stream().filter(step -> !step.url.isEmpty() && step.reads).findFirst();
        Branch branch = new Branch();
        call.ifPresent(step -> branch.give(new Branch.Given(step, null, "steps." + step.id + ".output", false, "")));
        Optional<String> when = new Guards(branch, false).expression(event.words());
        if (call.isEmpty() || when.isEmpty()) {
            ask(event.words());
            return;
        }
        for (Draft step : steps) {
            if (!step.equals(call.get())) {
                add(step, when.get(), "");
                step.after.add(call.get().id);
            }
        }
    }

    /** @param some that there is something to tell, which the expression stands for better */
    private static void add(Draft step, String expression, String some) {
        String before = step.when;
        boolean said = before == null
                || before.equals(some)
                || before.equals(expression)
                || (before.startsWith("size(")
                        && before.endsWith(" > 0")
                        && expression.contains(before.substring(0, before.length() - 4)));
        boolean otherwise = before != null && before.contains("!(" + expression + ")");
        if (!otherwise) {
            step.when = said ? expression : new Guard(before == null ? "" : before, "").when(expression);
        }
    }

    private void ask(Tokens words) {
        String written = words.written();
        maker.note("Whether “" + written + "” holds cannot be told from what the steps give: the run asks for approval"
                + " before what it does.");
        Asked.before(steps, written);
    }

    /** Whether what happens is narrowed by something on which no step depends: a number, a text, a "not". */
    private boolean restricts(Tokens words) {
        String plan = Numerals.conditions(steps);
        boolean quoted = words.list().stream()
                .anyMatch(token -> token instanceof Token.Quote(String text, int s, int e)
                        && !plan.contains(text.toLowerCase(Locale.ROOT)));
        boolean not = words.find(0, i -> words.is(i, NOT)) < words.size();
        return quoted || not || !Numerals.lost(words, Numerals.Written.of(plan)).isEmpty();
    }
}
