package app.dispatch.adapters.http.trigger;

import app.dispatch.adapters.http.web.Call;
import java.util.List;
import java.util.Locale;

/** Requests that browsers make before anyone wants to see the page. */
final class Prefetch {
    private static final List<String> HEADERS = List.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz");

    private Prefetch() {}

    static boolean is(Call call) {
        return HEADERS.stream()
                .flatMap(name -> call.header(name).stream())
                .map(value -> value.toLowerCase(Locale.ROOT))
                .anyMatch(value ->
                        value.contains("prefetch") || value.contains("prerender") || value.contains("preview"));
    }
}
