package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.BitSet;
import java.util.Set;

/** The words of a brief, which of them nothing has taken yet, and how the verb of the clause that is read uses them. */
final class FreeWords {
    private final Tokens tokens;

    /** Words that a clause before has used up. */
    private final BitSet spent = new BitSet();

    /** The names of the fields that a webhook brings, where the brief says them. */
    private Set<String> brought = Set.of();

    /** Whether a webhook brings something of which nobody knows the form. */
    private boolean open;

    private Manner manner = Manner.NONE;

    FreeWords(Tokens tokens) {
        this.tokens = tokens;
    }

    Tokens tokens() {
        return tokens;
    }

    BitSet spent() {
        return spent;
    }

    Set<String> brought() {
        return brought;
    }

    /** Whether a webhook brings something of which nobody knows the form. */
    boolean open() {
        return open;
    }

    /** A webhook brings these fields, and maybe others. */
    void brings(Set<String> fields) {
        brought = fields;
        open = true;
    }

    /** A clause begins that uses its words in that manner. */
    void begin(Manner of) {
        manner = of;
    }

    /** How the clause uses its words. */
    Manner manner() {
        return manner;
    }

    /** "tell the finance channel": whether a part says who is told. */
    boolean told(Part part) {
        return manner.telling()
                && part.relator().isEmpty()
                && part.from() > manner.verbAt()
                && part.from() <= manner.verbAt() + 2;
    }

    boolean free(Claim claim, BitSet taken, int at) {
        boolean told = claim.operation.is(Operation.Kind.LOOK) && brought.contains(tokens.word(at));
        return !told && !spent.get(at) && !taken.get(at) && !claim.used.get(at);
    }

    boolean free(Claim claim, BitSet taken, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!free(claim, taken, i)) {
                return false;
            }
        }
        return true;
    }

    /** The text of tokens that stand for a value: without its article, a quote without its quotes. */
    String value(int from, int to) {
        int start = from;
        while (start < to - 1
                && EnglishWords.ARTICLE.has(tokens.word(start))
                && !tokens.word(start).equals("my")) {
            start++;
        }
        if (to - start == 1 && tokens.get(start) instanceof Quote quote) {
            return quote.text();
        }
        return tokens.slice(start, to).written();
    }

    String written(int at) {
        Token token = tokens.get(at);
        return token instanceof Word word
                ? word.text()
                : token instanceof Quote quote
                        ? quote.text()
                        : token instanceof Token.Link link && link.assumed()
                                ? tokens.text().substring(link.start(), link.end())
                                : "";
    }
}
