package app.dispatch.application.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A place in the scope that a value comes from, such as {@code trigger.email}.
 *
 * @param root a name of the scope: {@code trigger} or {@code steps}
 * @param keys what is read of it; {@code *} is any item of a list or any member
 * @param exact whether the value is what stands there, so that a comparison with it says something of that place
 * @param structured whether members of the value are members of that place
 * @param behindHost whether a literal host stands before it in a text
 * @param cleared the members, as keys below this place, that were compared with literals
 */
record Origin(
        String root,
        List<String> keys,
        boolean exact,
        boolean structured,
        boolean behindHost,
        Set<List<String>> cleared) {
    static final String ANY = "*";

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    Origin {
        keys = List.copyOf(keys);
        cleared = Set.copyOf(cleared);
    }

    static Origin of(String root) {
        return new Origin(root, List.of(), true, true, false, Set.of());
    }

    /** Where a member comes from; empty when that member was compared with literals. */
    Optional<Origin> member(String key) {
        if (!structured) {
            return Optional.of(this);
        }
        Set<List<String>> below = new HashSet<>();
        for (List<String> path : cleared) {
            if (covers(path.getFirst(), key)) {
                below.add(path.subList(1, path.size()));
            }
        }
        if (below.contains(List.<String>of())) {
            return Optional.empty();
        }
        List<String> longer = new ArrayList<>(keys);
        longer.add(key);
        return Optional.of(new Origin(root, longer, exact, true, behindHost, below));
    }

    /** The same place, of whose value a part or a rearrangement is taken. */
    Origin inexact() {
        return exact ? new Origin(root, keys, false, structured, behindHost, cleared) : this;
    }

    /** The same place, of whose value something else is made. */
    Origin madeOf() {
        return !exact && !structured && !behindHost && cleared.isEmpty()
                ? this
                : new Origin(root, keys, false, false, false, Set.of());
    }

    Origin withHost() {
        return behindHost ? this : new Origin(root, keys, exact, structured, true, cleared);
    }

    /** This origin where {@code place} was compared with literals; empty when all of it was, or each of its items. */
    Optional<Origin> without(Origin place) {
        int common = Math.min(keys.size(), place.keys.size());
        if (!root.equals(place.root)) {
            return Optional.of(this);
        }
        for (int i = 0; i < common; i++) {
            if (!covers(place.keys.get(i), keys.get(i))) {
                return Optional.of(this);
            }
        }
        if (place.keys.size() <= keys.size()) {
            return Optional.empty();
        }
        if (place.keys.subList(common, place.keys.size()).equals(List.of(ANY))) {
            return Optional.empty();
        }
        if (!structured) {
            return Optional.of(this);
        }
        Set<List<String>> more = new HashSet<>(cleared);
        more.add(place.keys.subList(common, place.keys.size()));
        return Optional.of(new Origin(root, keys, exact, true, behindHost, more));
    }

    /** Whether what holds for {@code compared} holds for {@code key}. */
    private static boolean covers(String compared, String key) {
        return compared.equals(key) || compared.equals(ANY);
    }

    /** As it is written in an expression. */
    String words() {
        StringBuilder words = new StringBuilder(root);
        for (String key : keys) {
            if (key.equals(ANY)) {
                words.append("[…]");
            } else if (isNumber(key)) {
                words.append('[').append(key).append(']');
            } else if (NAME.matcher(key).matches()) {
                words.append('.').append(key);
            } else {
                words.append("['").append(key).append("']");
            }
        }
        return words.toString();
    }

    static boolean isNumber(String key) {
        return !key.isEmpty() && key.chars().allMatch(Character::isDigit);
    }
}
