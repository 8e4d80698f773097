package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Family;
import app.dispatch.adapters.tools.planner.lexicon.FunctionWords;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the arguments of one clause, from left to right. */
public final class ArgumentReader {
    static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    private static final Set<String> DESCRIBING = Set.of("any", "all", "both", "every", "about", "for", "of");

    /** Words that leave out some of what is named: none of them is a part of its name. */
    private static final List<EnglishWords> NARROWING =
            List.of(EnglishWords.NO, EnglishWords.TURNING, EnglishWords.EXCEPT, EnglishWords.UNLESS);

    private static final Phrases PLAIN = Phrases.of("""
            a request | an http request | a call | http request | an empty request | a web request | the request
            a http request""");
    private static final Phrases SAYING = Phrases.of("""
            saying | that says | which says | reading | that reads | with the words | to say | saying that""");

    private final Scope scope;
    private final Tokens tokens;
    private final Arguments found;
    private final List<Piece> pieces;
    private final List<Token> run = new ArrayList<>();
    private boolean object = true;
    private int at;

    /** A kind of argument: the place after it when one stands at that place, else 0. */
    private interface Piece {
        int read(int at);
    }

    private ArgumentReader(Scope scope) {
        this.scope = scope;
        this.tokens = scope.tokens();
        this.found = scope.found();
        this.pieces = List.of(
                this::way,
                new Settings(scope)::read,
                this::saying,
                new Named(scope)::read,
                new Addresses(scope)::read,
                this::content);
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
        boolean narrows = narrows(words);
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

    /** Whether words leave out some of what they name, or say which one is meant by a number. */
    private static boolean narrows(Tokens words) {
        int at = words.find(
                0,
                i -> words.word(i).matches("only|\\d+") || NARROWING.stream().anyMatch(one -> one.has(words.word(i))));
        return at < words.size();
    }

    /** "a POST request to", "GET". */
    private int way(int at) {
        int word = Set.of("a", "an", "the").contains(tokens.word(at)) ? at + 1 : at;
        word = tokens.word(word).equals("http") ? word + 1 : word;
        if (word >= tokens.size() || !(tokens.get(word) instanceof Token.Word written)) {
            return 0;
        }
        boolean request = tokens.is(word + 1, Set.of("request", "call", "requests", "message"));
        String upper = written.text().toUpperCase(Locale.ROOT);
        if (METHODS.contains(written.text()) || (METHODS.contains(upper) && request)) {
            found.method = upper;
            return request ? word + 2 : word + 1;
        }
        return PLAIN.end(tokens, at);
    }

    /** "saying "hi"", "that says …", "with the message …": the content in words. */
    private int saying(int at) {
        int start = SAYING.end(tokens, at);
        int that = tokens.word(at).equals("that") && !scope.fetches() && !found.targets.isEmpty() ? at + 1 : 0;
        int from = Math.max(start, that);
        from = from > 0 && tokens.mark(from, ':') ? from + 1 : from;
        if (from == 0 || from >= tokens.size() || found.contents.size() > 0) {
            return 0;
        }
        if (tokens.get(from) instanceof Token.Quote(String text, int s, int e)) {
            found.contents.add(Operand.text(text));
            return from + 1;
        }
        int end = tokens.find(
                from,
                i -> tokens.mark(i, ',')
                        || tokens.get(i) instanceof Link
                        || (tokens.word(i).equals("to") && i + 1 < tokens.size() && tokens.get(i + 1) instanceof Link));
        String words = tokens.slice(from, end).written();
        if (words.isEmpty()) {
            return 0;
        }
        found.contents.add(Operand.text(words));
        found.format = found.format == null ? Caller.Format.TEXT : found.format;
        return end;
    }

    /** What is handed on: a text in quotes, JSON, a reference. */
    private int content(int at) {
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
        if ((scope.fetches() && scope.anyLink() && !joint)
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
