package app.dispatch.adapters.tools.planner.llm;

import app.dispatch.domain.error.Problem;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.tool.Catalogue;
import java.util.List;

/** Checks plans as they are checked before a run. Safe for use by several threads. */
@FunctionalInterface
public interface PlanProblems {
    /**
     * All that is wrong with a plan; empty when nothing is.
     *
     * @param allowed the tools that it may use
     */
    List<Problem> of(PlanDraft draft, Catalogue allowed);
}
