package app.dispatch.application.grounding;

import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.tool.UndoOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds a plan against the brief that it was made of: whom it reaches, what it calls, changes and pays has to stand in the
 * brief's own words, or in the plan that the brief changes. It is for plans that a planner made; what a user writes as a plan
 * is the user's wish as it is. Pure.
 */
public final class Grounding {
    /** The most steps of a plan of a planner that does not keep to the brief by itself. */
    public static final int MOST_STEPS = 50;

    private final Brief brief;
    private final Plan plan;
    private final BriefText briefText;
    private final ToolNames names;
    private final Hosts hosts;
    private final List<Problem> problems = new ArrayList<>();
    private final UnnamedHosts unnamed;

    private Grounding(Brief brief, Plan plan) {
        this.brief = brief;
        this.plan = plan;
        this.briefText = new BriefText(brief);
        this.names = new ToolNames(brief.catalogue(), briefText);
        this.hosts = new Hosts(brief.catalogue());
        this.unnamed = new UnnamedHosts(brief.catalogue(), plan);
    }

    /** What comes of holding a plan against its brief. */
    public static Grounding of(Brief brief, Plan plan) {
        Grounding grounding = new Grounding(brief, plan);
        grounding.check();
        return grounding;
    }

    /** The {@link #problems()} of a plan. */
    public static List<Problem> problems(Brief brief, Plan plan) {
        return of(brief, plan).problems();
    }

    /**
     * All that the plan holds and its brief does not allow, with JSON pointers into the plan, in words that say how to mend
     * it; empty for a plan that may be shown. A tool or an operation that is not there is for the plan's own check to tell.
     */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** One more problem for a planner that may add steps by itself: that there are too many. */
    public static Optional<Problem> tooMany(Plan plan) {
        return plan.steps().size() <= MOST_STEPS
                ? Optional.empty()
                : Optional.of(
                        new Problem("/steps", "a plan that is made of a brief has at most " + MOST_STEPS + " steps"));
    }

    /**
     * The plan, with the assumptions that its brief was read without what speaks to a model, and that it has to do with hosts
     * which the brief does not name. A step that sends something to such a host waits for an approval.
     */
    public Plan told() {
        List<String> assumptions = new ArrayList<>(plan.assumptions());
        assumptions.addAll(unnamed.assumptions(plan));
        PromptInjection.assumptions(brief.written()).stream()
                .filter(told -> !assumptions.contains(told))
                .forEach(assumptions::add);
        Plan waiting = unnamed.waiting(plan);
        return assumptions.size() == plan.assumptions().size() ? waiting : waiting.withAssumptions(assumptions);
    }

    private void check() {
        shown("/name", plan.name());
        shown("/description", plan.description() == null ? "" : plan.description());
        for (int i = 0; i < plan.steps().size(); i++) {
            Step step = plan.steps().get(i);
            Optional<ToolDef> tool = brief.catalogue().tool(step.tool());
            Optional<OpDef> op = tool.flatMap(one -> one.op(step.op()));
            if (op.isPresent()) {
                step(step, tool.get(), op.get(), "/steps/" + i);
            }
        }
    }

    private void step(Step step, ToolDef tool, OpDef op, String at) {
        if (UndoOp.of(op.id()).isPresent() && tool.ops().stream().noneMatch(op::equals)) {
            problems.add(new Problem(at + "/op", "`" + op.id() + "` is for taking back a run, not for a plan"));
            return;
        }
        if (step.metadata() != null && isNew(step)) {
            problems.add(new Problem(at + "/metadata", "is for clients; leave it out"));
        }
        shown(at + "/name", step.name() == null ? "" : step.name());
        if (step.approval() != null && step.approval().message() != null) {
            shown(at + "/approval/message", step.approval().message());
        }
        StepGrounding check = new StepGrounding(step, op, at, briefText, hosts, unnamed, problems);
        check.run();
        asked(tool, op, at, check);
    }

    private boolean isNew(Step step) {
        return brief.current().stream()
                .flatMap(current -> current.steps().stream())
                .noneMatch(before -> step.metadata() != null && step.metadata().equals(before.metadata()));
    }

    /** What people read of a plan before they run it leads nowhere that they did not name. */
    private void shown(String pointer, String text) {
        for (Literal literal : Literal.in(text)) {
            if (literal.kind() != Literal.Kind.HANDLE && !literal.isIn(briefText, false) && !hosts.declares(literal)) {
                problems.add(new Problem(pointer, Reasons.absent(literal)));
            }
        }
    }

    /** Where a brief holds words to a model, a step has to be asked for in its other words. */
    private void asked(ToolDef tool, OpDef op, String at, StepGrounding check) {
        if (isCurrent(tool) || check.isAimed()) {
            return;
        }
        if (names.isOnlyOthers(tool)) {
            problems.add(new Problem(
                    at + "/tool",
                    "the brief names " + tool.label()
                            + " only in quoted text or in words to a model; leave the step out"));
        } else if (briefText.suspicious() && !(names.isNamed(tool) && (check.isRead() || names.isAsked(op)))) {
            problems.add(new Problem(
                    at + "/op", "nothing in the brief's own words asks to \"" + op.title() + "\"; leave the step out"));
        }
    }

    private boolean isCurrent(ToolDef tool) {
        return brief.current().stream()
                .flatMap(current -> current.steps().stream())
                .anyMatch(step -> step.tool().equals(tool.id()));
    }
}
