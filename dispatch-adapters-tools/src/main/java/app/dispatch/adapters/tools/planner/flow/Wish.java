package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a piece of a brief wants, before it is known which operation does it. */
final class Wish {
    private Wish() {}

    /**
     * Something to look at.
     *
     * @param called what the brief calls it, with the words that narrow it
     * @param around the words around it, which may narrow it
     * @param tools the tools that the same piece names for it
     */
    record From(
            Mention mention, String called, Tokens around, Set<String> tools, List<String> handles, boolean watched) {}

    /** Somewhere to put something, or somebody to tell; collected while a piece is read. */
    static final class To {
        final String verb;
        final Set<String> tools = new LinkedHashSet<>();
        final List<String> handles = new ArrayList<>();
        final List<String> quotes = new ArrayList<>();
        Optional<String> made = Optional.empty();
        Optional<String> place = Optional.empty();
        boolean person;
        boolean assumed;

        To(String verb) {
            this.verb = verb;
        }

        boolean said() {
            return person || !tools.isEmpty() || !handles.isEmpty() || made.isPresent() || place.isPresent();
        }

        /** The same for one of several tools. */
        To on(String tool) {
            To other = new To(verb);
            other.tools.add(tool);
            other.handles.addAll(handles);
            other.quotes.addAll(quotes);
            other.made = made;
            other.place = place;
            other.person = person;
            return other;
        }
    }
}
