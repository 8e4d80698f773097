package app.dispatch.application.compose;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.compose.Parsed;
import app.dispatch.domain.compose.PlanReview;
import app.dispatch.domain.plan.PlanDraft;
import java.util.List;
import java.util.Optional;

/** What one may ask of planning. Nothing is saved, run or enabled by it. */
public interface Composer {
    /**
     * The plan that a brief asks for, or what it makes of the plan that it came with.
     *
     * @throws app.dispatch.domain.error.Refusal {@code bad_request} for an empty or too long brief or an unknown tool,
     *     {@code cannot_plan} when no plan does what it says, {@code planner_output_invalid} when the planner's plan is
     *     not valid, {@code plan_invalid} when the plan to change is not, {@code planner_unavailable} when whom it asks
     *     cannot be asked
     */
    Parsed parse(ParseRequest request);

    /**
     * What can be said of a plan, valid or not, without keeping or running it.
     *
     * @param user whose connections count
     * @throws app.dispatch.domain.error.Refusal {@code unavailable} when too much waits to be computed
     */
    PlanReview review(UserId user, PlanDraft draft);

    /** The plan of a brief, for nobody in particular. */
    default Parsed parse(String input, Optional<List<String>> enabledTools) {
        return parse(new ParseRequest(Optional.empty(), input, enabledTools, false));
    }
}
