package app.dispatch.server.harm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is searched for in the way of Gmail, GitHub and X: words, "phrases", name:value, -not, OR, and brackets. */
sealed interface Sought {
    /** A word, a phrase, or what a name demands; the name is empty for the first two. */
    record One(String name, String value, boolean quoted) implements Sought {}

    /** All of them. */
    record All(List<Sought> parts) implements Sought {}

    /** One of them. */
    record Any(List<Sought> parts) implements Sought {}

    /** Not that. */
    record Not(Sought part) implements Sought {}

    static Sought of(String query) {
        return new Reader(query).all('\0');
    }

    /** Whether something is found, of which single demands can be tried. */
    default boolean finds(Predicate<One> fits) {
        return switch (this) {
            case One one -> fits.test(one);
            case All(List<Sought> parts) -> parts.stream().allMatch(part -> part.finds(fits));
            case Any(List<Sought> parts) -> parts.stream().anyMatch(part -> part.finds(fits));
            case Not(Sought part) -> !part.finds(fits);
        };
    }

    /** The same where that name stands before all that has none. */
    private static Sought named(String name, Sought sought) {
        return switch (sought) {
            case One one -> one.name().isEmpty() ? new One(name, one.value(), one.quoted()) : one;
            case All(List<Sought> parts) ->
                new All(parts.stream().map(part -> named(name, part)).toList());
            case Any(List<Sought> parts) ->
                new Any(parts.stream().map(part -> named(name, part)).toList());
            case Not(Sought part) -> new Not(named(name, part));
        };
    }

    /** Reads a query from its first character to its last. */
    final class Reader {
        private static final Pattern NAME = Pattern.compile("([A-Za-z_-]+):");

        private final String query;
        private int at;

        private Reader(String query) {
            this.query = query;
        }

        private Sought all(char end) {
            List<Sought> alternatives = new ArrayList<>();
            List<Sought> parts = new ArrayList<>();
            while (more() && query.charAt(at) != end) {
                if (word("OR")) {
                    alternatives.add(new All(List.copyOf(parts)));
                    parts.clear();
                } else if (!word("AND")) {
                    parts.add(one());
                }
            }
            at++;
            alternatives.add(new All(List.copyOf(parts)));
            return alternatives.size() == 1 ? alternatives.getFirst() : new Any(List.copyOf(alternatives));
        }

        private boolean more() {
            while (at < query.length() && Character.isWhitespace(query.charAt(at))) {
                at++;
            }
            return at < query.length();
        }

        private boolean word(String word) {
            boolean there = query.startsWith(word, at)
                    && (at + word.length() == query.length()
                            || Character.isWhitespace(query.charAt(at + word.length())));
            at += there ? word.length() : 0;
            return there;
        }

        private Sought one() {
            if (query.charAt(at) == '-' && at + 1 < query.length()) {
                at++;
                return new Not(one());
            }
            Matcher name = NAME.matcher(query).region(at, query.length());
            if (name.lookingAt() && name.end() < query.length() && !Character.isWhitespace(query.charAt(name.end()))) {
                at = name.end();
                return named(name.group(1).toLowerCase(Locale.ROOT), value());
            }
            return value();
        }

        private Sought value() {
            char first = query.charAt(at);
            if (first == '(') {
                at++;
                return all(')');
            }
            if (first == '{') {
                at++;
                return new Any(((All) all('}')).parts());
            }
            if (first == '"') {
                int end = query.indexOf('"', at + 1) < 0 ? query.length() : query.indexOf('"', at + 1);
                String phrase = query.substring(at + 1, end);
                at = end + 1;
                return new One("", phrase, true);
            }
            int start = at;
            while (at < query.length()
                    && !Character.isWhitespace(query.charAt(at))
                    && ")}".indexOf(query.charAt(at)) < 0) {
                at++;
            }
            if (at == start) {
                at++;
            }
            return new One("", query.substring(start, at), false);
        }
    }
}
