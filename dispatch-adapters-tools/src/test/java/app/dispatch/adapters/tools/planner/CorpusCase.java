package app.dispatch.adapters.tools.planner;

import java.util.List;
import java.util.Set;

/**
 * A brief, and what its plan may look like.
 *
 * @param kind what kind of brief it is
 * @param enabled the tools that may be used; empty for all
 * @param wanted what is expected, any of which will do
 */
record CorpusCase(String kind, String brief, Set<String> enabled, List<Wanted> wanted) {
    CorpusCase {
        enabled = Set.copyOf(enabled);
        wanted = List.copyOf(wanted);
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("Nothing is expected of: " + brief);
        }
    }
}
