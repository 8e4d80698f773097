package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Mark;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers in brackets: in "(8, 13 and 18) " the 18 is no number of a list's item. Places stay the same. */
final class Brackets {
    private static final Pattern LAST = Pattern.compile("(\\d{1,2})\\)");

    private Brackets() {}

    /** The same tokens, with these numbers as words. */
    static Tokens numbers(Tokens tokens) {
        List<Token> read = new ArrayList<>();
        boolean bracket = false;
        for (Token token : tokens.list()) {
            read.add(bracket ? number(tokens.text(), token) : token);
            if (token instanceof Mark mark && "()*n".indexOf(mark.sign()) >= 0) {
                bracket = mark.sign() == '(';
            }
        }
        return new Tokens(tokens.text(), read);
    }

    private static Token number(String text, Token token) {
        Matcher last = LAST.matcher(text).region(token.start(), token.end());
        return token instanceof Mark && last.lookingAt()
                ? new Word(last.group(1), last.group(1), token.start(), last.end(1))
                : token;
    }
}
