package app.dispatch.adapters.http.web;

import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list a request asks for, by {@code limit} and {@code cursor}: all lists come in pages alike.
 *
 * @param limit the most that a page has
 * @param after the place that the page comes after; empty for the first page
 */
public record Paging(int limit, Optional<PageMark> after) {
    /** The parameters of the query. */
    public static String[] parameters() {
        return new String[] {"limit", "cursor"};
    }

    /**
     * What the call asks for.
     *
     * @param most the most that a page may have, and what it has when the call does not say
     * @throws Refusal {@code bad_request}
     */
    public static Paging of(Call call, int most) {
        List<Problem> problems = new ArrayList<>();
        Optional<Integer> limit =
                call.query("limit", "a number from 1 to " + most, text -> limit(text, most), problems);
        Optional<PageMark> after = call.query("cursor", "a nextCursor", PageMark::parse, problems);
        if (!problems.isEmpty()) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "The request's query is not valid", problems);
        }
        return new Paging(limit.orElse(most), after);
    }

    private static int limit(String text, int most) {
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > most) {
            throw new IllegalArgumentException();
        }
        return limit;
    }

    /**
     * The page of a list of which all is there, the newest first.
     *
     * @param name what the answer calls the list
     * @param mark the place of each
     */
    public <T> Fields page(String name, List<T> all, Function<T, PageMark> mark, Function<T, Fields> write) {
        List<PageMark> marks = all.stream().map(mark).toList();
        int from = after.map(place -> next(marks, place)).orElse(0);
        int to = Math.min(all.size(), from + limit);
        return page(name, all.subList(from, to), to < all.size() ? marks.get(to - 1) : null, write);
    }

    /**
     * The page that was read.
     *
     * @param next the place that the next one comes after; null when there is none
     */
    public static <T> Fields page(String name, List<T> page, @Nullable PageMark next, Function<T, Fields> write) {
        return Fields.builder()
                .put(name, Value.of(page.stream().map(write).toList()))
                .putIfPresent("nextCursor", next == null ? null : next.toString())
                .build();
    }

    /** What comes after a place; where that is gone meanwhile, what is older. */
    private static int next(List<PageMark> marks, PageMark place) {
        int there = marks.indexOf(place);
        return there >= 0
                ? there + 1
                : IntStream.range(0, marks.size())
                        .filter(i -> marks.get(i).at() < place.at())
                        .findFirst()
                        .orElse(marks.size());
    }
}
