package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.flow.Mention.Kind;
import java.util.Set;

/**
 * What a piece is read against.
 *
 * @param later whether something was wanted before
 * @param named the tools that the brief names
 * @param elsewhere whether the piece says where something goes
 */
record Setting(Piece piece, Vocabulary vocabulary, boolean later, Set<String> named, boolean elsewhere) {
    static Setting of(Piece piece, Vocabulary vocabulary, boolean later, Set<String> named) {
        boolean elsewhere = piece.verb().me()
                || piece.mentions().stream()
                        .anyMatch(one -> one.is(Kind.PERSON)
                                || (one.away() && !one.is(Kind.WORK) && !one.is(Kind.QUOTE))
                                || (piece.verb().is(Verb.Kind.PUT)
                                        && Set.of("in", "on").contains(one.preposition())
                                        && !one.tool().isEmpty()
                                        && !piece.mentions().getFirst().equals(one)));
        return new Setting(piece, vocabulary, later, named, elsewhere);
    }

    boolean messages(String tool) {
        return !vocabulary.all(one -> one.is(tool) && one.messages()).isEmpty();
    }

    /** "with RSS, OpenAI and Gmail": the last one, after a model, is where it goes. */
    boolean ends(Mention mention) {
        boolean last = piece.mentions().getLast().equals(mention);
        boolean model = piece.mentions().stream()
                .anyMatch(one -> one.is(Kind.WORK) && one.word().isEmpty() && one.at() < mention.at());
        boolean source = later
                || piece.mentions().stream()
                        .anyMatch(one -> one.at() < mention.at()
                                && (one.is(Kind.SERVICE) || one.is(Kind.TOOL) || one.is(Kind.THING)));
        boolean target =
                piece.mentions().stream().anyMatch(one -> !one.equals(mention) && one.away() && !one.is(Kind.WORK));
        return last && model && source && !target && piece.verb().is(Verb.Kind.NONE);
    }

    /** "add the events to a database": what is added was there before. */
    boolean adds(Mention mention) {
        return Set.of("add", "insert").contains(piece.verb().word()) && elsewhere && !mention.one();
    }
}
