package app.dispatch.application.grounding;

import app.dispatch.domain.plan.Approval;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.tool.Catalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The hosts that a plan has to do with although its brief does not name them, and what its owner is told and asked of them. Not
 * for use by several threads.
 */
final class UnnamedHosts {
    private final Origins origins;
    private final Set<String> read = new LinkedHashSet<>();
    private final Set<String> linked = new LinkedHashSet<>();
    private final Map<StepId, String> asked = new LinkedHashMap<>();

    UnnamedHosts(Catalogue catalogue, Plan plan) {
        this.origins = new Origins(catalogue, plan);
    }

    /** Whether a call takes anything to the host that comes in with the run and not from that host itself. */
    boolean leave(Step step, Literal host) {
        return origins.leave(step, host);
    }

    /** The host is read from, and gets nothing. */
    void read(String host) {
        read.add(host);
    }

    /** A text links to the host. */
    void link(String host) {
        linked.add(host);
    }

    /** The step sends something there. */
    void ask(StepId step, String where) {
        asked.putIfAbsent(step, where);
    }

    /** What is told of the plan; hosts that are only read from or linked to are told where it does not name them itself. */
    List<String> assumptions(Plan plan) {
        List<String> all = new ArrayList<>();
        asked.forEach((step, where) -> all.add("The brief does not name " + where + ": the step `" + step.value()
                + "` sends something there, so it waits for your approval."));
        read.stream()
                .filter(host -> isNew(plan, host) && !asked.containsValue(host))
                .forEach(host -> all.add("The brief does not name " + host + "; it is only read from."));
        linked.stream()
                .filter(host -> isNew(plan, host) && !read.contains(host) && !asked.containsValue(host))
                .forEach(host -> all.add("The brief does not name " + host + "; a text links to it."));
        return all.stream().filter(told -> !plan.assumptions().contains(told)).toList();
    }

    private static boolean isNew(Plan plan, String host) {
        return plan.assumptions().stream().noneMatch(told -> told.contains(host));
    }

    /** The plan whose steps wait for an approval before they send anything to such a host. */
    Plan waiting(Plan plan) {
        return asked.isEmpty()
                ? plan
                : plan.withSteps(plan.steps().stream().map(this::waiting).toList());
    }

    private Step waiting(Step step) {
        String where = asked.get(step.id());
        return where == null || step.approval() != null
                ? step
                : step.withApproval(new Approval(
                        "The brief does not name " + where + ": may this be sent there?", Approval.DEFAULT_EXPIRY));
    }
}
