package app.dispatch.domain.plan;

import app.dispatch.domain.error.Problem;
import java.util.List;

/**
 * A plan that is not checked yet, with what was wrong with the way it was written, so that a check can list all of it.
 *
 * @param plan the plan; where it was unreadable it holds stand-ins
 * @param path the JSON pointer to the plan in what the caller sent
 * @param problems what could not be read, with pointers from the top of what the caller sent
 */
public record PlanDraft(Plan plan, String path, List<Problem> problems) {
    public PlanDraft {
        problems = List.copyOf(problems);
    }

    /** A plan that was made in Java. */
    public static PlanDraft of(Plan plan) {
        return new PlanDraft(plan, "", List.of());
    }
}
