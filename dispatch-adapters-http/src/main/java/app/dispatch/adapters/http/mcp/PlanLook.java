package app.dispatch.adapters.http.mcp;

import app.dispatch.adapters.http.mcp.Confirmation.Deed;
import app.dispatch.application.compose.Composer;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.domain.compose.PlanReview;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a plan would change, as those are shown it who are to agree. */
record PlanLook(Composer composer) {
    private static final int LONGEST_CALL = 1_000;
    private static final int MOST_CALLS = 40;

    /**
     * What a run of the plan would change; nothing when it only reads.
     *
     * @param payload that it is run with
     * @param origin the workflow that it is of, and its version
     * @throws Refusal {@code plan_invalid}
     */
    Optional<Deed> deed(McpCall call, PlanDraft draft, String payload, String origin) {
        return lasting(call, draft, "Run the plan `" + draft.plan().name() + "`? It will:", origin + "\n" + payload);
    }

    /** The same for something else that leads to runs of it. */
    Optional<Deed> lasting(McpCall call, PlanDraft draft, String question, String bound) {
        PlanReview review = composer.review(call.owner(), draft);
        if (!review.problems().isEmpty()) {
            throw Refusal.of(ErrorCode.PLAN_INVALID, "The plan is not valid", review.problems());
        }
        List<Step> changing = draft.plan().steps().stream()
                .filter(step -> review.effects().getOrDefault(step.id(), Effect.WRITE) != Effect.READ)
                .toList();
        return changing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Deed(question, calls(changing), bound + "\n" + text(draft.plan())));
    }

    private static List<String> calls(List<Step> changing) {
        List<String> calls = new ArrayList<>(
                changing.stream().limit(MOST_CALLS).map(PlanLook::call).toList());
        if (changing.size() > MOST_CALLS) {
            calls.add("and " + (changing.size() - MOST_CALLS) + " more calls that change something: look at the plan");
        }
        return List.copyOf(calls);
    }

    private static String call(Step step) {
        String each = step.forEach() == null ? "" : " for each of " + step.forEach();
        String when = step.when() == null ? "" : " if " + step.when();
        String asks = step.approval() == null ? "" : " (asks again before it is done)";
        String line =
                step.id() + ": " + step.tool() + "." + step.op() + " " + Json.write(step.params()) + each + when + asks;
        return line.length() <= LONGEST_CALL
                ? line
                : line.substring(0, LONGEST_CALL) + "… (" + line.length() + " characters: look at the plan)";
    }

    /** All that a plan does, without what tells it from another that does the same. */
    static String text(Plan plan) {
        Fields written =
                RunWatch.without(PlanJson.write(plan), "id", "createdAt", "planner", "assumptions", "metadata");
        return Json.write(written);
    }
}
