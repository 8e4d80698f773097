package app.dispatch.application.plan;

import app.dispatch.application.expression.ExpressionLanguage;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.ParamsSchema;
import app.dispatch.application.json.PlanJson;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.tool.Catalogue;
import java.util.List;

/**
 * Checks plans completely before anything of them runs: structure, operations, parameters, expressions, references. Safe for
 * use by several threads; remembers the last plans, since the same ones are run again and again.
 */
public final class PlanChecker {
    private final Catalogue catalogue;
    private final ExpressionLanguage language;
    private final ParamsSchema schemas;
    private final PlanJson json;
    private final RememberedPlans remembered = new RememberedPlans();

    /** Checks against the tools of {@code catalogue}; reads recorded plans with {@code json}. */
    public PlanChecker(Catalogue catalogue, ExpressionLanguage language, ParamsSchema schemas, PlanJson json) {
        this.catalogue = catalogue;
        this.language = language;
        this.schemas = schemas;
        this.json = json;
    }

    /**
     * The plan, ready to run.
     *
     * @throws Refusal {@code plan_invalid}, with every problem
     */
    public CheckedPlan check(PlanDraft draft) {
        String text = Json.write(PlanJson.write(draft.plan()));
        CheckedPlan known = draft.problems().isEmpty() ? remembered.get(text) : null;
        return known != null ? known : examine(draft, text);
    }

    /** All that is wrong with a plan; empty when nothing is. */
    public List<Problem> problems(PlanDraft draft) {
        return new Examination(draft, catalogue, language, schemas).problems();
    }

    /**
     * A plan that was recorded as text.
     *
     * @throws Refusal {@code plan_invalid} when it is not valid any more, such as after a tool was taken away
     */
    public CheckedPlan recorded(String text) {
        CheckedPlan known = remembered.get(text);
        return known != null ? known : examine(PlanDraft.of(json.readBack(text)), text);
    }

    /** A plan that was recorded as text, as it was then; it may not be valid any more. */
    public Plan read(String text) {
        return json.readBack(text);
    }

    /** The tools that plans are checked against. */
    public Catalogue catalogue() {
        return catalogue;
    }

    private CheckedPlan examine(PlanDraft draft, String text) {
        Examination examination = new Examination(draft, catalogue, language, schemas);
        List<Problem> problems = examination.problems();
        if (!problems.isEmpty()) {
            String more = problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)";
            Problem first = problems.getFirst();
            throw Refusal.of(
                    ErrorCode.PLAN_INVALID,
                    "The plan is not valid: " + first.path() + " " + first.message() + more,
                    problems);
        }
        CheckedPlan checked = examination.ready(text);
        remembered.put(checked);
        return checked;
    }
}
