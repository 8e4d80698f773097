package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.flow.Mention.Kind;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the words that belong to a thing: what it is called, and what narrows it. */
final class Naming {
    /** Before a thing they say that it only narrows another one. */
    private static final Set<String> NARROWING =
            Phrases.words("labelled labeled label tagged with without are is no an a");

    private static final Set<String> ASSIGNED = Set.of("assigned", "addressed", "sent", "mentions", "waiting");

    private Naming() {}

    /** "labelled bug", "with attachments", "assigned to me": what is named there only narrows. */
    private static boolean narrowing(Tokens tokens, Mention other) {
        boolean thing = other.is(Kind.THING) || other.is(Kind.INBOUND) || other.is(Kind.WORK);
        boolean labelled = thing
                && tokens.is(other.at() - 1, NARROWING)
                && !other.away()
                && !Set.of("to", "into").contains(tokens.word(other.at() - 2));
        boolean assigned = other.is(Kind.PERSON) && tokens.is(other.at() - 2, ASSIGNED);
        return labelled || assigned;
    }

    /** What the brief calls a thing: its noun with the words before it that narrow it. */
    static String called(Tokens tokens, Mention mention, Vocabulary vocabulary) {
        int start = mention.at();
        for (int before = narrowing(tokens, start, vocabulary);
                before < start;
                before = narrowing(tokens, start, vocabulary)) {
            start = before;
        }
        String called = tokens.slice(start, mention.end()).written();
        return called.isEmpty() ? called : called.substring(0, 1).toUpperCase(Locale.ROOT) + called.substring(1);
    }

    /** Where the word, or the time, starts that stands before a place and narrows what follows. */
    private static int narrowing(Tokens tokens, int at, Vocabulary vocabulary) {
        for (int start = Math.max(0, at - 3); start < at; start++) {
            if (Times.at(tokens, start).filter(period -> period.end() == at).isPresent()) {
                return start;
            }
        }
        return at > 0 && vocabulary.qualifies(tokens.word(at - 1)) ? at - 1 : at;
    }

    /** The words between the mentions on both sides; names that may narrow the thing count as words. */
    static Tokens around(Piece piece, Mention mention) {
        int start = 0;
        int end = piece.tokens().size();
        for (Mention other : piece.mentions()) {
            boolean narrows = other.is(Kind.HANDLE) || other.is(Kind.QUOTE) || other.is(Kind.PERSON);
            if (other.end() <= mention.at() && other.is(Kind.PERSON)) {
                continue;
            }
            if (narrowing(piece.tokens(), other)) {
                continue;
            }
            if (other.end() <= mention.at()) {
                start = Math.max(start, other.end());
            } else if (other.at() >= mention.end()
                    && (!narrows || other.preposition().equals("to"))) {
                end = Math.min(end, other.at());
            }
        }
        List<Token> words =
                new ArrayList<>(piece.tokens().slice(start, mention.at()).list());
        words.addAll(piece.tokens().slice(mention.end(), end).list());
        return new Tokens(piece.tokens().text(), words);
    }
}
