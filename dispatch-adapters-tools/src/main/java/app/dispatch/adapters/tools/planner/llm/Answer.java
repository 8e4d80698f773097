package app.dispatch.adapters.tools.planner.llm;

import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.PlanDraft;
import java.util.List;

/** What a language model's answer says. */
sealed interface Answer {
    /** A plan, not checked yet. */
    record Drafted(PlanDraft draft) implements Answer {}

    /** There is no such plan. */
    record Cannot(Refusal refusal) implements Answer {}

    /** It is no answer in the form that was asked for. */
    record Unreadable(List<Problem> problems) implements Answer {
        public Unreadable {
            problems = List.copyOf(problems);
        }

        static Unreadable of(String path, String why) {
            return new Unreadable(List.of(new Problem(path, why)));
        }
    }
}
