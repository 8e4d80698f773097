package app.dispatch.adapters.tools.planner.refine;

import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Scanner;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a parameter by its name: "set max to 50", "change the subject to "News"", "limit it to 10". */
final class ParamReader implements Reader {
    private static final Set<String> VERBS = Phrases.words("""
            set change update make put adjust raise lower increase decrease turn switch use""");
    private static final Set<String> TO = Set.of("to", "=", "as", "be", "is");
    private static final Set<String> OF = Set.of("of", "in", "for", "on");
    private static final Pattern AT_MOST = Pattern.compile(
            "(?:limit|cap|restrict|keep) (.+?) (?:to|at)(?: the)?(?: first| last| latest| top)? (\\d{1,6})"
                    + "(?: (?:items?|results?|entries|of them|messages?|issues?|pull requests|prs|e-?mails|mails|posts|files|events|rows|commits|invoices|charges))?"
                    + "|(?:(?:get|take|read|list|show|fetch|use|only) )*(?:only |just )?(?:at most|no more than|up to|the first|the latest|the top|top|first) (\\d{1,6})(?: (.+))?");
    private static final Pattern TRANSLATE = Pattern.compile(
            "translate(?: it| them| that)? (?:to|into) (\\w+)(?: instead(?: of \\w+)?| rather than \\w+)");

    @Override
    public Optional<String> read(Tokens clause, Edit edit) throws Unclear {
        String written = clause.written();
        String said = written.toLowerCase(Locale.ROOT);
        Matcher most = AT_MOST.matcher(said);
        if (most.matches()) {
            String number = most.group(2) == null ? most.group(3) : most.group(2);
            String what = most.group(2) == null ? most.group(4) : most.group(1);
            return Optional.of(limit(number, what == null ? "" : what, edit));
        }
        Matcher language = TRANSLATE.matcher(said);
        if (language.matches()) {
            return translate(written.substring(language.start(1), language.end(1)), edit);
        }
        return clause.is(0, VERBS) ? set(clause, edit) : Optional.empty();
    }

    private static String limit(String number, String what, Edit edit) throws Unclear {
        List<Step> lists = edit.steps().stream()
                .filter(step ->
                        !edit.writes(step) && Params.named("max", edit.op(step)).isPresent())
                .toList();
        if (lists.isEmpty()) {
            throw new Unclear("no step of the plan takes a limit");
        }
        Tokens words = Scanner.scan(
                what.replaceAll("\\b(?:it|them|the|list|items?|results?|of|entries|everything|all)\\b", " "));
        Step step = words.isEmpty() && lists.size() == 1
                ? lists.getFirst()
                : new StepFinder(edit)
                        .one(words, lists)
                        .orElseThrow(() -> new Unclear("it could be the limit of "
                                + String.join(
                                        " or ", lists.stream().map(Edit::called).toList())
                                + "; name one of them"));
        edit.replace(step.withParams(step.params().with("max", Value.of(Long.parseLong(number)))));
        return "max " + number + " of " + step.id();
    }

    private static Optional<String> translate(String language, Edit edit) throws Unclear {
        List<Step> steps = edit.steps().stream()
                .filter(step -> step.op().equals("translate"))
                .toList();
        if (steps.size() > 1) {
            throw new Unclear("several steps translate; say “set to of `"
                    + steps.getLast().id() + "` to " + language + "”, or of another");
        }
        String name = language.substring(0, 1).toUpperCase(Locale.ROOT) + language.substring(1);
        edit.change(steps, step -> step.withParams(step.params().with("to", Value.of(name))));
        return steps.isEmpty() ? Optional.empty() : Optional.of("translate to " + name);
    }

    private static Optional<String> set(Tokens clause, Edit edit) throws Unclear {
        int to = clause.find(2, i -> clause.is(i, TO));
        boolean quoted = clause.get(clause.size() - 1) instanceof Token.Quote;
        int value = to + 1;
        if (to == clause.size() && quoted) {
            to = clause.size() - 1;
            value = to;
        }
        if (value >= clause.size()) {
            return Optional.empty();
        }
        Tokens said = clause.slice(1, to);
        int of = said.find(0, i -> said.is(i, OF));
        Tokens name = said.slice(0, of);
        Tokens step = said.slice(Math.min(of + 1, said.size()), said.size());
        Optional<Params.Found> found = Params.find(name, step, edit);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Value given = Params.value(clause.slice(value, clause.size()), found.get(), edit);
        Step changed = found.get().step();
        edit.replace(changed.withParams(changed.params().with(found.get().param(), given)));
        return Optional.of(found.get().param() + " of " + changed.id());
    }
}
