package app.dispatch.adapters.tools.planner.argument;

import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.regex.Pattern;

/** Reads what only names a thing: {@code #42}, {@code pi_123}, {@code ENG-42}, {@code 98ad959b2b6a477480ee00246fb0ea9b}. */
final class Identifiers implements Piece {
    /** Letters and digits with a sign between, or many of them mixed, or a number. */
    private static final Pattern IDENTIFIER =
            Pattern.compile("#?\\d{1,20}|[A-Za-z]+[_-](?=\\w*\\d)\\w+|(?=[a-z]*\\d)(?=\\d*[a-z])[0-9a-f-]{20,36}");

    private final Scope scope;
    private final Tokens tokens;

    Identifiers(Scope scope) {
        this.scope = scope;
        this.tokens = scope.tokens();
    }

    @Override
    public int read(int at) {
        int word = Scope.TO.contains(tokens.word(at)) ? at + 1 : at;
        if (!scope.called()
                || word >= tokens.size()
                || !(tokens.get(word) instanceof Word written)
                || !IDENTIFIER.matcher(written.text()).matches()) {
            return 0;
        }
        scope.found().identifiers.add(written.text());
        return word + 1;
    }
}
