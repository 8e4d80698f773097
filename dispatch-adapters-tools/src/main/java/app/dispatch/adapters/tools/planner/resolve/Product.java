package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Takes the noun of what a model makes: "a summary". */
final class Product {
    private static final int NEAR = 4;

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Filler filler;

    Product(Tokens tokens, Knowledge knowledge, Filler filler) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.filler = filler;
    }

    void take(Claim claim, List<Part> parts, BitSet taken) {
        for (Part part : parts) {
            for (int i = part.from(); i < part.to() && !EnglishWords.EXCLUDING.has(part.relator()); i++) {
                String noun = Lemma.singular(tokens.word(i));
                boolean is = claim.operation.things().contains(noun)
                        || (i > part.from() && part.relator().isEmpty() && does(claim, noun));
                boolean known = (tokens.is(part.from(), Set.of("the", "this", "that", "its"))
                                || (tokens.is(i - 1, Set.of("the", "this", "that", "its"))
                                        && EnglishWords.ME.phrases().end(tokens, part.from())
                                                == i - 1)) // "me the report"
                        && (!tokens.word(i + 1).equals("of") || isAnswer(noun, i + 2) || isIn(noun, i + 2))
                        && !EnglishWords.DIGEST.has(noun);
                boolean told = tokens.is(i - 1, EnglishWords.BEING.words()) || EnglishWords.NO.has(tokens.word(i - 1));
                boolean heads = tokens.mark(i + 1, ':') && i == part.from() && i > 0; // ", text: clicking it fails"
                if (is
                        && !heads
                        && !known
                        && !told
                        && !describes(claim, part, i)
                        && !isPut(part, i)
                        && filler.words().free(claim, taken, i)) {
                    claim.thing = noun;
                    claim.use(i, i + 1);
                    claim.thingAt.set(i); // "a sentiment" says what to choose from as well
                    return;
                }
            }
        }
    }

    /** "the answer of https://…": whether the first address of all gives it. */
    private boolean isAnswer(String noun, int at) {
        return EnglishWords.ANSWER.has(noun)
                && at < tokens.size()
                && tokens.find(0, i -> tokens.get(i) instanceof Token.Link) == at;
    }

    /** "the text of the page Ideas": whether a noun is of what stands in something that is there. */
    private boolean isIn(String noun, int at) {
        int end = tokens.find(at, i -> tokens.get(i) instanceof Token.Mark);
        int from = tokens.after(at, EnglishWords.ARTICLE.words());
        return from > at
                && tokens.find(from, i -> i >= Math.min(end, from + NEAR) || holds(i, noun))
                        < Math.min(end, from + NEAR);
    }

    private boolean holds(int at, String noun) {
        return knowledge
                .thing(tokens, at, at + 1)
                .filter(one -> knowledge.of(one.what()).stream()
                        .anyMatch(op -> op.is(Operation.Kind.LOOK)
                                && op.member("content")
                                        .filter(member -> member.nouns().contains(noun))
                                        .isPresent()))
                .isPresent();
    }

    /** "save it as a Gmail draft": whether a noun is of what some tool puts there. */
    private boolean isPut(Part part, int at) {
        return part.relator().equals("as")
                && EnglishWords.MAKE.has(tokens.word(filler.words().manner().verbAt()))
                && knowledge.of(Lemma.singular(tokens.word(at))).stream().anyMatch(one -> one.is(Operation.Kind.PUT));
    }

    /** "a triage call", "without a label": whether a noun of choosing among classes only says which other things are meant. */
    private boolean describes(Claim claim, Part part, int at) {
        boolean which = part.relator().matches("by|with|without") && at + 1 == part.to();
        return claim.operation.param("choices").isPresent()
                && (which
                        || (at + 1 < part.to()
                                && tokens.get(at + 1) instanceof Token.Word
                                && English.isThing(tokens.word(at + 1))));
    }

    /** Whether a noun is called as what the model does: "a digest". */
    private boolean does(Claim claim, String noun) {
        return claim.operation.verbs().contains(noun)
                && (EnglishWords.WORK.has(noun) || noun.equals("brief"))
                && knowledge.of(noun).isEmpty();
    }
}
