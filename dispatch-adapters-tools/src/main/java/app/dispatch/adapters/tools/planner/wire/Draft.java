package app.dispatch.adapters.tools.planner.wire;

import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.domain.plan.Approval;
import app.dispatch.domain.plan.OnError;
import app.dispatch.domain.plan.OnInterrupt;
import app.dispatch.domain.plan.RetryPolicy;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A step while its plan is made. */
public final class Draft {
    /** What a question begins with that asks whether a step is what is meant. */
    public static final String DOUBT = "Approve this only when ";

    /** What is asked of whatever is done for all of a list, however sure that is what is meant. */
    public static final String ALL = DOUBT + "all of them are meant";

    public final String id;
    public final ToolDef tool;
    public final Map<String, Value> params = new LinkedHashMap<>();

    /** The ids of the steps that it waits for. */
    public final Set<String> after = new LinkedHashSet<>();

    /** What a brief may call its answer. */
    public final Set<String> nouns = new LinkedHashSet<>();

    public OpDef op;

    /** The address that it calls; "" when it calls none. */
    public String url = "";

    /** What it does, in a few words for people. */
    public String outline = "";

    /** What of its answer is meant, as an expression; "" for all of it. */
    public String meant = "";

    /** Whether it only reads. */
    public boolean reads;

    public @Nullable String when;
    public @Nullable String forEach;
    /** What its owner is asked before it is done; null when nobody is. */
    public @Nullable String approval;

    public int attempts;
    public boolean goesOn;

    public Draft(String id, ToolDef tool, OpDef op) {
        this.id = id;
        this.tool = tool;
        this.op = op;
    }

    /** Lets an answer that says "error" be an output like any other, where the operation can. */
    public void allowErrors() {
        op.params().fields("properties").values().forEach((name, schema) -> {
            if (Param.of(name, schema, false).nouns().contains("errors")) {
                params.put(name, Value.of(true));
            }
        });
    }

    /** Asks its owner this as well before it is done. */
    public void approve(String why) {
        boolean asked = approval != null && approval.contains(why);
        approval = asked ? approval : approval == null ? why : approval + "; " + why;
    }

    /** Whether its owner is asked whether it is what is meant. */
    public boolean isDoubted() {
        return approval != null && approval.replace(ALL, "").contains(DOUBT);
    }

    /** The step, given the one before it in the list. */
    public Step step(@Nullable Draft before) {
        boolean plain = before == null ? after.isEmpty() : waitsOnlyFor(before.id);
        List<StepId> waits = new ArrayList<>();
        after.forEach(other -> waits.add(new StepId(other)));
        return new Step(
                new StepId(id),
                null,
                tool.id(),
                op.id(),
                new Fields(params),
                plain ? null : waits,
                when,
                forEach,
                Step.DEFAULT_CONCURRENCY,
                attempts == 0 ? null : RetryPolicy.attempts(attempts),
                Step.DEFAULT_TIMEOUT,
                goesOn ? OnError.CONTINUE : OnError.FAIL,
                approval == null ? null : new Approval(approval, Approval.DEFAULT_EXPIRY),
                OnInterrupt.FAIL,
                null);
    }

    /** Whether the step before it is all that it waits for, said or by what it reads: a plan need not say that. */
    private boolean waitsOnlyFor(String before) {
        boolean reads = (params + " " + forEach + " " + when).contains("steps." + before + ".");
        return Set.of(before).containsAll(after) && (reads || !after.isEmpty());
    }
}
