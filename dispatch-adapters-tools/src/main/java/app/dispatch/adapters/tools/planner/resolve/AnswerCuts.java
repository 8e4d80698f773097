package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Takes which of what an address answers are meant: "what costs more than 5", "the cheapest article", "those out of stock". */
final class AnswerCuts {
    private static final String STOCK = "stock";
    private final Tokens tokens;
    private final Superlatives superlatives;

    AnswerCuts(Tokens tokens) {
        this.tokens = tokens;
        this.superlatives = new Superlatives(tokens);
    }

    void take(Claim claim, List<Part> parts, BitSet taken) {
        if (parts.isEmpty()) {
            return;
        }
        superlatives.take(claim, parts, taken);
        int from = parts.stream().mapToInt(Part::from).min().orElse(0);
        int to = parts.stream().mapToInt(Part::to).max().orElse(0);
        for (int i = from; i < to; i++) {
            if (!taken.get(i) && !claim.used.get(i)) {
                compared(claim, i, to);
                stocked(claim, i);
            }
        }
        for (Part part : parts) {
            keyed(claim, part, taken);
        }
        if (claim.cuts()) {
            nouns(claim, parts, taken);
        }
    }

    /** "the items": what is in it is no more than that. */
    private void nouns(Claim claim, List<Part> parts, BitSet taken) {
        for (Part part : parts) {
            for (int i = part.from(); i < part.to(); i++) {
                if (!taken.get(i) && EnglishWords.ANYTHING.has(Lemma.singular(tokens.word(i)))) {
                    claim.use(i, i + 1);
                }
            }
        }
    }

    /** "costs more than 5", "with a stock below 10". */
    private void compared(Claim claim, int at, int to) {
        Optional<Comparison> comparison = Comparison.at(tokens, at).filter(one -> one.at() == at && one.end() <= to);
        if (comparison.isEmpty()) {
            return;
        }
        boolean dear = EnglishWords.PRICED.has(tokens.word(at)); // "cheaper than 10"
        int noun = dear ? at : tokens.is(at - 1, EnglishWords.BEING.words()) ? at - 2 : at - 1;
        String word = tokens.word(noun);
        boolean priced = EnglishWords.PRICED.has(word);
        boolean named = priced
                || (Knowledge.restricts(word)
                        && !EnglishWords.ANYTHING.has(word)
                        && !EnglishWords.RELATOR.has(word)
                        && !claim.used.get(noun));
        if (named) {
            String member = priced ? Superlatives.PRICE : Lemma.singular(word);
            comparison
                    .get()
                    .of("thing." + member, number -> Expressions.number(number, ""))
                    .ifPresent(
                            filter -> add(claim, filter, noun, comparison.get().end()));
        }
    }

    /** 'with the number 1050', 'whose name is "Ann"': the one that has it. */
    private void keyed(Claim claim, Part part, BitSet taken) {
        int noun = tokens.after(part.from(), EnglishWords.ARTICLE.words());
        int value = tokens.is(noun + 1, EnglishWords.AMOUNTING.words()) ? noun + 2 : noun + 1;
        boolean key = tokens.is(part.at(), EnglishWords.WHOSE.words())
                && value + 1 == part.to()
                && tokens.word(noun).matches("[a-z_]+")
                && (tokens.get(value) instanceof Token.Quote
                        || tokens.word(value).matches("\\d+"))
                && taken.get(part.from(), part.to()).isEmpty()
                && claim.used.get(part.from(), part.to()).isEmpty();
        if (key) {
            String text = tokens.get(value) instanceof Token.Quote quote ? quote.text() : tokens.word(value);
            String member = Lemma.singular(tokens.word(noun));
            String filter = "string(thing." + member + ") == " + Expressions.text(text);
            add(claim, filter, part.at(), part.to());
            claim.only = claim.only || isOne(part.at() - 1);
        }
    }

    private boolean isOne(int noun) {
        return tokens.word(noun - 1).equals("the")
                && Lemma.singular(tokens.word(noun)).equals(tokens.word(noun));
    }

    /** "out of stock", "in stock", "no stock left". */
    private void stocked(Claim claim, int at) {
        String noun = tokens.word(at);
        if (tokens.is(at + 1, EnglishWords.LEFT.words()) && Knowledge.restricts(noun)) {
            boolean no = EnglishWords.NO.has(tokens.word(at - 1));
            add(claim, "thing." + Lemma.singular(noun) + (no ? " == 0" : " > 0"), no ? at - 1 : at, at + 2);
            return;
        }
        int gone = EnglishWords.GONE.phrases().end(tokens, at);
        int there = EnglishWords.STOCKED.phrases().end(tokens, at);
        if (Math.max(gone, there) > at) {
            add(claim, "thing." + STOCK + (gone > at ? " == 0" : " > 0"), at, Math.max(gone, there));
        }
    }

    private void add(Claim claim, String filter, int from, int end) {
        claim.filters.add(filter);
        claim.all = true;
        claim.use(from, end);
        claim.notes.add("“" + tokens.slice(from, end).written() + "” is read as `"
                + filter.replaceFirst("^thing\\.", "") + "`.");
        for (int i = from - 1;
                tokens.is(i, EnglishWords.BEING.words()) || tokens.word(i).matches("that|which");
                i--) {
            claim.use(i, i + 1);
        }
    }
}
