package app.dispatch.adapters.tools.planner.argument;

import app.dispatch.adapters.tools.planner.clause.FunctionWords;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads names with a sign of their own: {@code #dev}, {@code @ana}, {@code acme/api}, {@code ana@example.com}. */
final class Handles implements Piece {
    private static final Pattern HANDLE = Pattern.compile("[#@][\\w.-]+|[\\w.-]+/[\\w.-]+|[\\w.+-]+@[\\w.-]+\\.[a-z]+");
    private static final Set<String> NOUNS = Set.of("channel", "repo", "repository");

    private final Tokens tokens;
    private final Arguments found;

    Handles(Scope scope) {
        this.tokens = scope.tokens();
        this.found = scope.found();
    }

    @Override
    public int read(int at) {
        int word = Scope.TO.contains(tokens.word(at)) ? at + 1 : at;
        word = tokens.is(word, FunctionWords.ARTICLES) || tokens.is(word, NOUNS) ? word + 1 : word;
        word = tokens.is(word, NOUNS) ? word + 1 : word;
        if (word >= tokens.size()
                || !(tokens.get(word) instanceof Token.Word written)
                || !HANDLE.matcher(written.text()).matches()) {
            return 0;
        }
        found.handles.add(written.text());
        return tokens.is(word + 1, NOUNS) ? word + 2 : word + 1;
    }
}
