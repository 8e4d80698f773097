package app.dispatch.adapters.http.docs;

import java.util.HashMap;
import java.util.Map;

/** The names of a page's headings in addresses; one that comes again gets a number. Used by one thread. */
final class Anchors {
    private final Map<String, Integer> given = new HashMap<>();

    /** The name of the next heading. */
    String of(String heading) {
        String slug = Plain.slug(heading);
        int before = given.merge(slug, 1, Integer::sum) - 1;
        return before == 0 ? slug : slug + "-" + before;
    }
}
