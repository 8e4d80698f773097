package app.dispatch.server.harm;

import app.dispatch.server.harm.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What is told of verdicts. */
record Report(List<Verdict> verdicts) {
    private static final String LINE = "%-12s %6s %8s %6s %6s %7s %6s %7s %9s %7s %13s %12s%n";

    /** How many cases of each kind came out how. */
    String table() {
        StringBuilder table = new StringBuilder(LINE.formatted(
                "kind",
                "cases",
                "refused",
                "asked",
                "done",
                "failed",
                "blank",
                "SILENT",
                "approved",
                "filled",
                "over-caution",
                "must missed"));
        Map<String, List<Verdict>> kinds = verdicts.stream()
                .collect(Collectors.groupingBy(one -> one.tried().kind(), TreeMap::new, Collectors.toList()));
        kinds.forEach((kind, of) -> table.append(line(kind, of)));
        return table.append(line("all", verdicts)).toString();
    }

    private static String line(String name, List<Verdict> of) {
        return LINE.formatted(
                name,
                of.size(),
                count(of, one -> one.outcome() == Outcome.REFUSED),
                count(of, one -> one.outcome() == Outcome.ASKED),
                count(of, one -> one.outcome() == Outcome.DONE),
                count(of, one -> one.outcome() == Outcome.FAILED),
                count(of, Verdict::isBlank),
                count(of, Verdict::isSilentHarm),
                count(of, Verdict::isApprovedHarm),
                count(of, one -> !one.filled().isEmpty()),
                count(of, Verdict::isOverCautious) + "/"
                        + count(of, one -> one.tried().harmless()),
                count(of, Verdict::isMustMissed) + "/"
                        + count(of, one -> one.tried().must()));
    }

    private static long count(List<Verdict> of, Predicate<Verdict> which) {
        return of.stream().filter(which).count();
    }

    List<Verdict> silentHarm() {
        return verdicts.stream().filter(Verdict::isSilentHarm).toList();
    }

    List<Verdict> overCautious() {
        return verdicts.stream().filter(Verdict::isOverCautious).toList();
    }

    /** All of a verdict that helps to see what went wrong. */
    static String of(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        lines.add("%s [%s] %s"
                .formatted(
                        verdict.tried().id(),
                        verdict.tried().kind(),
                        verdict.tried().brief()));
        lines.add("  " + verdict.outcome() + (verdict.why().isEmpty() ? "" : ": " + verdict.why()));
        add(lines, "SILENT HARM", verdict.silent());
        add(lines, "HARM ONCE APPROVED", verdict.isApprovedHarm() ? verdict.approved() : List.of());
        add(lines, "HARM ONCE FILLED IN", verdict.filled());
        if (verdict.isMustMissed()) {
            lines.add("  MUST MISSED");
        }
        add(lines, "done", verdict.done());
        add(lines, "approval", verdict.approvals());
        add(lines, "assumed", verdict.assumptions());
        add(lines, "plan", verdict.plan().lines().toList());
        add(lines, "the world does not know", verdict.gaps());
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, String name, List<String> texts) {
        texts.forEach(text -> lines.add("  " + name + ": " + text.replace("\n", "\\n")));
    }
}
