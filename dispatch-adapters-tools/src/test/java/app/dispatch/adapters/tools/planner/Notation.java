package app.dispatch.adapters.tools.planner;

import app.dispatch.application.json.Json;
import app.dispatch.domain.plan.Dependencies;
import app.dispatch.domain.plan.OnError;
import app.dispatch.domain.plan.Phase;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A plan in a few short lines, free of ids: a line for its trigger, and one per step with its phase, its call, its
 * parameters. {@code <1>} is the whole answer of the first step, {@code <1.id>} a field of it.
 */
final class Notation {
    private static final Pattern REFERENCE = Pattern.compile("steps\\.(\\w+)");
    private static final Pattern PIECE = Pattern.compile(" (?=\\w+=[^=]|when |each |attempts |continue)");
    private static final List<String> ORDER = List.of("headers", "query", "json", "form", "body");

    private Notation() {}

    static List<String> of(Plan plan) {
        List<String> lines = new ArrayList<>();
        if (plan.trigger() != null) {
            String zone = plan.timezone() == null ? "" : " " + plan.timezone();
            lines.add(plan.trigger().id() + (plan.cron() == null ? "" : " " + plan.cron() + zone));
        }
        Map<StepId, Integer> phases = phases(plan);
        for (Step step : plan.steps()) {
            lines.add(shortened(phases.get(step.id()) + 1 + " " + line(step), plan));
        }
        return lines;
    }

    /** A line with its parameters in the order of their names: their order means nothing. */
    static String ordered(String line) {
        List<String> pieces = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < line.length(); i++) {
            char sign = line.charAt(i);
            quoted ^= sign == '"' && (i == 0 || line.charAt(i - 1) != '\\');
            depth += quoted
                    ? 0
                    : "([{<".indexOf(sign) >= 0 && !line.startsWith("< ", i) && !line.startsWith("<= ", i)
                            ? 1
                            : ")]}".indexOf(sign) >= 0 ? -1 : 0;
            depth -= !quoted
                            && sign == '>'
                            && depth > 0
                            && line.substring(start, i).matches(".*<\\d+[^ ]*")
                    ? 1
                    : 0;
            if (!quoted
                    && depth == 0
                    && PIECE.matcher(line).region(i, line.length()).lookingAt()) {
                pieces.add(line.substring(start, i));
                start = i;
            }
        }
        pieces.add(line.substring(start));
        List<String> rest = new ArrayList<>(pieces.subList(1, pieces.size()));
        rest.sort(null);
        return pieces.getFirst() + String.join("", rest);
    }

    private static Map<StepId, Integer> phases(Plan plan) {
        Map<StepId, Integer> phases = new HashMap<>();
        for (Phase phase : Dependencies.of(plan.steps(), references(plan)).phases()) {
            phase.steps().forEach(step -> phases.put(step.id(), phase.index()));
        }
        return phases;
    }

    /** The steps that each step's expressions name. */
    static Map<StepId, Set<StepId>> references(Plan plan) {
        Map<StepId, Set<StepId>> references = new HashMap<>();
        for (Step step : plan.steps()) {
            Set<StepId> named = new HashSet<>();
            Matcher matcher = REFERENCE.matcher(Json.write(step.params()) + " " + step.when() + " " + step.forEach());
            while (matcher.find()) {
                named.add(new StepId(matcher.group(1)));
            }
            references.put(step.id(), named);
        }
        return references;
    }

    private static String line(Step step) {
        StringBuilder line = new StringBuilder();
        Map<String, Value> params = new java.util.LinkedHashMap<>(step.params().values());
        if (step.tool().equals("http")) {
            String method = params.remove("method") instanceof Value.Text(String text) ? text : "GET";
            line.append(method).append(' ').append(params.remove("url") instanceof Value.Text(String url) ? url : "");
            if (step.op().equals("get") == !method.equals("GET")) {
                line.append(" (").append(step.op()).append(')');
            }
        } else {
            line.append(step.tool()).append('.').append(step.op());
        }
        ORDER.forEach(name -> append(line, name, params.remove(name)));
        params.forEach((name, value) -> append(line, name, value));
        return line.append(step.when() == null ? "" : " when " + step.when())
                .append(step.forEach() == null ? "" : " each " + step.forEach())
                .append(step.retry() == null ? "" : " attempts " + step.retry().maxAttempts())
                .append(step.onError() == OnError.CONTINUE ? " continue" : "")
                .toString();
    }

    private static void append(StringBuilder line, String name, @org.jspecify.annotations.Nullable Value value) {
        if (value != null) {
            line.append(' ').append(name).append('=').append(Json.write(value));
        }
    }

    private static String shortened(String line, Plan plan) {
        String shorter = line;
        for (int i = plan.steps().size() - 1; i >= 0; i--) {
            String id = plan.steps().get(i).id().value();
            shorter = shorter.replaceAll("steps\\." + id + "\\b", "\\$" + (i + 1));
        }
        return shorter.replaceAll(
                        "default\\(json\\(\\$(\\d+)\\.output\\.json\\), \\$\\1\\.output\\.body\\)", "text(<$1>)")
                .replaceAll("default\\(\\$(\\d+)\\.output\\.json, \\$\\1\\.output\\.body\\)", "<$1>")
                .replaceAll("\\$(\\d+)\\.output\\.json((?:\\.\\w+|\\[\\d+\\])*)", "<$1$2>")
                .replaceAll("<(\\d+)>(?=$|[^.\\w])(?<!\\}\\})", "<$1>")
                .replaceAll("\\$(\\d+)\\.output\\.status", "<$1:status>")
                .replaceAll("\"\\{\\{ ((?:[^\"{}]|\\\\\")*) \\}\\}\"", "$1")
                .replaceAll("\\{\\{ (<[^>]*>) \\}\\}", "$1");
    }
}
