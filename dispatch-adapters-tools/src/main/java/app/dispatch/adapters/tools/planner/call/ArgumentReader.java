package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.lexicon.FunctionWords;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the arguments of one clause, from left to right. */
public final class ArgumentReader {
    static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    private static final Set<String> DESCRIBING = Set.of("any", "all", "both", "every", "about", "for", "of");

    /** Words that leave out some of what is named: none of them is a part of its name. */
    private static final Set<String> NARROWING = Set.of(
            "not",
            "without",
            "except",
            "unless",
            "never",
            "isn't",
            "aren't",
            "doesn't",
            "don't",
            "hasn't",
            "haven't",
            "excluding",
            "besides",
            "only");

    private final Scope scope;
    private final Tokens tokens;
    private final List<Piece> pieces;
    private final List<Token> run = new ArrayList<>();
    private boolean object = true;
    private int at;

    private ArgumentReader(Scope scope) {
        this.scope = scope;
        this.tokens = scope.tokens();
        this.pieces = List.of(
                new Ways(scope),
                new Settings(scope),
                new Saying(scope),
                new Named(scope),
                new Addresses(scope),
                new Contents(scope));
    }

    /**
     * The arguments of a clause.
     *
     * @param tokens the clause after its verb
     * @param fetches whether the action only reads, so that a noun after the verb tells what is read
     */
    public static Arguments read(Tokens tokens, Caller caller, boolean fetches, RefReader refs) {
        ArgumentReader reader = new ArgumentReader(new Scope(tokens, caller, fetches, refs, new Arguments()));
        while (reader.at < tokens.size()) {
            reader.step();
        }
        reader.flush();
        return reader.scope.found();
    }

    /** The HTTP method that a clause writes out, in capitals. */
    public static Optional<String> method(Tokens tokens) {
        return tokens.list().stream()
                .flatMap(token -> token instanceof Token.Word word && METHODS.contains(word.text())
                        ? Optional.of(word.text()).stream()
                        : Optional.<String>empty().stream())
                .findFirst();
    }

    private void step() {
        int end = 0;
        for (int i = 0; i < pieces.size() && end == 0; i++) {
            end = pieces.get(i).read(at);
        }
        boolean small = run.isEmpty() && (tokens.is(at, FunctionWords.FILLER) || scope.joint(at));
        if (end > 0) {
            flush();
            object = false;
            at = end;
        } else if (tokens.get(at) instanceof Token.Mark || small) {
            at++;
        } else {
            run.add(tokens.get(at++));
        }
    }

    /** What could not be read: a description where one may stand, else something to complain of. */
    private void flush() {
        if (run.isEmpty()) {
            return;
        }
        Tokens words = new Tokens(tokens.text(), run);
        int first = words.find(0, i -> !words.is(i, FunctionWords.FILLER) && !words.is(i, FunctionWords.ARTICLES));
        boolean article = words.is(0, FunctionWords.ARTICLES) || words.is(0, DESCRIBING);
        boolean before = run.getFirst().start() > 0 && tokens.list().indexOf(run.getFirst()) > 0;
        Token previous = before ? tokens.get(tokens.list().indexOf(run.getFirst()) - 1) : null;
        boolean known = words.find(
                        0,
                        i -> !words.is(i, FunctionWords.FILLER)
                                && !words.is(i, FunctionWords.ARTICLES)
                                && !words.is(i, DESCRIBING))
                == words.size();
        boolean joined = previous instanceof Token.Word word && Scope.JOINTS.contains(word.lower());
        boolean narrows = words.find(0, i -> words.is(i, NARROWING)) < words.size();
        if (first < words.size()
                && (narrows
                        || joined
                        || (!known
                                && !object
                                && (!article || !scope.found().targets.isEmpty())))) {
            int start = previous != null && joined
                    ? previous.start()
                    : run.getFirst().start();
            scope.found()
                    .unread
                    .add(tokens.text().substring(start, run.getLast().end()).replaceAll("\\s+", " "));
        } else {
            run.stream()
                    .filter(token -> token instanceof Token.Word)
                    .map(token -> ((Token.Word) token).lower())
                    .forEach(scope.found().nouns::add);
        }
        run.clear();
    }
}
