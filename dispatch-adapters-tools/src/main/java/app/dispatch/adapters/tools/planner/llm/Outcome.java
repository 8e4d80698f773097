package app.dispatch.adapters.tools.planner.llm;

import app.dispatch.domain.compose.ModelUsage;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;

/** What came of asking a language model for a plan. */
sealed interface Outcome {
    /** A valid plan. */
    record Made(Plan plan, ModelUsage usage) implements Outcome {}

    /** The model says that no plan does what the brief wants. */
    record Refused(Refusal refusal) implements Outcome {}

    /**
     * It answered, and nothing of it can be used.
     *
     * @param raw its last answer
     */
    record Unusable(String why, String raw, ModelUsage usage) implements Outcome {}

    /** It gave no answer. */
    record Failed(String why) implements Outcome {}
}
