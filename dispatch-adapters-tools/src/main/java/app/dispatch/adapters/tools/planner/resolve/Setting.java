package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import java.util.List;
import java.util.Optional;

/**
 * What a clause is read against.
 *
 * @param givens what was given before it
 * @param group what was looked at together last
 * @param arrives whether a webhook brings something
 * @param arrival what that is, where a tool tells it
 * @param told the last message before it
 */
record Setting(
        Clause clause,
        List<Given> givens,
        List<Given> group,
        boolean arrives,
        Optional<Arrival> arrival,
        Optional<Given> told) {
    String verb() {
        return clause.verb();
    }

    List<Part> parts() {
        return clause.parts();
    }
}
