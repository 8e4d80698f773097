package app.dispatch.server.chaos;

import app.dispatch.server.chaos.Checker.Ended;
import app.dispatch.server.chaos.Load.Accepted;
import app.dispatch.server.chaos.RecordingUpstream.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What came of it: figures by their names, and problems by their kinds. */
record Report(Map<String, String> figures, Map<String, List<String>> problems) {
    private static final int STILL_ON_ITS_WAY = 300;

    static Report of(Cluster cluster, Checker checker, Map<String, List<String>> problems) {
        Map<String, String> figures = new TreeMap<>();
        figures.put(
                "kills",
                String.valueOf(cluster.nodes.stream()
                        .mapToInt(node -> node.deaths().size())
                        .sum()));
        figures.put("runs", String.valueOf(checker.runs().size()));
        figures.put("runs accepted", String.valueOf(cluster.load.accepted().size()));
        figures.put("runs recorded, not answered", String.valueOf(checker.beside()));
        figures.put("runs by outcome", String.valueOf(checker.outcomes()));
        figures.put("runs watched", String.valueOf(cluster.watchers.heard().size()));
        figures.put(
                "lost", String.valueOf(problems.getOrDefault("lost", List.of()).size()));
        figures.put(
                "doubled",
                String.valueOf(problems.getOrDefault("doubled", List.of()).size()));
        figures.put("calls", String.valueOf(cluster.upstream.calls().size()));
        figures.put("deliveries", cluster.upstream.hooks().size() + ", to come " + checker.undelivered());
        figures.put("answers that were none", String.valueOf(cluster.load.refused()));
        figures.put("takeover after a kill, ms", summary(takeovers(cluster, checker)));
        return new Report(figures, problems);
    }

    static String summary(List<Long> millis) {
        List<Long> sorted = millis.stream().sorted().toList();
        return sorted.isEmpty()
                ? "none"
                : "p50 " + sorted.get(sorted.size() / 2) + ", max " + sorted.getLast() + ", of " + sorted.size();
    }

    /** From each kill to the first sign of life of each run that the node had accepted since it last started. */
    private static List<Long> takeovers(Cluster cluster, Checker checker) {
        Map<String, List<Call>> calls =
                cluster.upstream.calls().stream().collect(Collectors.groupingBy(call -> call.run));
        List<Long> times = new ArrayList<>();
        for (Accepted one : cluster.load.accepted().values()) {
            Ended run = checker.runs().get(one.run());
            if (run == null) {
                continue;
            }
            one.node().deaths().stream()
                    .filter(death -> death > one.at())
                    .findFirst()
                    .filter(death -> run.at("completedAt") > death)
                    .ifPresent(death -> times.add(calls.getOrDefault(one.run(), List.of()).stream()
                                    .mapToLong(call -> call.at)
                                    .filter(at -> at > death + STILL_ON_ITS_WAY)
                                    .min()
                                    .orElse(run.at("completedAt"))
                            - death));
        }
        return times;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        figures.forEach(
                (name, figure) -> text.append(name).append(": ").append(figure).append('\n'));
        problems.forEach((kind, all) -> {
            text.append("WRONG ").append(kind).append(": ").append(all.size()).append('\n');
            all.stream().limit(5).forEach(one -> text.append("    ").append(one).append('\n'));
        });
        return text.append(problems.isEmpty() ? "all as promised" : "NOT as promised")
                .toString();
    }
}
