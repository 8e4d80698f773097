package app.dispatch.domain.compose;

import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.plan.StepReferences;
import app.dispatch.domain.value.Value.Fields;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Finds which step of one plan a step of another is: the same call under the same or another id, else the same id. */
final class StepPairs {
    private final List<Candidate> before;
    private final List<Candidate> after;
    private final Map<StepId, Step> pairs = new HashMap<>();
    private final Set<StepId> taken = new HashSet<>();

    /** A step and what it does, but for the ids of the steps that it refers to: made once, since all are compared. */
    private record Candidate(Step step, Call call) {
        static Candidate of(Step step) {
            Step bare = StepReferences.rewritten(step, text -> StepReferences.renamed(text, name -> "a"));
            return new Candidate(step, new Call(bare.tool(), bare.op(), bare.params(), bare.when(), bare.forEach()));
        }

        boolean hasIdOf(Candidate other) {
            return step.id().equals(other.step.id());
        }

        boolean hasCallOf(Candidate other) {
            return call.equals(other.call);
        }

        boolean hasOpOf(Candidate other) {
            return call.tool.equals(other.call.tool) && call.op.equals(other.call.op);
        }
    }

    private record Call(
            String tool,
            String op,
            Fields params,
            @Nullable String when,
            @Nullable String forEach) {}

    private StepPairs(List<Step> before, List<Step> after) {
        this.before = before.stream().map(Candidate::of).toList();
        this.after = after.stream().map(Candidate::of).toList();
    }

    /** The steps of both, old to new, in the order of the old ones. */
    static Map<Step, Step> of(List<Step> before, List<Step> after) {
        StepPairs found = new StepPairs(before, after);
        found.pair((old, now) -> old.hasIdOf(now) && old.hasCallOf(now));
        found.pair(Candidate::hasCallOf);
        found.pair((old, now) -> old.hasIdOf(now) && old.hasOpOf(now));
        Map<Step, Step> ordered = new LinkedHashMap<>();
        for (Step old : before) {
            Step now = found.pairs.get(old.id());
            if (now != null) {
                ordered.put(old, now);
            }
        }
        return ordered;
    }

    private void pair(BiPredicate<Candidate, Candidate> same) {
        for (Candidate old : before) {
            if (!pairs.containsKey(old.step.id())) {
                after.stream()
                        .filter(now -> !taken.contains(now.step.id()) && same.test(old, now))
                        .findFirst()
                        .ifPresent(now -> {
                            pairs.put(old.step.id(), now.step);
                            taken.add(now.step.id());
                        });
            }
        }
    }
}
