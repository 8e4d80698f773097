package app.dispatch.adapters.tools.planner;

import app.dispatch.domain.error.DispatchException;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.tool.Catalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How many briefs become what is expected of them, by their kind, and how long the planner takes. */
final class CorpusScore {
    private final Catalogue catalogue;
    private final Map<Set<String>, Planning> plannings = new HashMap<>();
    private final Map<String, int[]> metAndAll = new LinkedHashMap<>();
    private final List<Long> nanos = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    CorpusScore(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    void add(CorpusCase one) {
        List<String> faults = faults(one);
        int[] counts = metAndAll.computeIfAbsent(one.kind(), kind -> new int[2]);
        counts[0] += faults.isEmpty() ? 1 : 0;
        counts[1]++;
        if (!faults.isEmpty()) {
            failures.add("[" + one.kind() + "] " + one.brief().replace("\n", "\\n") + "\n    "
                    + String.join("\n    ", faults));
        }
    }

    /** What is wrong, by the first of what is expected; then the plan. Empty when any of what is expected holds. */
    private List<String> faults(CorpusCase one) {
        Planning planning = plannings.computeIfAbsent(
                one.enabled(), tools -> new Planning(tools.isEmpty() ? catalogue : catalogue.only(tools)));
        Plan plan;
        try {
            plan = planning.checked(timed(planning, one.brief()));
        } catch (Refusal refusal) {
            boolean wanted = refusal.code().equals("cannot_plan")
                    && one.wanted().stream().anyMatch(Wanted::refuses);
            return wanted ? List.of() : List.of(refusal.code() + " " + refusal.text());
        }
        List<List<String>> all =
                one.wanted().stream().map(wanted -> wanted.faults(plan)).toList();
        if (all.stream().anyMatch(List::isEmpty)) {
            return List.of();
        }
        List<String> told = new ArrayList<>(List.of(String.join("; ", all.getFirst())));
        told.addAll(Notation.of(plan));
        return told;
    }

    private Plan timed(Planning planning, String brief) throws DispatchException {
        long from = System.nanoTime();
        try {
            return planning.unchecked(brief);
        } finally {
            nanos.add(System.nanoTime() - from);
        }
    }

    int met() {
        return metAndAll.values().stream().mapToInt(counts -> counts[0]).sum();
    }

    int all() {
        return metAndAll.values().stream().mapToInt(counts -> counts[1]).sum();
    }

    /** Each brief that does not become what is expected, and why. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** A line for each kind, one for all, one for the time. */
    String table() {
        StringBuilder table = new StringBuilder();
        metAndAll.forEach((kind, counts) -> table.append(row(kind, counts[0], counts[1])));
        table.append(row("ALL", met(), all()));
        List<Long> sorted = nanos.stream().sorted().toList();
        return table.append(String.format(
                        Locale.ROOT,
                        "p50 %.1f ms, p95 %.1f ms, most %.1f ms",
                        millis(sorted, 0.5),
                        millis(sorted, 0.95),
                        millis(sorted, 1)))
                .toString();
    }

    private static String row(String kind, int met, int all) {
        return String.format(Locale.ROOT, "%-12s %3d of %3d  %5.1f %%%n", kind, met, all, 100.0 * met / all);
    }

    private static double millis(List<Long> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1) / 1e6;
    }
}
