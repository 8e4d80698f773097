package app.dispatch.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * W3: a saved workflow of three HTTP GETs one after another, run over HTTP by several clients at once, with its history kept.
 *
 * <p>Arguments: clients (25), seconds of measuring (20), seconds of warming (10). Starts {@code ./dispatch serve} by itself,
 * in the folder that it is run in, on a data folder of its own; {@code DISPATCH_DATABASE_URL} is passed on.
 */
public final class W3Bench {
    private static final Pattern READY = Pattern.compile("Dispatch is ready at http://([^:]+):(\\d+)");
    private static final Pattern COOKIE = Pattern.compile("(?i)set-cookie: (dispatch_session=[^;]+)");
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final double TICKS_PER_SECOND = 100;

    private final String host;
    private final int port;
    private final long pid;
    private final String headers;
    private final String path;

    private W3Bench(String host, int port, long pid, String headers, String path) {
        this.host = host;
        this.port = port;
        this.pid = pid;
        this.headers = headers;
        this.path = path;
    }

    /**
     * What was measured under load.
     *
     * @param micros the time of each run
     * @param cpuMillis what a run took of the server's processors
     * @param hits how often the upstream was asked for each run
     */
    record Figures(List<Long> micros, double perSecond, double cpuMillis, double hits, long rssMiB) {}

    /** Measures and prints. */
    public static void main(String[] args) throws Exception {
        int clients = args.length > 0 ? Integer.parseInt(args[0]) : 25;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        int warming = args.length > 2 ? Integer.parseInt(args[2]) : 10;
        Figures figures = measure(Map.of(), clients, seconds, warming, true);
        print(clients + " clients", figures.micros());
        System.out.printf(
                Locale.ROOT,
                "%.0f runs/s, %.3f ms of CPU a run, upstream hits a run %.3f, RSS %d MiB%n",
                figures.perSecond(),
                figures.cpuMillis(),
                figures.hits(),
                figures.rssMiB());
    }

    /**
     * Starts a server of its own, warms it and measures it.
     *
     * @param environment more of it
     * @param alone whether one client is measured before, and printed
     */
    static Figures measure(Map<String, String> environment, int clients, int seconds, int warming, boolean alone)
            throws Exception {
        Path data = Files.createTempDirectory("dispatch-bench");
        try (Upstream upstream = new Upstream()) {
            ProcessBuilder builder =
                    new ProcessBuilder("./dispatch", "serve", "--port", "0", "--data", data.toString());
            builder.environment().put("DISPATCH_EGRESS_ALLOW", "127.0.0.1:" + upstream.port());
            builder.environment().putAll(environment);
            Process server = builder.redirectError(new File("/dev/null")).start();
            try {
                W3Bench bench = prepare(server, upstream);
                if (alone) {
                    bench.load(1, 2);
                    print("1 client", bench.load(1, 5));
                }
                bench.load(clients, warming);
                long hits = upstream.hits();
                double cpu = bench.cpuSeconds();
                List<Long> micros = bench.load(clients, seconds);
                double used = bench.cpuSeconds() - cpu;
                return new Figures(
                        micros,
                        (double) micros.size() / seconds,
                        used * 1000 / micros.size(),
                        (double) (upstream.hits() - hits) / micros.size(),
                        bench.rssMiB());
            } finally {
                server.destroy();
                server.waitFor();
            }
        }
    }

    private static W3Bench prepare(Process server, Upstream upstream) throws IOException {
        Matcher ready = READY.matcher(
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8)).readLine());
        if (!ready.find()) {
            throw new IOException("the server did not start");
        }
        String host = ready.group(1);
        int port = Integer.parseInt(ready.group(2));
        try (HttpConnection http = new HttpConnection(host, port)) {
            String account = "{\"email\":\"bench@example.com\",\"password\":\"hunter2\"}";
            Matcher cookie = COOKIE.matcher(
                    http.send("POST", "/api/auth/signup", "", account).head());
            if (!cookie.find()) {
                throw new IOException("no session");
            }
            String headers = "Cookie: " + cookie.group(1) + "\r\n";
            HttpConnection.Answer saved = http.send("POST", "/api/workflows", headers, plan(upstream.port()));
            Matcher id = ID.matcher(saved.body());
            if (!id.find()) {
                throw new IOException(saved.body());
            }
            return new W3Bench(host, port, server.pid(), headers, "/api/workflows/" + id.group(1) + "/run");
        }
    }

    private static String plan(int port) {
        StringBuilder steps = new StringBuilder();
        for (int i = 1; i <= 3; i++) {
            steps.append(i == 1 ? "" : ",")
                    .append("{\"id\":\"step%d\",\"tool\":\"http\",\"op\":\"get\",\"params\":{\"url\":".formatted(i))
                    .append("\"http://127.0.0.1:%d/w/{{ trigger.id }}/%d\"}}".formatted(port, i));
        }
        return "{\"plan\":{\"id\":\"wf_w3\",\"name\":\"W3\",\"steps\":[" + steps + "]}}";
    }

    /** The time of each run in microseconds. */
    private List<Long> load(int clients, int seconds) throws InterruptedException {
        List<Long> micros = Collections.synchronizedList(new ArrayList<>());
        AtomicBoolean stop = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            int client = i;
            threads.add(Thread.ofVirtual().start(() -> runUntil(stop, client, micros)));
        }
        Thread.sleep(seconds * 1000L);
        stop.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        return List.copyOf(micros);
    }

    private void runUntil(AtomicBoolean stop, int client, List<Long> micros) {
        List<Long> own = new ArrayList<>();
        try (HttpConnection http = new HttpConnection(host, port)) {
            for (int i = 0; !stop.get(); i++) {
                long start = System.nanoTime();
                String body = "{\"trigger\":{\"id\":\"" + client + "-" + i + "\"}}";
                HttpConnection.Answer answer = http.send("POST", path, headers, body);
                if (!answer.body().contains("\"status\":\"ok\"")) {
                    throw new IOException(answer.head() + answer.body());
                }
                own.add((System.nanoTime() - start) / 1000);
            }
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
        micros.addAll(own);
    }

    private static void print(String what, List<Long> micros) {
        List<Long> sorted = micros.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "W3, %s: %d runs, p50 %.2f ms, p95 %.2f ms, p99 %.2f ms%n",
                what,
                sorted.size(),
                at(sorted, 0.50),
                at(sorted, 0.95),
                at(sorted, 0.99));
    }

    private static double at(List<Long> sorted, double share) {
        return (double) sorted.get((int) (share * (sorted.size() - 1))) / 1000;
    }

    private double cpuSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    private long rssMiB() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
