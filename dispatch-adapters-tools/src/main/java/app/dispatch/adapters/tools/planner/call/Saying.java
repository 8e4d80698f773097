package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Tokens;

/** Reads contents in words: {@code saying "hi"}, {@code that the site is down}. */
final class Saying implements Piece {
    private static final Phrases SAYING = Phrases.of("""
            saying | that says | which says | reading | that reads | with the words | to say | saying that""");

    private final Scope scope;
    private final Tokens tokens;
    private final Arguments found;

    Saying(Scope scope) {
        this.scope = scope;
        this.tokens = scope.tokens();
        this.found = scope.found();
    }

    /** "saying "hi"", "that says …", "with the message …": the content in words. */
    @Override
    public int read(int at) {
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
}
