package app.dispatch.adapters.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Asks for many values with {@code in}, some at a time: a statement takes only so many parameters. */
public final class InLists {
    private static final int SOME = 1000;

    private InLists() {}

    /**
     * All that {@code query} finds.
     *
     * @param query is given at least one and at most {@value #SOME} of the values
     */
    public static <T> Stream<T> of(Stream<String> values, Function<List<String>, Collection<T>> query) {
        List<String> all = values.toList();
        List<T> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += SOME) {
            found.addAll(query.apply(all.subList(from, Math.min(all.size(), from + SOME))));
        }
        return found.stream();
    }
}
