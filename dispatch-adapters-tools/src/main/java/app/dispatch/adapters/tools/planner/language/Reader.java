package app.dispatch.adapters.tools.planner.language;

import app.dispatch.adapters.tools.planner.language.Lexicon.Phrase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the phrases of a lexicon in the pieces of a text, the longest first. */
final class Reader {
    private static final int LONGEST_GAP = 40;

    private final Lexicon lexicon;
    private final WordForms forms;
    private final List<Part> pieces;
    /** Second halves of phrases with a gap, by their places: they are left out. */
    private final Map<Integer, Integer> taken = new HashMap<>();

    private Reader(Lexicon lexicon, WordForms forms, List<Part> pieces) {
        this.lexicon = lexicon;
        this.forms = forms;
        this.pieces = pieces;
    }

    /** The parts that the pieces make. */
    static List<Part> read(Lexicon lexicon, WordForms forms, List<Part> pieces) {
        Reader reader = new Reader(lexicon, forms, pieces);
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < pieces.size()) {
            at = reader.next(at, parts);
        }
        return parts;
    }

    private int next(int at, List<Part> parts) {
        Integer past = taken.get(at);
        if (past != null) {
            return past;
        }
        Part piece = pieces.get(at);
        if (piece.is(Role.LITERAL, Role.CLOCK)) {
            parts.add(piece);
            return at + 1;
        }
        Optional<Phrase> phrase = longest(lexicon.startingWith(piece.source()), at, parts);
        if (phrase.isEmpty() && piece.is(Role.UNKNOWN)) {
            phrase = longest(lexicon.startingPlainlyWith(piece.source()), at, parts);
        }
        if (phrase.isPresent()) {
            return add(phrase.get(), at, parts);
        }
        if (piece.is(Role.UNKNOWN)) {
            parts.addAll(forms.of(piece, at == 0 || pieces.get(at - 1).is(Role.MARK)));
        } else {
            parts.add(piece);
        }
        return at + 1;
    }

    /** The longest that stands there; of two, after an article or the like, the one that is no verb. */
    private Optional<Phrase> longest(List<Phrase> phrases, int at, List<Part> before) {
        Optional<Phrase> longest =
                phrases.stream().filter(phrase -> matches(phrase, at)).findFirst();
        boolean noun = !before.isEmpty() && before.getLast().is(Role.DET, Role.PREP, Role.ADJ);
        if (!noun || longest.isEmpty() || longest.get().role() != Role.VERB) {
            return longest;
        }
        int size = longest.get().gap() > 0
                ? longest.get().gap()
                : longest.get().words().size();
        return phrases.stream()
                .filter(phrase -> phrase.role() != Role.VERB && phrase.words().size() == size && matches(phrase, at))
                .findFirst()
                .or(() -> longest);
    }

    private boolean matches(Phrase phrase, int at) {
        int size = phrase.gap() > 0 ? phrase.gap() : phrase.words().size();
        return stands(phrase.words().subList(0, size), at) && (phrase.gap() == 0 || rest(phrase, at + size) > 0);
    }

    /** Where the words after the gap stand, at the end of what the clause says; else 0. */
    private int rest(Phrase phrase, int from) {
        List<String> rest = phrase.words().subList(phrase.gap(), phrase.words().size());
        for (int at = from; at < Math.min(pieces.size(), from + LONGEST_GAP); at++) {
            if (pieces.get(at).is(Role.MARK) && !pieces.get(at).english().equals(":")) {
                return 0;
            }
            if (stands(rest, at) && !taken.containsKey(at) && closes(at + rest.size())) {
                return at;
            }
        }
        return 0;
    }

    /** Whether a clause may end before that place: at a mark, or a word that leads on. */
    private boolean closes(int at) {
        if (at >= pieces.size() || pieces.get(at).is(Role.MARK)) {
            return true;
        }
        return lexicon.word(pieces.get(at).source())
                .filter(next -> next.role() == Role.CONJ || next.role() == Role.SUB || next.role() == Role.PREP)
                .isPresent();
    }

    private boolean stands(List<String> words, int at) {
        if (at + words.size() > pieces.size()) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            Part piece = pieces.get(at + i);
            boolean same =
                    piece.source().equals(words.get(i)) || piece.english().equals(words.get(i));
            if (!same || piece.is(Role.LITERAL)) {
                return false;
            }
        }
        return true;
    }

    private int add(Phrase phrase, int at, List<Part> parts) {
        int size = phrase.gap() > 0 ? phrase.gap() : phrase.words().size();
        if (phrase.gap() > 0) {
            int rest = rest(phrase, at + size);
            taken.put(rest, rest + phrase.words().size() - phrase.gap());
        }
        StringBuilder source = new StringBuilder(pieces.get(at).source());
        for (int i = 1; i < size; i++) {
            source.append(' ').append(pieces.get(at + i).source());
        }
        Part first = pieces.get(at);
        parts.add(new Part(
                phrase.english(),
                phrase.role(),
                source.toString(),
                first.start(),
                pieces.get(at + size - 1).end()));
        return at + size;
    }
}
