package app.dispatch.adapters.tools.planner.clause;

import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Token.Mark;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Optional;
import java.util.Set;

/** Finds where in a sentence an action, or what introduces one, starts. */
final class Bounds {
    private static final Set<String> JOINTS = Phrases.words("""
            and & but plus + while or by to""");
    /** What stands for the opposite of the condition before it. */
    static final Phrases OTHERWISE = Phrases.of("""
            otherwise | else | or else | if not | if it is not | if it isn't | in any other case | and if not
            but if not | if it does not | if it doesn't | and otherwise | if that is not so""");

    /** Small words that may stand before an action. */
    private static final int MOST_SMALL = 12;

    private final Tokens tokens;
    private final Verbs verbs;
    private final boolean webhook;
    private final String itemNoun;

    Bounds(Tokens tokens, Verbs verbs, boolean webhook, String itemNoun) {
        this.tokens = tokens;
        this.verbs = verbs;
        this.webhook = webhook;
        this.itemNoun = itemNoun;
    }

    RefReader refs() {
        return new RefReader(tokens, itemNoun, webhook);
    }

    /** Whether an action, or what introduces one, starts here. */
    boolean starts(int from) {
        if ((FunctionWords.THEN.end(tokens, from) > 0 && !tokens.word(from).equals("next"))
                || (tokens.word(from).equals("next") && introduces(from + 1))) {
            return true;
        }
        int parallel = FunctionWords.PARALLEL.end(tokens, from);
        if (parallel > 0
                && tokens.word(parallel).equals("as")
                && verbs.at(tokens, parallel + 1).isPresent()) {
            return true;
        }
        if (tokens.word(from).equals("before") && gerund(from + 1)) {
            return true;
        }
        boolean joint = (tokens.separator(from) && !tokens.mark(from, ':'))
                || JOINTS.contains(tokens.word(from))
                || tokens.phrase(from, "as well as");
        int next = from + (tokens.phrase(from, "as well as") ? 3 : 1);
        return joint
                && !(tokens.word(from).equals("to") || tokens.word(from).equals("by"))
                && (introduces(next) || contentTo(from, next));
    }

    /** "…, and the second answer to https://…" */
    private boolean contentTo(int from, int next) {
        boolean after = from > 0 && (tokens.get(from - 1) instanceof Link || tokens.get(from - 1) instanceof Mark);
        return after && content(next) > next && elided(next);
    }

    private boolean introduces(int from) {
        int next = from;
        boolean gerund = tokens.word(from - 1).equals("while");
        while (next < Math.min(tokens.size(), from + MOST_SMALL)) {
            int jump = Math.max(
                    FunctionWords.PARALLEL.end(tokens, next),
                    Math.max(FunctionWords.THEN.end(tokens, next), FunctionWords.POLITE.end(tokens, next)));
            boolean small = tokens.separator(next)
                    || tokens.is(next, FunctionWords.FILLER)
                    || JOINTS.contains(tokens.word(next));
            if (jump == 0 && !small) {
                break;
            }
            gerund |= tokens.word(next).equals("while") || jump > 0;
            next = jump > 0 ? jump : next + 1;
        }
        boolean verb = gerund ? verbs.at(tokens, next).isPresent() : verbs.plainAt(tokens, next) || third(next);
        return verb
                || OTHERWISE.end(tokens, next) > 0
                || (ConditionReader.announced(tokens, next)
                        && conditionAt(next)
                                .map(found -> introducedVerb(found.end()))
                                .orElse(false))
                || (tokens.word(next).equals("for")
                        && Each.at(tokens, next + 1, webhook)
                                .map(found -> introducedVerb(found.end()))
                                .orElse(false));
    }

    /** "a workflow that fetches … and posts …": the form of its first verb allows the same of the others. */
    private boolean third(int at) {
        return at > 1
                && tokens.word(at).endsWith("s")
                && !tokens.word(at).endsWith("ss")
                && verbs.at(tokens, at).isPresent()
                && thirdBefore(at);
    }

    private boolean thirdBefore(int at) {
        for (int i = 0; i < at - 1; i++) {
            if (tokens.word(i).endsWith("s") && verbs.at(tokens, i).isPresent() && !verbs.plainAt(tokens, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean introducedVerb(int end) {
        return verbs.at(tokens, skip(afterCondition(end))).isPresent();
    }

    /** Whether an address, or a content and its address, stands here without a verb: the verb before it counts. */
    boolean elided(int from) {
        int address = Set.of("to", "at", "from").contains(tokens.word(from)) ? from + 1 : from;
        if (address < tokens.size() && tokens.get(address) instanceof Link) {
            return true;
        }
        int content = content(from);
        return content > from
                && tokens.word(content).equals("to")
                && content + 1 < tokens.size()
                && tokens.get(content + 1) instanceof Link;
    }

    int content(int from) {
        if (from < tokens.size()
                && (tokens.get(from) instanceof Token.Quote || tokens.get(from) instanceof Token.Literal)) {
            return from + 1;
        }
        return refs().at(from).map(RefReader.Found::end).orElse(from);
    }

    int skip(int from) {
        int skipped = from;
        if (tokens.is(from, Set.of("after", "before")) && gerund(from + 1)) {
            return from + 1;
        }
        while (tokens.separator(skipped)
                || (tokens.is(skipped, FunctionWords.FILLER)
                        && !tokens.word(skipped).equals("all")
                        && FunctionWords.THEN.end(tokens, skipped) == 0)
                || Set.of("but", "&", "plus", "or", "by", "to", "+").contains(tokens.word(skipped))) {
            skipped++;
        }
        return skipped;
    }

    private boolean gerund(int verb) {
        return tokens.word(verb).endsWith("ing") && verbs.at(tokens, verb).isPresent();
    }

    int afterCondition(int end) {
        int after = tokens.mark(end, ',') || tokens.mark(end, ':') ? end + 1 : end;
        return tokens.word(after).equals("then") ? after + 1 : after;
    }

    Optional<ConditionReader.Found> conditionAt(int from) {
        return new ConditionReader(tokens, refs()).at(from);
    }
}
