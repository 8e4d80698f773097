package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.BitSet;

/** Finds words for what only somebody who reads it all can tell: "what needs a reply", "a plan", "the three most common questions". */
final class Judged {
    private final Tokens tokens;
    private final Knowledge knowledge;

    Judged(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    /** Such words of a clause that tells somebody of what was before; none where a tool can tell it. */
    BitSet words(Setting setting, BitSet taken) {
        BitSet words = new BitSet();
        boolean tells = EnglishWords.TELL.has(setting.verb())
                && !EnglishWords.LOOK.has(setting.verb())
                && !setting.givens().isEmpty();
        for (Part part : setting.parts()) {
            int me = EnglishWords.ME.phrases().end(tokens, part.from());
            int from = part.relator().isEmpty() ? Math.max(part.from(), me) : part.from();
            if (tells && from < part.to() && taken.get(from, part.to()).isEmpty() && judged(part, from, words)) {
                words.set(part.at() < part.from() ? part.at() : from, part.to());
            }
        }
        return words;
    }

    private boolean judged(Part part, int from, BitSet words) {
        boolean text = part.relator().isEmpty()
                && EnglishWords.TREATISE.has(Lemma.singular(tokens.word(part.to() - 1)))
                && tokens.is(from, EnglishWords.ARTICLE.words());
        boolean relative = tokens.word(from).equals("what")
                && (part.relator().isEmpty() || EnglishWords.ABOUT.has(part.relator()) || !words.isEmpty());
        boolean most = part.relator().isEmpty()
                && tokens.word(from).equals("the")
                && tokens.find(from, i -> i >= part.to() || EnglishWords.DEGREE.has(tokens.word(i))) < part.to() - 1;
        return (text || relative || most) && tokens.find(from, i -> i >= part.to() || isKnown(i, part)) >= part.to();
    }

    /** Whether a word names what tools have, or says exactly which is meant. */
    private boolean isKnown(int at, Part part) {
        boolean noun = at + 1 == part.to() && EnglishWords.TREATISE.has(Lemma.singular(tokens.word(at)));
        return !(tokens.get(at) instanceof Token.Word)
                || knowledge.tool(tokens, at).isPresent()
                || knowledge.service(tokens, at).isPresent()
                || (!noun && knowledge.thing(tokens, at, part.to()).isPresent())
                || EnglishWords.FRESH.has(tokens.word(at))
                || tokens.word(at).matches(".*\\d.*")
                || Period.covers(tokens, at);
    }
}
