package app.dispatch.server.fairness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of an attack.
 *
 * @param came what the foe got back, and how often
 * @param recovered until all was as before, or until nobody waited for that any longer
 * @param complaints what was still not as before then
 */
record Finding(
        String attack,
        Duration time,
        Latencies quiet,
        Latencies attacked,
        Server server,
        Log log,
        Map<String, Integer> came,
        Duration recovered,
        List<String> complaints) {
    static final long MOST_MS = 250;

    /** The process: what it held before, at the end of the attack, and after it, and the most memory meanwhile, in KiB. */
    record Server(
            Vitals before, Vitals during, Vitals after, long most, Duration processor, Optional<Duration> restart) {}

    /** The promises that were broken. */
    List<String> broken() {
        List<String> broken = new ArrayList<>();
        if (quiet.failed() > 0) {
            broken.add("before it " + quiet.failed() + " of " + quiet.requests() + " failed: " + quiet.failures());
        }
        if (attacked.failed() > 0) {
            broken.add(attacked.failed() + " of " + attacked.requests() + " failed: " + attacked.failures());
        }
        long slow = attacked.quantile(0.99);
        if (slow > MOST_MS) {
            broken.add("p99 " + slow + " ms: " + attacked.byKind() + ", slow ones by second: " + attacked.slow());
        }
        if (log.outOfMemory() > 0) {
            broken.add("out of memory, " + log.outOfMemory() + " times");
        }
        if (log.errors() > 0) {
            broken.add(log.errors() + " errors in its log");
        }
        broken.addAll(complaints);
        return broken;
    }

    static final String HEADINGS = String.format(
            "%-14s %4s | %5s %5s %6s | %5s %5s %6s %6s %6s | %15s %13s %9s %6s | %s",
            "attack",
            "s",
            "quiet",
            "p50",
            "p99",
            "beside",
            "fail",
            "p50",
            "p99",
            "max",
            "heap MiB",
            "RSS MiB",
            "CPU s",
            "back s",
            "what the foe got");

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                "%-14s %4d | %5d %5d %6d | %5d %5d %6d %6d %6d | %4d %4d %5d %6d %6d %9.1f %6s | %s",
                attack,
                time.toSeconds(),
                quiet.requests(),
                quiet.quantile(0.5),
                quiet.quantile(0.99),
                attacked.requests(),
                attacked.failed(),
                attacked.quantile(0.5),
                attacked.quantile(0.99),
                attacked.quantile(1),
                mib(server.before.heap()),
                mib(server.during.heap()),
                mib(server.after.heap()),
                mib(server.before.resident()),
                mib(server.most),
                server.processor.toMillis() / 1000.0,
                complaints.isEmpty() ? String.valueOf(recovered.toSeconds()) : "never",
                came));
        server.restart.ifPresent(took ->
                text.append("\n    restarted in ").append(took.toMillis()).append(" ms"));
        text.append("\n    lateness of the measure itself, ms: quiet ")
                .append(quiet.latest())
                .append(", beside ")
                .append(attacked.latest());
        broken().forEach(one -> text.append("\n    BROKEN ").append(one));
        return text.toString();
    }

    private static long mib(long kib) {
        return kib < 0 ? -1 : kib / 1024;
    }
}
