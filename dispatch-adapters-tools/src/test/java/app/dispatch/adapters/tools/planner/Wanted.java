package app.dispatch.adapters.tools.planner;

import app.dispatch.application.json.Json;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.TriggerKind;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is expected of a plan, in the words that the head of {@code corpus-tuned.txt} explains.
 *
 * @param lines what is said after each of the words
 */
record Wanted(Map<String, String> lines) {
    private static final Set<String> WORDS = Set.of(
            "tools",
            "extra",
            "forbidden",
            "order",
            "parallel",
            "trigger",
            "event",
            "cron",
            "zone",
            "flow",
            "says",
            "never",
            "steps",
            "when",
            "each",
            "note",
            "refuse");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    Wanted {
        lines = Map.copyOf(lines);
        if (!WORDS.containsAll(lines.keySet()) || lines.containsKey("refuse") == lines.containsKey("tools")) {
            throw new IllegalArgumentException("Neither a plan nor a refusal is described by " + lines);
        }
    }

    static Wanted of(List<String> written) {
        Map<String, String> lines = new HashMap<>();
        for (String line : written) {
            String[] parts = line.split(": ", 2);
            lines.put(parts[0], parts.length == 1 ? "" : parts[1]);
        }
        return new Wanted(lines);
    }

    boolean refuses() {
        return lines.containsKey("refuse");
    }

    /** What is wrong with a plan that was checked; empty when nothing is. */
    List<String> faults(Plan plan) {
        if (refuses()) {
            return List.of("not refused");
        }
        PlanGraph graph = new PlanGraph(plan);
        List<String> faults = new ArrayList<>();
        tools(graph, plan, faults);
        relations(graph, faults);
        start(graph, plan, faults);
        texts(plan, faults);
        marks(plan, faults);
        return faults;
    }

    private List<String> words(String key) {
        return Stream.of(lines.getOrDefault(key, "").split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private List<String> wantedTools() {
        return words("tools").stream().filter(word -> !word.endsWith(">")).toList();
    }

    private void tools(PlanGraph graph, Plan plan, List<String> faults) {
        Set<String> allowed = new HashSet<>(words("extra"));
        allowed.addAll(words("event"));
        for (String tool : wantedTools()) {
            allowed.addAll(Arrays.asList(tool.split("\\|")));
            if (graph.of(tool).isEmpty()) {
                faults.add("no " + tool);
            }
        }
        plan.steps().stream()
                .map(Step::tool)
                .distinct()
                .filter(tool -> !allowed.contains(tool) || words("forbidden").contains(tool))
                .forEach(tool -> faults.add(tool + " is not wanted"));
    }

    private void relations(PlanGraph graph, List<String> faults) {
        List<String> chain = words("tools");
        for (int i = 1; i + 1 < chain.size(); i++) {
            if (chain.get(i).endsWith(">")) {
                relation(graph, chain.get(i), chain.get(i - 1), chain.get(i + 1), faults);
            }
        }
        words("order").forEach(pair -> relation(graph, ">", first(pair), second(pair), faults));
        words("flow").forEach(pair -> relation(graph, "=>", first(pair), second(pair), faults));
        for (String group : words("parallel")) {
            if (!graph.atOnce(List.of(group.split("\\+")))) {
                faults.add(group + " not at once");
            }
        }
    }

    private static void relation(PlanGraph graph, String arrow, String from, String to, List<String> faults) {
        boolean held = arrow.equals("=>") ? graph.flows(from, to) : graph.before(from, to);
        if (!held) {
            faults.add("not " + from + " " + arrow + " " + to);
        }
    }

    private static String first(String pair) {
        return pair.substring(0, pair.indexOf('>'));
    }

    private static String second(String pair) {
        return pair.substring(pair.indexOf('>') + 1);
    }

    private void start(PlanGraph graph, Plan plan, List<String> faults) {
        TriggerKind kind = plan.trigger() == null ? TriggerKind.MANUAL : plan.trigger();
        if (lines.containsKey("trigger") && !words("trigger").contains(kind.id())) {
            faults.add("started by " + kind.id());
        }
        if (lines.containsKey("event")
                && !(kind == TriggerKind.WEBHOOK
                        || (kind == TriggerKind.SCHEDULE && graph.polls(lines.getOrDefault("event", ""))))) {
            faults.add("started by " + kind.id() + " without the event being read");
        }
        if (lines.containsKey("cron")
                && Stream.of(lines.getOrDefault("cron", "").split(" or "))
                        .noneMatch(
                                pattern -> new CronPattern(pattern).matches(plan.cron() == null ? "" : plan.cron()))) {
            faults.add("cron " + plan.cron());
        }
        if (lines.containsKey("zone") && !words("zone").contains(plan.timezone() == null ? "" : plan.timezone())) {
            faults.add("zone " + plan.timezone());
        }
    }

    private void texts(Plan plan, List<String> faults) {
        String steps = PlanGraph.text(plan.steps()).toLowerCase(Locale.ROOT);
        String named = plan.name().toLowerCase(Locale.ROOT) + "\n" + steps;
        quoted("says").filter(text -> !steps.contains(text)).forEach(text -> faults.add("does not say " + text));
        quoted("never").filter(named::contains).forEach(text -> faults.add("says " + text));
    }

    /** What stands in quotation marks, as it reads within JSON. */
    private Stream<String> quoted(String key) {
        return QUOTED.matcher(lines.getOrDefault(key, ""))
                .results()
                .map((MatchResult found) -> Json.write(Value.of(found.group(1))))
                .map(json -> json.substring(1, json.length() - 1).toLowerCase(Locale.ROOT));
    }

    private void marks(Plan plan, List<String> faults) {
        if (lines.containsKey("steps")) {
            String[] bounds = lines.getOrDefault("steps", "").split("\\.\\.");
            int count = plan.steps().size();
            if (count < Integer.parseInt(bounds[0]) || count > Integer.parseInt(bounds[1])) {
                faults.add(count + " steps");
            }
        }
        if (lines.containsKey("when") && plan.steps().stream().allMatch(step -> step.when() == null)) {
            faults.add("no condition");
        }
        if (lines.containsKey("each") && plan.steps().stream().allMatch(step -> step.forEach() == null)) {
            faults.add("no repetition");
        }
        if (lines.containsKey("note") && plan.assumptions().isEmpty()) {
            faults.add("no assumption");
        }
    }
}
