package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.flow.Mention.Kind;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Joins the names of tools with the things that follow them. */
final class Joined {
    private final Tokens tokens;
    private final Vocabulary vocabulary;

    Joined(Tokens tokens, Vocabulary vocabulary) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
    }

    /** "Linear issues": the tool's name says whose things they are. */
    List<Mention> of(List<Mention> found) {
        List<Mention> joined = new ArrayList<>();
        for (Mention mention : found) {
            Mention before = joined.isEmpty() ? null : joined.getLast();
            if (before != null && names(before, mention)) {
                joined.removeLast();
                joined.add(new Mention(
                        Kind.THING,
                        before.at(),
                        mention.end(),
                        before.preposition(),
                        before.one() || mention.one(),
                        mention.word(),
                        before.tool()));
            } else {
                joined.add(mention);
            }
        }
        return joined;
    }

    private boolean names(Mention tool, Mention thing) {
        return tool.is(Kind.TOOL)
                && thing.is(Kind.THING)
                && between(tool.end(), thing.at())
                && vocabulary.of(thing.word()).stream().anyMatch(one -> one.is(tool.tool()));
    }

    private boolean between(int from, int to) {
        return to - from <= 3
                && tokens.find(
                                from,
                                i -> i >= to
                                        || tokens.word(i).isEmpty()
                                        || tokens.is(i, Lexicon.PREPOSITIONS)
                                        || Set.of("and", "or", "then").contains(tokens.word(i)))
                        >= to;
    }
}
