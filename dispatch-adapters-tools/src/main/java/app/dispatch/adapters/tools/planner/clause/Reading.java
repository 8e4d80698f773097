package app.dispatch.adapters.tools.planner.clause;

import java.util.List;

/**
 * What the sentences of a brief were read as.
 *
 * @param clauses the actions, in the order of the text
 * @param background sentences that only tell something
 * @param unread what was not understood
 */
public record Reading(List<Clause> clauses, List<String> background, List<String> unread) {
    public Reading {
        clauses = List.copyOf(clauses);
        background = List.copyOf(background);
        unread = List.copyOf(unread);
    }
}
