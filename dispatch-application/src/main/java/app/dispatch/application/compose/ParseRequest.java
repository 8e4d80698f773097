package app.dispatch.application.compose;

import app.dispatch.application.cpu.Share;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.plan.PlanDraft;
import java.util.List;
import java.util.Optional;

/**
 * What somebody asks of planning.
 *
 * @param user whose keys are used and whose connections count; empty for someone who is not signed in, and so has
 *     connected nothing
 * @param client the network address that it came from, for limits; empty when it came from no network
 * @param input the brief, at most 8 KiB
 * @param enabledTools the tools that the plan may use; empty for all. Enforced on the result
 * @param trace whether the answer tells the planner's choices
 * @param current the plan that the brief changes; empty when it wants a new one. Of someone who is not signed in, at most 64 KiB
 */
public record ParseRequest(
        Optional<UserId> user,
        Optional<String> client,
        String input,
        Optional<List<String>> enabledTools,
        boolean trace,
        Optional<PlanDraft> current) {
    /** A wish for a new plan, from no network. */
    public ParseRequest(Optional<UserId> user, String input, Optional<List<String>> enabledTools, boolean trace) {
        this(user, Optional.empty(), input, enabledTools, trace, Optional.empty());
    }

    /** Whose turn it is to have something computed. */
    public Share share() {
        return user.map(Share::of).or(() -> client.map(Share::ofClient)).orElse(Share.PROGRAM);
    }
}
