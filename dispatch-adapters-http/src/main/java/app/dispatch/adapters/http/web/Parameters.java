package app.dispatch.adapters.http.web;

import app.dispatch.domain.error.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The parameters of a query, by their names. */
@FunctionalInterface
public interface Parameters {
    /** A parameter of the query; the first, when it is there several times. */
    Optional<String> query(String name);

    /**
     * A parameter of the query as what it stands for; one that cannot be read is a problem, and not there.
     *
     * @param what what it must be
     * @param read throws {@link IllegalArgumentException} when it is not that
     */
    default <T> Optional<T> query(String name, String what, Function<String, T> read, List<Problem> problems) {
        try {
            return query(name).map(read);
        } catch (IllegalArgumentException invalid) {
            problems.add(new Problem(name, "must be " + what));
            return Optional.empty();
        }
    }
}
