package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.lexicon.Family;
import app.dispatch.adapters.tools.planner.lexicon.FunctionWords;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Optional;

/** Reads what is handed on: quoted texts, JSON, references. */
final class Contents implements Piece {

    private final Scope scope;
    private final Tokens tokens;
    private final Arguments found;
    private final boolean linked;

    Contents(Scope scope) {
        this.scope = scope;
        this.tokens = scope.tokens();
        this.found = scope.found();
        this.linked = scope.anyLink();
    }

    @Override
    public int read(int at) {
        return switch (tokens.get(at)) {
            case Token.Quote quote -> content(Operand.text(quote.text()), at + 1);
            case Token.Literal literal -> content(new Operand.Given(literal.value()), at + 1);
            case Token.Word word -> reference(at);
            case Link link -> 0;
            case Token.Mark mark -> 0;
        };
    }

    private int content(Operand operand, int end) {
        found.contents.add(operand);
        return end;
    }

    private int reference(int at) {
        boolean joint = at > 0 && scope.joint(at - 1);
        if ((scope.fetches() && linked && !joint)
                || (Family.plain(tokens.word(at)).isPresent() && !tokens.is(at, FunctionWords.ANSWER))) {
            return 0;
        }
        Optional<RefReader.Found> ref = scope.refs().at(at);
        if (ref.isEmpty()) {
            return 0;
        }
        return content(new Operand.Of(ref.get().ref()), ref.get().end());
    }
}
