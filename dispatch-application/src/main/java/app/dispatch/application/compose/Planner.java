package app.dispatch.application.compose;

import app.dispatch.application.cpu.Lane;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.compose.Planned;
import app.dispatch.domain.plan.Plan;

/** Turns a brief into a plan: a port. Implementations are safe for use by several threads. */
public interface Planner {
    /** The id that stands as {@code planner} in its plans. */
    String id();

    /**
     * Whether one of its plans says only what the brief says, so that what is wrong with it is wrong with the brief. A
     * language model may err by itself.
     */
    default boolean keepsToTheBrief(Plan plan) {
        return false;
    }

    /**
     * A plan that does what the brief says, with a fresh id, with what was filled in by the planner itself as its
     * assumptions. The caller checks it like any plan.
     *
     * @throws app.dispatch.domain.error.Refusal {@code cannot_plan} when there is no such plan: with what was understood
     *     and what is not possible; {@code planner_output_invalid} and {@code planner_unavailable} of a planner that asks
     *     somebody else
     */
    Planned plan(Brief brief);

    /**
     * The same, with all that takes long to compute done on the lane, so that nobody else waits for it. By default all is
     * done on the caller's thread.
     */
    default Planned plan(Brief brief, Lane lane) {
        return plan(brief);
    }
}
