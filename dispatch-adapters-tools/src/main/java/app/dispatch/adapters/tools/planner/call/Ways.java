package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Locale;
import java.util.Set;

/** Reads by what way something is done: {@code a POST request to}, {@code on Slack}. */
final class Ways implements Piece {
    private static final Phrases PLAIN = Phrases.of("""
            a request | an http request | a call | http request | an empty request | a web request | the request
            a http request""");

    private final Tokens tokens;
    private final Arguments found;

    Ways(Scope scope) {
        this.tokens = scope.tokens();
        this.found = scope.found();
    }

    /** "a POST request to", "GET". */
    @Override
    public int read(int at) {
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
}
