package app.dispatch.server.terminal;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan as phases: its name, then a line for each step. */
public final class PlanView {
    private static final int WIDEST_PART = 80;
    private static final List<String> TELLING = List.of("url", "channel", "to", "repo", "query", "title", "text");

    private final Map<String, Fields> steps = new HashMap<>();
    private final Fields plan;
    private final List<Value> phases;

    /**
     * A plan as the API has it.
     *
     * @param phases the ids of the steps of each
     */
    public PlanView(Fields plan, List<Value> phases) {
        this.plan = plan;
        this.phases = phases;
        for (Value step : plan.items("steps")) {
            if (step instanceof Fields fields) {
                steps.put(fields.text("id").orElse(""), fields);
            }
        }
    }

    /** The length of the longest step's id. */
    public int width() {
        return steps.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /** Shows it. */
    public void show(boolean dryRun, Screen screen) {
        Style style = screen.style();
        String name = Words.clean(plan.text("name").orElse(""));
        screen.line(style.strong(name + (dryRun ? " (dry run)" : "")));
        rows().forEach(row -> screen.line(row.stripTrailing()));
        for (Value each : plan.items("assumptions")) {
            if (each instanceof Text(String text)) {
                screen.line(style.quiet("  assumed: " + Words.clean(text)));
            }
        }
        screen.line("");
    }

    private List<String> rows() {
        int id = width();
        int op = steps.values().stream()
                .mapToInt(step -> op(step).length())
                .max()
                .orElse(0);
        List<String> rows = new ArrayList<>();
        for (Value phase : phases) {
            String label = "  phase " + (phases.indexOf(phase) + 1) + "  ";
            for (Fields step : ofPhase(phase)) {
                rows.add(label + Words.padded(step.text("id").orElse(""), id) + "  " + Words.padded(op(step), op) + "  "
                        + call(step));
                label = " ".repeat(label.length());
            }
        }
        return rows;
    }

    private List<Fields> ofPhase(Value phase) {
        return phase instanceof Value.Items(List<Value> ids)
                ? ids.stream()
                        .map(id -> id instanceof Text(String text)
                                ? steps.getOrDefault(text, Fields.empty())
                                : Fields.empty())
                        .toList()
                : List.of();
    }

    private static String op(Fields step) {
        return Words.clean(step.text("tool").orElse("") + "." + step.text("op").orElse(""));
    }

    /** What the step does it to, by the parameter that tells most, and under what condition. */
    private static String call(Fields step) {
        Fields params = step.fields("params");
        List<String> parts = new ArrayList<>();
        parts.add(params.text("method").map(text -> text + " ").orElse("") + target(params));
        step.text("forEach").ifPresent(each -> parts.add("for each of " + each));
        step.text("when").ifPresent(when -> parts.add("when " + when));
        return parts.stream().map(part -> Words.cut(part, WIDEST_PART)).collect(Collectors.joining("  "));
    }

    private static String target(Fields params) {
        return Stream.concat(TELLING.stream(), params.values().keySet().stream())
                .flatMap(key -> params.text(key).stream())
                .findFirst()
                .orElse("");
    }
}
