package app.dispatch.domain.compose;

import app.dispatch.domain.plan.Plan;
import java.util.List;
import java.util.Optional;

/**
 * What a planner made of a brief, not checked yet.
 *
 * @param trace its choices in the order of the brief; empty when it cannot tell
 * @param usage what language models took for it, where they were asked; also when another planner stood in for one
 */
public record Planned(Plan plan, List<Choice> trace, Optional<ModelUsage> usage) {
    public Planned {
        trace = List.copyOf(trace);
    }

    /** What no language model was asked for. */
    public Planned(Plan plan, List<Choice> trace) {
        this(plan, trace, Optional.empty());
    }

    /** A plan whose planner does not tell its choices. */
    public static Planned of(Plan plan) {
        return new Planned(plan, List.of());
    }
}
