package app.dispatch.application.compose;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.compose.Parsed;
import java.util.List;
import java.util.Optional;

/** What one may ask of planning. Nothing is saved, run or enabled by it. */
public interface Composer {
    /**
     * The plan that a brief asks for.
     *
     * @param input the brief, at most 8 KiB
     * @param enabledTools the tools that the plan may use; empty for all. Enforced on the result
     * @throws app.dispatch.domain.error.Refusal {@code bad_request} for an empty or too long brief or an unknown tool,
     *     {@code cannot_plan} when no plan does what it says, {@code planner_output_invalid} when the planner's plan is
     *     not valid
     */
    default Parsed parse(String input, Optional<List<String>> enabledTools) {
        return parse(Optional.empty(), input, enabledTools);
    }

    /**
     * The same for a user, if there is one: what is missing is what that user has yet to connect.
     *
     * @param user empty for someone who is not signed in, and so has connected nothing
     */
    Parsed parse(Optional<UserId> user, String input, Optional<List<String>> enabledTools);
}
