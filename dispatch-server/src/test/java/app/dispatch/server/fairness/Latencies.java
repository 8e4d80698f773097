package app.dispatch.server.fairness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one phase was like for the user who behaves. Safe for use by several threads. */
final class Latencies {
    private final Map<String, List<Long>> millis = new TreeMap<>();
    private final Map<String, Integer> failures = new TreeMap<>();
    private final Map<Long, Integer> slow = new TreeMap<>();
    private final long start = System.nanoTime();
    private long late;

    synchronized void took(String kind, long ms) {
        if (ms > Finding.MOST_MS) {
            slow.merge((System.nanoTime() - start) / 1_000_000_000L, 1, Integer::sum);
        }
        millis.computeIfAbsent(kind, key -> new ArrayList<>()).add(ms);
    }

    synchronized void failed(String kind, String how, long ms) {
        took(kind, ms);
        failures.merge(kind + " " + how, 1, Integer::sum);
    }

    /** A request left so much later than it should have: this process or the machine is busy, not the server. */
    synchronized void late(long ms) {
        late = Math.max(late, ms);
    }

    synchronized int requests() {
        return all().size();
    }

    synchronized int failed() {
        return failures.values().stream().mapToInt(count -> count).sum();
    }

    synchronized Map<String, Integer> failures() {
        return new TreeMap<>(failures);
    }

    synchronized long latest() {
        return late;
    }

    synchronized long quantile(double part) {
        return quantile(all(), part);
    }

    /** The 99 of 100 of each kind. */
    synchronized Map<String, Long> byKind() {
        Map<String, Long> each = new TreeMap<>();
        millis.forEach((kind, all) -> each.put(kind, quantile(all, 0.99)));
        return each;
    }

    /** How many that were slow were answered in each second; those without are not there. */
    synchronized Map<Long, Integer> slow() {
        return new TreeMap<>(slow);
    }

    private List<Long> all() {
        return millis.values().stream().flatMap(List::stream).toList();
    }

    private static long quantile(List<Long> values, double part) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * part)));
    }
}
