package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads words that say "and" or "if" in another way as that word: "as well as"; "when it has an owner" of what was named before. */
public final class Joined {
    private Joined() {}

    /** The same brief with "and" or "if" for each of them. */
    public static Tokens read(Tokens tokens) {
        List<Token> all = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            int end = EnglishWords.ALSO.phrases().end(tokens, at);
            int told = told(tokens, at);
            if (told > at) {
                all.add(spanning("saying", "saying", tokens, at, told));
                at = told;
            } else if (end > at && at > 0 && end < tokens.size()) {
                all.add(spanning(tokens.slice(at, end).written(), "and", tokens, at, end));
                at = end;
            } else if (restricts(tokens, at)) {
                at++; // the mark before it
            } else {
                all.add(supposes(tokens, at) ? word("if", tokens.get(at)) : tokens.get(at));
                at++;
            }
        }
        return all.equals(tokens.list()) ? tokens : new Tokens(tokens.text(), all);
    }

    /** "email bob@example.com and let him know that …": the place after these words, before what is said; 0 for none. */
    private static int told(Tokens tokens, int at) {
        int end = EnglishWords.LETTING.phrases().end(tokens, at);
        int sentence = tokens.find(end, i -> tokens.get(i) instanceof Token.Mark);
        boolean says = end > 0
                && sentence > end + 1
                && tokens.get(end) instanceof Token.Word
                && !EnglishWords.RELATOR.has(tokens.word(end))
                && !EnglishWords.QUESTION.has(tokens.word(end))
                && !EnglishWords.IF.phrases().at(tokens, end)
                && !EnglishWords.EVENT.phrases().at(tokens, end);
        return says && tokens.word(at - 1).contains("@") ? end : 0;
    }

    /** "Post it in #dev. Only if issue 5 is closed.": whether a mark parts the only order of a brief from a sentence that is its condition. */
    private static boolean restricts(Tokens tokens, int at) {
        int from = at + 1;
        boolean narrows = EnglishWords.NARROWING.has(tokens.word(from))
                || EnglishWords.NO.has(tokens.word(from))
                || EnglishWords.EXCEPT.has(tokens.word(from))
                || tokens.word(from).equals("but");
        if (at == 0 || !tokens.mark(at, '.') || !narrows) {
            return false;
        }
        int end = Math.max(
                EnglishWords.IF.phrases().end(tokens, from),
                EnglishWords.UNLESS.phrases().end(tokens, from));
        int first = tokens.find(0, i -> Parser.ends(tokens, i) || EnglishWords.JOINING.has(tokens.word(i)));
        int comma = tokens.find(from, i -> tokens.mark(i, ',') || Parser.ends(tokens, i));
        return end > from && first == at && !tokens.mark(comma, ',');
    }

    private static Token spanning(String text, String lower, Tokens tokens, int from, int to) {
        return new Token.Word(
                text, lower, tokens.get(from).start(), tokens.get(to - 1).end());
    }

    /** Whether "when" only asks what something that was named before is like. */
    private static boolean supposes(Tokens tokens, int at) {
        return at > 0
                && tokens.is(at, Set.of("when", "whenever"))
                && EnglishWords.IT.has(tokens.word(at + 1))
                && tokens.is(at + 2, Set.of("has", "have", "contains", "contain", "lacks", "mentions"));
    }

    private static Token word(String text, Token written) {
        return new Token.Word(text, text, written.start(), written.end());
    }
}
