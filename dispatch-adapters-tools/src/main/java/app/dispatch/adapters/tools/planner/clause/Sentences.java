package app.dispatch.adapters.tools.planner.clause;

import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Token.Mark;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a brief into sentences and list items. */
final class Sentences {
    private static final Set<String> HEADER = Phrases.words("""
            schedule trigger step steps do this the following these those things thing in order please here is what i want
            workflow plan todo tasks task two three four calls requests run make and at same time parallel
            simultaneously once then after that all of concurrently branches branch side by actions list to be
            done you should meanwhile both them afterwards next finally first it 's a now each one another
            sequence job brief with""");

    private final Verbs verbs;

    Sentences(Verbs verbs) {
        this.verbs = verbs;
    }

    /**
     * A sentence.
     *
     * @param bullet whether it is an item of a list
     * @param header whether it only announces what follows it
     */
    record Sentence(Tokens tokens, boolean bullet, boolean header) {}

    List<Sentence> of(Tokens tokens) {
        List<Sentence> sentences = new ArrayList<>();
        List<Token> current = new ArrayList<>();
        boolean bullet = false;
        for (int i = 0; i < tokens.size(); i++) {
            if (!(tokens.get(i) instanceof Mark mark) || !ends(tokens, i, mark, current)) {
                if (!(tokens.get(i) instanceof Mark other) || other.sign() != 'n') {
                    current.add(tokens.get(i));
                }
                continue;
            }
            bullet = close(tokens, current, bullet, mark.sign() == ':', sentences) || mark.sign() == '*';
        }
        close(tokens, current, bullet, false, sentences);
        return sentences;
    }

    /** Adds what was collected; whether the list item that it belongs to goes on. */
    private static boolean close(
            Tokens tokens, List<Token> current, boolean bullet, boolean header, List<Sentence> sentences) {
        Tokens sentence = trimmed(new Tokens(tokens.text(), current));
        current.clear();
        if (sentence.isEmpty()) {
            return bullet && !header;
        }
        boolean only = sentence.find(0, i -> !sentence.is(i, HEADER) && !sentence.mark(i, ',')) == sentence.size();
        sentences.add(new Sentence(sentence, bullet, header || (only && sentence.size() > 1)));
        return false;
    }

    private static Tokens trimmed(Tokens tokens) {
        int from = tokens.find(0, i -> !tokens.separator(i));
        int to = tokens.size();
        while (to > from && tokens.separator(to - 1)) {
            to--;
        }
        return tokens.slice(from, to);
    }

    private boolean ends(Tokens tokens, int at, Mark mark, List<Token> current) {
        return switch (mark.sign()) {
            case '.', '!', '?', ';', '*' -> true;
            case 'n' -> lineEnds(tokens, at + 1);
            case ':' -> announces(new Tokens(tokens.text(), current));
            default -> false;
        };
    }

    /** A line that starts a new thought ends the sentence before it; other line ends are mere wrapping. */
    private boolean lineEnds(Tokens tokens, int from) {
        int next = from;
        while (tokens.is(next, FunctionWords.FILLER)) {
            next++;
        }
        int at = next;
        return at >= tokens.size()
                || tokens.mark(at, 'n')
                || tokens.mark(at, '*')
                || verbs.plainAt(tokens, at)
                || next > from
                || FunctionWords.THEN.end(tokens, at) > 0
                || FunctionWords.PARALLEL.end(tokens, at) > 0
                || ConditionReader.announced(tokens, at)
                || Set.of("otherwise", "else", "for").contains(tokens.word(at));
    }

    private static boolean announces(Tokens before) {
        boolean words = before.list().stream().allMatch(token -> token instanceof Word || token instanceof Mark);
        boolean link = before.list().stream().anyMatch(token -> token instanceof Link);
        return words && !link && before.find(0, i -> !before.is(i, HEADER) && !before.separator(i)) == before.size();
    }
}
