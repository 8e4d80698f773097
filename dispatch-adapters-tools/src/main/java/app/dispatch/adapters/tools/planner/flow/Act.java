package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One thing that a brief wants done, before its step is made. */
sealed interface Act {
    /** The piece of the brief that wants it. */
    Piece piece();

    /**
     * Something to look at.
     *
     * @param called what the brief calls it, with the words that narrow it
     * @param around the words around it, which may narrow it
     * @param tools the tools that the same piece names for it
     * @param news whether only what is new counts
     */
    record From(
            Piece piece,
            Mention mention,
            String called,
            Tokens around,
            Set<String> tools,
            List<String> handles,
            boolean news)
            implements Act {}

    /**
     * Something that a language model makes of what there is.
     *
     * @param operation what makes it
     * @param words what the brief says of it
     * @param each whether it is made for each of several
     */
    record Work(Piece piece, Operation operation, Tokens words, boolean each) implements Act {
        Work once(boolean other) {
            return new Work(piece, operation, words, other);
        }
    }

    /** A service that is asked with what there is: a translation by another provider. */
    record Ask(Piece piece, Mention service) implements Act {}

    /** Somebody approves before it goes on. */
    record Approval(Piece piece) implements Act {}

    /** Something that is there is changed: labelled, archived, deleted. */
    record Change(Piece piece, Mention mention, Set<String> tools) implements Act {}

    /** Somewhere to put something, or somebody to tell; collected while a piece is read. */
    final class To implements Act {
        final Piece piece;
        final Set<String> tools = new LinkedHashSet<>();
        final List<String> handles = new ArrayList<>();
        final List<String> quotes = new ArrayList<>();
        Optional<String> made = Optional.empty();
        Optional<String> place = Optional.empty();
        Optional<Mention> service = Optional.empty();
        boolean several;
        boolean person;
        boolean assumed;

        To(Piece piece) {
            this.piece = piece;
        }

        @Override
        public Piece piece() {
            return piece;
        }

        boolean said() {
            return person
                    || !tools.isEmpty()
                    || !handles.isEmpty()
                    || made.isPresent()
                    || place.isPresent()
                    || service.isPresent();
        }

        /** The same without its handles. */
        To copy() {
            To other = new To(piece);
            other.tools.addAll(tools);
            return filled(other);
        }

        /** The same for one of several tools. */
        To on(String tool) {
            To other = new To(piece);
            other.tools.add(tool);
            other.handles.addAll(handles);
            return filled(other);
        }

        private To filled(To other) {
            other.quotes.addAll(quotes);
            other.made = made;
            other.place = place;
            other.person = person;
            other.several = several;
            return other;
        }
    }
}
