package app.dispatch.server.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Lets servers under load meet what may happen to them, and prints what came of it. Ends with 1 when a promise was broken.
 *
 * <p>{@code --nodes 0} is one server on H2, more are on PostgreSQL. What is done, and how often: {@code --kills --freezes
 * --terminations --outages --cuts --silences}, and {@code --seed}.
 */
public final class Chaos {
    private static final Duration TO_END = Duration.ofMinutes(2);

    private Chaos() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Map<String, Integer> wanted = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            wanted.put(args[i], Integer.parseInt(args[i + 1]));
        }
        Report report = run(Files.createTempDirectory("dispatch-chaos"), wanted);
        System.out.println(report);
        System.exit(report.problems().isEmpty() ? 0 : 1);
    }

    static Report run(Path folder, Map<String, Integer> wanted) throws IOException, InterruptedException {
        int seed = wanted.getOrDefault("--seed", 1);
        try (Cluster cluster = new Cluster(folder, wanted.getOrDefault("--nodes", 0))) {
            Faults faults = new Faults(cluster, seed);
            cluster.begin(seed);
            for (int i = 0; i < wanted.getOrDefault("--kills", 0); i++) {
                faults.kill(100);
            }
            for (int i = 0; i < wanted.getOrDefault("--terminations", 0); i++) {
                Thread.sleep(1000);
                faults.terminate();
            }
            for (int i = 0; i < wanted.getOrDefault("--freezes", 0); i++) {
                faults.freeze(5, 30);
            }
            for (int i = 0; i < wanted.getOrDefault("--outages", 0); i++) {
                faults.stopDatabase(1, 30);
                Thread.sleep(2000);
            }
            for (int i = 0; i < wanted.getOrDefault("--cuts", 0) + wanted.getOrDefault("--silences", 0); i++) {
                faults.cut(i >= wanted.getOrDefault("--cuts", 0), 1, 30);
                Thread.sleep(2000);
            }
            Report report = cluster.end(TO_END);
            report.figures().put("SIGTERM to end, ms", Report.summary(faults.drains));
            report.figures().put("database down to 503, ms", Report.summary(faults.noticed));
            report.figures().put("database up to serving, ms", Report.summary(faults.served));
            return report;
        }
    }
}
