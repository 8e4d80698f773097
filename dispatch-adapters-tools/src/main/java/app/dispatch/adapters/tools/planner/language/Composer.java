package app.dispatch.adapters.tools.planner.language;

import app.dispatch.adapters.tools.planner.text.Scanner;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Writes parts as an English text, and its tokens with the places that they have in the brief. */
final class Composer {
    private final StringBuilder english = new StringBuilder();
    private final List<Placed> placed = new ArrayList<>();

    /** A part and where its English stands. */
    private record Placed(Part part, int start, int end) {}

    void add(Part part) {
        boolean close = part.is(Role.MARK) && ".,;:!?)\n".contains(part.english());
        boolean open = english.isEmpty() || "(\n".indexOf(english.charAt(english.length() - 1)) >= 0;
        if (!close && !open) {
            english.append(' ');
        }
        int start = english.length();
        english.append(part.english());
        placed.add(new Placed(part, start, english.length()));
    }

    String english() {
        return english.toString();
    }

    /** The tokens of the English, of which each stands where its original does in {@code brief}. */
    Tokens tokens(String brief) {
        List<Token> tokens = new ArrayList<>();
        List<Token> scanned = Scanner.scan(english()).list();
        int at = 0;
        int i = 0;
        while (i < scanned.size()) {
            while (at < placed.size() - 1
                    && placed.get(at).end() <= scanned.get(i).start()) {
                at++;
            }
            int next = i + 1;
            while (next < scanned.size()
                    && scanned.get(next).start() < placed.get(at).end()) {
                next++;
            }
            Part part = placed.get(at).part();
            int count = next - i;
            for (int one = 0; one < count; one++) {
                int start = one == 0 ? part.start() : Math.max(part.start(), part.end() - count + one);
                int end = one == count - 1 ? part.end() : Math.max(part.start(), part.end() - count + one + 1);
                tokens.add(moved(scanned.get(i + one), start, end));
            }
            i = next;
        }
        return new Tokens(brief, tokens);
    }

    private static Token moved(Token token, int start, int end) {
        return switch (token) {
            case Token.Word word -> new Token.Word(word.text(), word.lower(), start, end);
            case Token.Link link -> new Token.Link(link.url(), link.assumed(), start, end);
            case Token.Quote quote -> new Token.Quote(quote.text(), start, end);
            case Token.Literal literal -> new Token.Literal(literal.value(), start, end);
            case Token.Mark mark -> new Token.Mark(mark.sign(), start, end);
        };
    }
}
