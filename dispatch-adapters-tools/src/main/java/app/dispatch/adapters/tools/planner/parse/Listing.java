package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Mark;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads things that stand in a list below a sentence as what the sentence is about: {@code Mail me:} with {@code - today's meetings} and
 * {@code - unread mail} below it. A list of what is to be done stays one.
 */
public final class Listing {
    private final Tokens tokens;
    private final Knowledge knowledge;

    private Listing(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    /** The same brief with such things in the sentence, joined by commas and "and". */
    public static Tokens read(Tokens tokens, Knowledge knowledge) {
        return new Listing(tokens, knowledge).read();
    }

    private Tokens read() {
        int first = tokens.find(0, this::bullet);
        List<Integer> bullets = new ArrayList<>();
        for (int i = first; i < tokens.size(); i++) {
            if (bullet(i)) {
                bullets.add(i);
            }
        }
        boolean led = first > 2 && (tokens.mark(first - 1, 'n') || tokens.mark(first - 1, ':'));
        if (bullets.size() < 2 || !led || !bullets.stream().allMatch(this::names)) {
            return tokens;
        }
        List<Token> all = new ArrayList<>(tokens.slice(0, first).list());
        while (all.getLast() instanceof Mark) {
            all.removeLast();
        }
        for (int i = first; i < tokens.size(); i++) {
            int start = tokens.get(i).start();
            if (bullets.indexOf(i) > 0) {
                boolean last = i == bullets.getLast();
                all.add(last ? new Word("and", "and", start, start) : new Mark(',', start, start));
            } else if (!bullets.contains(i) && !tokens.mark(i, 'n')) {
                all.add(tokens.get(i));
            }
        }
        return new Tokens(tokens.text(), all);
    }

    private boolean bullet(int at) {
        return tokens.mark(at, '*');
    }

    /** Whether what stands at a bullet names something, and neither says what is done nor where it goes. */
    private boolean names(int bullet) {
        int end = tokens.find(bullet + 1, i -> bullet(i) || tokens.mark(i, 'n'));
        boolean orders = knowledge.isVerb(tokens.word(bullet + 1)) && !knowledge.isQuality(tokens.word(bullet + 1));
        boolean below = end >= tokens.size() || bullet(end) || (end + 1 < tokens.size() && bullet(end + 1));
        return end > bullet + 1
                && !orders
                && below
                && tokens.slice(bullet + 1, end).list().stream()
                        .allMatch(
                                one -> one instanceof Word word && !word.text().startsWith("#"));
    }
}
