package app.dispatch.domain.compose;

import app.dispatch.domain.compose.PlanDiff.FieldChange;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.plan.Approval;
import app.dispatch.domain.plan.Dependencies;
import app.dispatch.domain.plan.RetryPolicy;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.plan.StepReferences;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The comparison of the steps that two plans have in common. Not for use by several threads. */
final class StepComparison {
    private final Dependencies needsBefore;
    private final Dependencies needsAfter;
    private final Map<StepId, StepId> names = new LinkedHashMap<>();
    private final Set<StepId> stay = new LinkedHashSet<>();
    private final List<FieldChange> changes = new ArrayList<>();

    StepComparison(List<Step> before, List<Step> after, Map<Step, Step> pairs) {
        needsBefore = Dependencies.of(before, StepReferences.of(before));
        needsAfter = Dependencies.of(after, StepReferences.of(after));
        pairs.forEach((old, now) -> {
            names.put(old.id(), now.id());
            stay.add(now.id());
        });
    }

    List<FieldChange> changes(Step old, Step now) {
        changes.clear();
        Step named = StepReferences.rewritten(old, text -> StepReferences.renamed(text, this::renamed));
        params(named.params(), now.params());
        compare("/when", text(named.when()), text(now.when()));
        compare("/forEach", text(named.forEach()), text(now.forEach()));
        compare("/dependsOn", order(waited(needsBefore, old.id(), true)), order(waited(needsAfter, now.id(), false)));
        compare("/concurrency", Value.of(old.concurrency()), Value.of(now.concurrency()));
        compare("/retry", retry(old.retry()), retry(now.retry()));
        compare(
                "/timeoutMs",
                Value.of(old.timeout().toMillis()),
                Value.of(now.timeout().toMillis()));
        compare("/onError", Value.of(old.onError().id()), Value.of(now.onError().id()));
        compare("/approval", approval(old.approval()), approval(now.approval()));
        compare(
                "/onInterrupt",
                Value.of(old.onInterrupt().id()),
                Value.of(now.onInterrupt().id()));
        return List.copyOf(changes);
    }

    private String renamed(String name) {
        return names.getOrDefault(new StepId(name), new StepId(name)).value();
    }

    private void params(Fields old, Fields now) {
        Set<String> all = new LinkedHashSet<>(old.values().keySet());
        all.addAll(now.values().keySet());
        for (String name : all) {
            compare(
                    Problem.pointer("/params", name),
                    old.get(name).orElse(null),
                    now.get(name).orElse(null));
        }
    }

    private void compare(String field, @Nullable Value before, @Nullable Value after) {
        if (!Objects.equals(before, after)) {
            changes.add(new FieldChange(field, before, after));
        }
    }

    /** The steps of both plans that a step waits for, at once or through others: what its place in time depends on. */
    private Set<StepId> waited(Dependencies needs, StepId id, boolean old) {
        Set<StepId> all = new LinkedHashSet<>();
        Deque<StepId> open = new ArrayDeque<>(needs.of(id));
        while (!open.isEmpty()) {
            StepId need = open.remove();
            if (all.add(need)) {
                open.addAll(needs.of(need));
            }
        }
        Set<StepId> common = new LinkedHashSet<>();
        for (StepId need : all) {
            StepId name = old ? names.getOrDefault(need, need) : need;
            if (stay.contains(name) && (!old || names.containsKey(need))) {
                common.add(name);
            }
        }
        return common;
    }

    private static Value order(Set<StepId> ids) {
        return Value.texts(ids.stream().map(StepId::value).sorted().toList());
    }

    private static @Nullable Value text(@Nullable String text) {
        return text == null ? null : Value.of(text);
    }

    private static @Nullable Value retry(@Nullable RetryPolicy retry) {
        return retry == null
                ? null
                : Fields.builder()
                        .put("maxAttempts", retry.maxAttempts())
                        .put("initialDelayMs", retry.initialDelay().toMillis())
                        .put("maxDelayMs", retry.maxDelay().toMillis())
                        .put("multiplier", new Value.Num(BigDecimal.valueOf(retry.multiplier())))
                        .build();
    }

    private static @Nullable Value approval(@Nullable Approval approval) {
        return approval == null
                ? null
                : Fields.builder()
                        .putIfPresent("message", approval.message())
                        .put("expiresAfterMs", approval.expiresAfter().toMillis())
                        .build();
    }
}
