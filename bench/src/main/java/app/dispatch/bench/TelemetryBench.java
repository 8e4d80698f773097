package app.dispatch.bench;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What OpenTelemetry costs: {@link W3Bench} without it, with metrics, and with metrics and traces, in turns, so that what else the machine
 * does meets all of them. Metrics are sent every second, sixty times as often as usual.
 *
 * <p>Arguments: rounds (5), clients (25), seconds of measuring (10), seconds of warming (10). What takes OTLP is in this process, and
 * answers at once.
 */
public final class TelemetryBench {
    private static final String OFF = "off";

    private TelemetryBench() {}

    /** Measures and prints. */
    public static void main(String[] args) throws Exception {
        int rounds = argument(args, 0, 5);
        AtomicLong requests = new AtomicLong();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        collector.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        Map<String, Map<String, String>> ways = ways("http://127.0.0.1:" + collector.getAddress().getPort());
        Map<String, List<W3Bench.Figures>> all = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Map<String, String>> way : ways.entrySet()) {
                all.computeIfAbsent(way.getKey(), each -> new ArrayList<>())
                        .add(W3Bench.measure(
                                way.getValue(), argument(args, 1, 25), argument(args, 2, 10), argument(args, 3, 10), false));
            }
        }
        all.forEach((way, figures) -> print(way, figures, all.get(OFF)));
        System.out.println(requests.get() + " requests to the collector");
        collector.stop(0);
    }

    private static int argument(String[] args, int number, int usual) {
        return args.length > number ? Integer.parseInt(args[number]) : usual;
    }

    private static Map<String, Map<String, String>> ways(String collector) {
        Map<String, Map<String, String>> ways = new LinkedHashMap<>();
        ways.put(OFF, Map.of());
        ways.put(
                "metrics",
                Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        collector,
                        "OTEL_TRACES_EXPORTER",
                        "none",
                        "OTEL_METRIC_EXPORT_INTERVAL",
                        "1000"));
        ways.put(
                "metrics and traces",
                Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector, "OTEL_METRIC_EXPORT_INTERVAL", "1000"));
        return ways;
    }

    /** Beside the medians that of what a round was to the same round without: what else the machine did was much the same in both. */
    private static void print(String way, List<W3Bench.Figures> figures, List<W3Bench.Figures> off) {
        double[] ratios = IntStream.range(0, figures.size())
                .mapToDouble(round ->
                        figures.get(round).cpuMillis() / off.get(round).cpuMillis())
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "%-20s median %.3f ms of CPU a run, %.2f of that without (%.2f to %.2f), %.0f runs/s%n",
                way,
                median(figures.stream().mapToDouble(W3Bench.Figures::cpuMillis)),
                median(Arrays.stream(ratios)),
                Arrays.stream(ratios).min().orElse(0),
                Arrays.stream(ratios).max().orElse(0),
                median(figures.stream().mapToDouble(W3Bench.Figures::perSecond)));
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
