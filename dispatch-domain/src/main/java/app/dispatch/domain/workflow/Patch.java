package app.dispatch.domain.workflow;

import java.util.function.Function;

/** What a partial update says of one field: keep it, set it, or clear it. */
public sealed interface Patch<T> {
    /** The field was not in the request. */
    record Keep<T>() implements Patch<T> {}

    /** The field was in the request with a value. */
    record Set<T>(T value) implements Patch<T> {}

    /** The field was in the request as null. */
    record Clear<T>() implements Patch<T> {}

    static <T> Patch<T> keep() {
        return new Keep<>();
    }

    static <T> Patch<T> set(T value) {
        return new Set<>(value);
    }

    static <T> Patch<T> clear() {
        return new Clear<>();
    }

    /** The field after the update, where clearing it gives {@code cleared}. */
    default T onto(T present, T cleared) {
        return switch (this) {
            case Keep<T>() -> present;
            case Set<T>(T value) -> value;
            case Clear<T>() -> cleared;
        };
    }

    /** The same for a field whose values are converted. */
    default <R> Patch<R> map(Function<? super T, ? extends R> convert) {
        return switch (this) {
            case Keep<T>() -> keep();
            case Set<T>(T value) -> set(convert.apply(value));
            case Clear<T>() -> clear();
        };
    }
}
