package app.dispatch.domain.tool;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * In which order an operation gives the items of its list. The list declares it under {@code x-order}: one, or an object of one
 * for each parameter that makes it another, with {@code *} for when none of them is given.
 */
public enum ListOrder {
    /** The one that was made last comes first. */
    NEWEST,
    /** The one that was made first comes first. */
    OLDEST,
    /** The one that was changed last comes first. */
    UPDATED,
    /** The one that has been left alone for longest comes first. */
    UNTOUCHED,
    /** The one that starts first comes first. */
    START,
    /** By their names. */
    NAME,
    /** The one that fits a search best comes first. */
    RELEVANCE;

    private static final Map<String, ListOrder> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ListOrder::id, order -> order));

    private final String id = name().toLowerCase(Locale.ROOT);

    /** As it stands in a schema: {@code newest}. */
    public String id() {
        return id;
    }

    /** The order of that id; empty when there is none. */
    public static Optional<ListOrder> of(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }
}
