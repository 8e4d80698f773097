package app.dispatch.domain.compose;

import app.dispatch.domain.plan.Plan;
import java.util.List;

/**
 * What a planner made of a brief, not checked yet.
 *
 * @param trace its choices in the order of the brief; empty when it cannot tell
 */
public record Planned(Plan plan, List<Choice> trace) {
    public Planned {
        trace = List.copyOf(trace);
    }

    /** A plan whose planner does not tell its choices. */
    public static Planned of(Plan plan) {
        return new Planned(plan, List.of());
    }
}
