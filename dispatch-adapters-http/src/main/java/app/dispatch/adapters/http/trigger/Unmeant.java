package app.dispatch.adapters.http.trigger;

import app.dispatch.adapters.http.web.Call;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Requests that browsers make by themselves: before anyone wants to see the page, or as a part of another page. */
final class Unmeant {
    private static final List<String> AHEAD = List.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz");

    /** A page that is opened, and a request of a program: www.w3.org/TR/fetch-metadata/#sec-fetch-dest-header. */
    private static final Set<String> MEANT = Set.of("document", "empty");

    private Unmeant() {}

    static boolean is(Call call) {
        return isAhead(call) || isPart(call);
    }

    private static boolean isAhead(Call call) {
        return AHEAD.stream()
                .flatMap(name -> call.header(name).stream())
                .map(value -> value.toLowerCase(Locale.ROOT))
                .anyMatch(value ->
                        value.contains("prefetch") || value.contains("prerender") || value.contains("preview"));
    }

    private static boolean isPart(Call call) {
        return call.header("Sec-Fetch-Dest")
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .filter(destination -> !MEANT.contains(destination))
                .isPresent();
    }
}
