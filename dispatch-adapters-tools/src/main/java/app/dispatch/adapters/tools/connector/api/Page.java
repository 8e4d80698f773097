package app.dispatch.adapters.tools.connector.api;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One page of a list.
 *
 * @param items the vendor's objects on it
 * @param next what to ask for the next page with; empty when this is the last
 */
public record Page(List<Fields> items, Optional<String> next) {
    /** Gives a page. */
    @FunctionalInterface
    public interface Source {
        /**
         * Asks for a page.
         *
         * @param from what the page before said that the next one is asked for with; empty for the first
         * @param wanted how many items are still wanted, at least 1; a vendor may have a lower limit
         */
        Page page(Optional<String> from, int wanted);
    }

    /** The page with the objects of a list; a {@code next} that is blank is none. */
    public static Page of(List<Value> items, Optional<String> next) {
        return new Page(
                items.stream()
                        .flatMap(item -> item instanceof Fields fields ? Stream.of(fields) : Stream.<Fields>empty())
                        .toList(),
                next.filter(cursor -> !cursor.isBlank()));
    }
}
