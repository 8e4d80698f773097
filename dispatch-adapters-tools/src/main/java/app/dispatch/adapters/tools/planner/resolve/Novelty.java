package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.List;

/** Tells whether something is done with whatever is new, and so again and again: "post new issues to #dev". */
final class Novelty {
    private final Tokens tokens;

    Novelty(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Whether one of these clauses does more than look at what is new, of no time that it says itself. */
    boolean in(List<Clause> clauses) {
        return clauses.stream()
                .anyMatch(clause -> !clause.question()
                        && !clause.verb().isEmpty()
                        && !EnglishWords.LOOK.has(clause.verb())
                        && clause.parts().stream().anyMatch(this::news)
                        && tokens.find(
                                        clause.all().from(),
                                        at -> at >= clause.all().to() || Period.covers(tokens, at))
                                >= clause.all().to());
    }

    /** "new issues", "every new row": more than one, and none that is made. */
    private boolean news(Part part) {
        int at = tokens.find(part.from(), i -> i >= part.to() || EnglishWords.FRESH.has(tokens.word(i)));
        boolean every = EnglishWords.ALL.has(tokens.word(at - 1));
        int plural = tokens.find(
                at + 1,
                i -> i >= part.to()
                        || !(tokens.get(i) instanceof Word)
                        || !Lemma.singular(tokens.word(i)).equals(tokens.word(i)));
        return at < part.to() && (every || (plural < part.to() && tokens.get(plural) instanceof Word));
    }
}
