package app.dispatch.adapters.tools.planner.call;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Something that a brief points at instead of writing it out: an earlier answer, the trigger's data, the current item. */
public sealed interface Ref {
    /** The names, and places of list items, that lead to the part that is meant. */
    default List<String> path() {
        return List.of();
    }

    /** Which earlier answer is meant. */
    sealed interface Which {
        /** "it": what was talked of last. */
        record It() implements Which {}

        /** "them": like "it", or the answers that were given at the same time. */
        record They() implements Which {}

        /** "the answer": of the step before. */
        record Last() implements Which {}

        /** "the second answer", from 0; negative ones count from the end. */
        record Nth(int index) implements Which {}

        /** "both answers", "all three answers": the count, or 0 when it is not said. */
        record Every(int count) implements Which {}

        /** "the answer of https://…". */
        record From(String url) implements Which {}

        /** "the users": by what it is called. */
        record Named(String noun) implements Which {}
    }

    /** What of an answer is meant. */
    enum Facet {
        /** All of it: its data. */
        WHOLE,
        /** Its status code. */
        STATUS,
        /** A header of it. */
        HEADER
    }

    /**
     * An earlier answer, or a part of it.
     *
     * @param path the names, and places of list items, that lead to the part
     */
    record Answer(Which which, Facet facet, List<String> path) implements Ref {
        public Answer {
            path = List.copyOf(path);
        }
    }

    /** What started the run: the payload of its webhook, or a part of it. */
    record Payload(List<String> path) implements Ref {
        public Payload {
            path = List.copyOf(path);
        }
    }

    /** The item that a repetition is at, or a part of it. */
    record Item(List<String> path) implements Ref {
        public Item {
            path = List.copyOf(path);
        }
    }

    /** Something that every run knows, as an expression: its date, its id. */
    record Known(String expression) implements Ref {}

    /** The number of items in something. */
    record Size(Ref of) implements Ref {}

    /** A part of each item of a list. */
    record Mapped(Ref list, List<String> path) implements Ref {
        public Mapped {
            path = List.copyOf(path);
        }
    }

    /** Several things under names of their own. */
    record Several(Map<String, Ref> named) implements Ref {
        public Several {
            named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
        }
    }

    /** Each of several things. */
    record Each(Ref list) implements Ref {}

    /** The part of something that a name, or a place in a list, leads to. */
    static Ref part(Ref of, String name) {
        return switch (of) {
            case Answer(Which which, Facet facet, List<String> path) -> new Answer(which, facet, plus(path, name));
            case Payload(List<String> path) -> new Payload(plus(path, name));
            case Item(List<String> path) -> new Item(plus(path, name));
            case Each(Ref list) -> new Each(list);
            case Mapped(Ref list, List<String> path) -> new Mapped(list, plus(path, name));
            case Known known -> known;
            case Size size -> size;
            case Several several -> several;
        };
    }

    private static List<String> plus(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
