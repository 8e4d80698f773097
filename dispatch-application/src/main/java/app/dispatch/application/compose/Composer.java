package app.dispatch.application.compose;

import app.dispatch.domain.compose.Parsed;
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

    /** The same for nobody in particular. */
    default Parsed parse(String input, Optional<List<String>> enabledTools) {
        return parse(new ParseRequest(Optional.empty(), input, enabledTools, false));
    }
}
