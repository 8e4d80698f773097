package app.dispatch.application.plan;

import app.dispatch.application.cpu.Allowance;
import app.dispatch.application.cpu.Cpu;
import app.dispatch.application.cpu.Share;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Checks plans completely before anything of them runs: structure, operations, parameters, expressions, references. Safe for
 * use by several threads; remembers the last plans, since the same ones are run again and again.
 *
 * <p>A check is work for the processors, in turn with others' and bounded in time.
 */
public final class PlanChecker {
    /** The processor time that one check may take. What the limits of a plan let through takes a fraction of it. */
    static final Duration MOST_TIME = Duration.ofSeconds(3);

    private final Catalogue catalogue;
    private final ExpressionLanguage language;
    private final ParamsSchema schemas;
    private final PlanJson json;
    private final Cpu cpu;
    private final RememberedPlans remembered = new RememberedPlans();

    /**
     * Checks against the tools of {@code catalogue}; reads recorded plans with {@code json}.
     *
     * @param cpu where plans are checked
     */
    public PlanChecker(Catalogue catalogue, ExpressionLanguage language, ParamsSchema schemas, PlanJson json, Cpu cpu) {
        this.catalogue = catalogue;
        this.language = language;
        this.schemas = schemas;
        this.json = json;
        this.cpu = cpu;
    }

    /** Checks on the caller's own thread. */
    public PlanChecker(Catalogue catalogue, ExpressionLanguage language, ParamsSchema schemas, PlanJson json) {
        this(catalogue, language, schemas, json, Cpu.ownThread());
    }

    /** Where plans are checked, and what they compute is computed. */
    public Cpu cpu() {
        return cpu;
    }

    /** The same for the program itself. */
    public CheckedPlan check(PlanDraft draft) {
        return check(Share.PROGRAM, draft);
    }

    /**
     * The plan, ready to run.
     *
     * @param share whose turn the check is
     * @throws Refusal {@code plan_invalid}, with every problem; {@code unavailable} when too much waits to be computed
     */
    public CheckedPlan check(Share share, PlanDraft draft) {
        String text = Json.write(PlanJson.write(draft.plan()));
        CheckedPlan known = draft.problems().isEmpty() ? remembered.get(text) : null;
        return known != null ? known : cpu.run(share, MOST_TIME, time -> checked(examination(draft, time), text));
    }

    /**
     * All that can be said of a plan, valid or not.
     *
     * @param share whose turn the check is
     * @throws Refusal {@code unavailable} when too much waits to be computed
     */
    public Examined examine(Share share, PlanDraft draft) {
        return cpu.run(share, MOST_TIME, time -> {
            Examination examination = examination(draft, time);
            List<Problem> problems = examination.problems();
            Optional<CheckedPlan> checked = problems.isEmpty()
                    ? Optional.of(checked(examination, Json.write(PlanJson.write(draft.plan()))))
                    : Optional.empty();
            return new Examined(problems, examination.phases(), examination.effects(), checked);
        });
    }

    /** All that is wrong with a plan; empty when nothing is. Told on the caller's own thread. */
    public List<Problem> problems(PlanDraft draft) {
        return examination(draft, Allowance.ENDLESS).problems();
    }

    /**
     * A plan that was recorded as text. This waits for its turn, however long that is. What was begun goes on although it
     * reads what no output ever has: that fails where it is read.
     *
     * @param share whose turn the check is
     * @throws Refusal {@code plan_invalid} when it is not valid any more, such as after a tool was taken away
     */
    public CheckedPlan recorded(Share share, String text) {
        CheckedPlan known = remembered.get(text);
        return known != null
                ? known
                : cpu.await(
                        share, () -> begun(examination(PlanDraft.of(json.readBack(text)), Allowance.ENDLESS), text));
    }

    /** A plan that was recorded as text, as it was then; it may not be valid any more. */
    public Plan read(String text) {
        return json.readBack(text);
    }

    /** The tools that plans are checked against. */
    public Catalogue catalogue() {
        return catalogue;
    }

    private Examination examination(PlanDraft draft, Allowance time) {
        return new Examination(draft, catalogue, language, schemas, time);
    }

    private CheckedPlan checked(Examination examination, String text) {
        refuse(examination.problems());
        CheckedPlan checked = examination.ready(text);
        remembered.put(checked);
        return checked;
    }

    /** Remembered only when it is as a new one would have to be. */
    private CheckedPlan begun(Examination examination, String text) {
        if (examination.problems().isEmpty()) {
            return checked(examination, text);
        }
        refuse(examination.hindrances());
        return examination.ready(text);
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            String more = problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)";
            Problem first = problems.getFirst();
            throw Refusal.of(
                    ErrorCode.PLAN_INVALID,
                    "The plan is not valid: " + first.path() + " " + first.message() + more,
                    problems);
        }
    }
}
