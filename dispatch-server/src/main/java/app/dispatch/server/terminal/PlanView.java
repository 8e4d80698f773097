package app.dispatch.server.terminal;

import app.dispatch.domain.plan.Phase;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan as phases: its name, then a line for each step. */
public final class PlanView {
    private static final int WIDEST_PART = 80;
    private static final List<String> TELLING = List.of("url", "channel", "to", "repo", "query", "title", "text");

    private PlanView() {}

    /** Shows the plan with its phases. */
    public static void show(Plan plan, List<Phase> phases, RunMode mode, Screen screen) {
        screen.line(screen.style().strong(Words.clean(plan.name()) + suffix(mode)));
        rows(phases).forEach(row -> screen.line(row.stripTrailing()));
        plan.assumptions().forEach(text -> screen.line(screen.style().quiet("  assumed: " + Words.clean(text))));
        screen.line("");
    }

    private static String suffix(RunMode mode) {
        return switch (mode) {
            case LIVE -> "";
            case DRY_RUN -> " (dry run)";
        };
    }

    private static List<String> rows(List<Phase> phases) {
        int id = width(phases, step -> step.id().value());
        int op = width(phases, PlanView::op);
        List<String> rows = new ArrayList<>();
        for (Phase phase : phases) {
            String label = "  phase " + (phase.index() + 1) + "  ";
            for (Step step : phase.steps()) {
                rows.add(label + Words.padded(step.id().value(), id) + "  " + Words.padded(op(step), op) + "  "
                        + call(step));
                label = " ".repeat(label.length());
            }
        }
        return rows;
    }

    private static int width(List<Phase> phases, Function<Step, String> column) {
        return phases.stream()
                .flatMap(phase -> phase.steps().stream())
                .mapToInt(step -> column.apply(step).length())
                .max()
                .orElse(0);
    }

    private static String op(Step step) {
        return Words.clean(step.tool() + "." + step.op());
    }

    /** What the step does it to, by the parameter that tells most, and under what condition. */
    private static String call(Step step) {
        String method = step.params().text("method").map(text -> text + " ").orElse("");
        List<String> parts = new ArrayList<>();
        parts.add(method + target(step.params()));
        if (step.forEach() != null) {
            parts.add("for each of " + step.forEach());
        }
        if (step.when() != null) {
            parts.add("when " + step.when());
        }
        return parts.stream().map(part -> Words.cut(part, WIDEST_PART)).collect(Collectors.joining("  "));
    }

    private static String target(Fields params) {
        return Stream.concat(TELLING.stream(), params.values().keySet().stream())
                .flatMap(key -> params.text(key).stream())
                .findFirst()
                .orElse("");
    }
}
