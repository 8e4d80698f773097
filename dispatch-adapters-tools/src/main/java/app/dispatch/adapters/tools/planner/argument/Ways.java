package app.dispatch.adapters.tools.planner.argument;

import app.dispatch.adapters.tools.planner.clause.FunctionWords;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Locale;
import java.util.Set;

/** Reads by what way something is done: {@code a POST request to}, {@code on Slack}. */
final class Ways implements Piece {
    private static final Phrases PLAIN = Phrases.of("""
            a request | an http request | a call | http request | an empty request | a web request | the request
            a http request""");

    private final Scope scope;
    private final Tokens tokens;
    private final Arguments found;

    Ways(Scope scope) {
        this.scope = scope;
        this.tokens = scope.tokens();
        this.found = scope.found();
    }

    /** "a POST request to", "GET". */
    @Override
    public int read(int at) {
        int method = method(at);
        return method > 0 ? method : tool(at);
    }

    private int method(int at) {
        int word = Set.of("a", "an", "the").contains(tokens.word(at)) ? at + 1 : at;
        word = tokens.word(word).equals("http") ? word + 1 : word;
        if (word >= tokens.size() || !(tokens.get(word) instanceof Token.Word written)) {
            return 0;
        }
        boolean request = tokens.is(word + 1, Set.of("request", "call", "requests", "message"));
        String upper = written.text().toUpperCase(Locale.ROOT);
        if (ArgumentReader.METHODS.contains(written.text()) || (ArgumentReader.METHODS.contains(upper) && request)) {
            found.method = upper;
            return request ? word + 2 : word + 1;
        }
        return PLAIN.end(tokens, at);
    }

    /** "on Slack", "via http". */
    private int tool(int at) {
        int word = Scope.TO.contains(tokens.word(at))
                        || Set.of("with", "by", "over").contains(tokens.word(at))
                ? at + 1
                : at;
        word = FunctionWords.ARTICLES.contains(tokens.word(word)) ? word + 1 : word;
        if (!scope.tools().contains(tokens.word(word))
                || (word + 1 < tokens.size() && word > at && tokens.get(word + 1) instanceof Link)) {
            return 0;
        }
        return word + 1;
    }
}
