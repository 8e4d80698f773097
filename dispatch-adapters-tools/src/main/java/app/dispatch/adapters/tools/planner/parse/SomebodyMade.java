package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.List;
import java.util.Locale;

/** Reads the name and the address of somebody who is made: "create a customer: Erin Moss, erin@moss.example". */
final class SomebodyMade {
    private final Tokens tokens;
    private final MakingOrder orders;

    SomebodyMade(Tokens tokens, MakingOrder orders) {
        this.tokens = tokens;
        this.orders = orders;
    }

    /**
     * Reads one of them that stands at a place.
     *
     * @param order where the order begins that makes somebody
     * @param read gets it as a detail that is named
     * @return the place after it; the same where there is none
     */
    int at(int at, int order, List<Token> read) {
        int value =
                EnglishWords.ADDRESSING.has(tokens.word(at)) || EnglishWords.NAMING.has(tokens.word(at)) ? at + 1 : at;
        value += value > at && tokens.mark(value, ':') ? 1 : 0;
        int end = tokens.find(value, this::closes);
        boolean address =
                end == value + 1 && tokens.word(value).contains("@") && !EnglishWords.NAMING.has(tokens.word(at));
        boolean name = !address
                && end > value
                && !EnglishWords.ADDRESSING.has(tokens.word(at))
                && (value > at || tokens.mark(at - 1, ':'))
                && tokens.slice(value, end).list().stream().allMatch(SomebodyMade::isLarge);
        if (!(address || name) || !orders.isSomebody(order)) { // what is dear last: it looks at all that is made
            return at;
        }
        if (address) {
            joined(read);
            read.add(word("with", at));
            read.add(word("email", at));
            read.add(tokens.get(value));
            return end;
        }
        joined(read);
        read.add(word("called", at));
        int start = tokens.get(value).start();
        read.add(new Quote(
                tokens.text().substring(start, tokens.get(end - 1).end()),
                start,
                tokens.get(end - 1).end()));
        return end;
    }

    /** Leaves out the mark that stands between two of them. */
    private static void joined(List<Token> read) {
        if (!read.isEmpty() && read.getLast() instanceof Token.Mark) {
            read.removeLast();
        }
    }

    private static boolean isLarge(Token token) {
        return token instanceof Word word && Character.isUpperCase(word.text().charAt(0));
    }

    private boolean closes(int at) {
        return tokens.get(at) instanceof Token.Mark || EnglishWords.JOINING.has(tokens.word(at));
    }

    private Token word(String text, int at) {
        int start = tokens.get(at).start();
        return new Word(text, text.toLowerCase(Locale.ROOT), start, start);
    }
}
