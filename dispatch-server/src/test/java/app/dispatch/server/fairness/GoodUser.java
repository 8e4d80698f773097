package app.dispatch.server.fairness;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value.Fields;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Somebody who uses the server as one does, at a fixed pace whatever the answers take, and notes what these take. */
final class GoodUser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration TO_PREPARE = Duration.ofSeconds(60);
    private static final long EVERY_MS = 60;
    private static final int LOGIN_EVERY = 40;
    private static final String ACCOUNT = "{\"email\":\"good@example.com\",\"password\":\"hunter2\"}";
    private static final String WORKFLOW = "wf_good";
    private static final List<String> KINDS = List.of("me", "workflows", "execute", "history", "healthz");

    private volatile HttpClient client = client();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger underWay = new AtomicInteger();
    private final URI server;
    private final Outside outside;
    private final String cookie;
    private volatile boolean isMeasured;
    private int count;
    private long last;
    private volatile @Nullable Latencies phase;

    GoodUser(URI server, Outside outside) throws IOException, InterruptedException {
        this.server = server;
        this.outside = outside;
        HttpResponse<String> signedUp = send(request("POST", "/api/auth/signup", ACCOUNT, ""));
        cookie = signedUp.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        String plan = "{\"id\":\"" + WORKFLOW + "\",\"name\":\"Good\",\"steps\":["
                + Payload.get(0, outside.url() + "/quick") + "]}";
        ok("POST", "/api/workflows", "{\"plan\":" + plan + "}");
        ok(
                "POST",
                "/api/webhooks",
                "{\"url\":\"" + outside.url() + "/hook\",\"events\":[\"run.completed\"],\"workflowId\":\"" + WORKFLOW
                        + "\"}");
        var unused = clock.scheduleAtFixedRate(this::tick, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TO_PREPARE)
                .build();
    }

    private HttpRequest request(String method, String path, String body, String cookie) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(isMeasured ? PATIENCE : TO_PREPARE)
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        return (cookie.isEmpty() ? request : request.header("Cookie", cookie)).build();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    private Fields ok(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request(method, path, body, cookie));
        if (answer.statusCode() != 200) {
            throw new IOException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return (Fields) Json.parse(answer.body());
    }

    /** What it is like from now on. */
    Latencies begin() {
        Latencies begun = new Latencies();
        last = 0;
        isMeasured = true;
        phase = begun;
        return begun;
    }

    /** Asks for nothing more; returns when what was asked is answered or given up, and leaves no connection. */
    void pause() throws InterruptedException {
        phase = null;
        long end = System.nanoTime() + 2 * PATIENCE.toNanos();
        while (underWay.get() > 0 && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        client.shutdownNow();
        client = client();
    }

    private void tick() {
        Latencies current = phase;
        if (current == null) {
            return;
        }
        long now = System.nanoTime();
        if (last != 0) {
            current.late(Math.max(0, (now - last) / 1_000_000 - EVERY_MS));
        }
        last = now;
        String kind = count % LOGIN_EVERY == 1 ? "login" : KINDS.get(count % KINDS.size());
        count++;
        underWay.incrementAndGet();
        var unused = client.sendAsync(ask(kind), BodyHandlers.ofString()).whenComplete((given, failure) -> {
            note(current, kind, given, failure, (System.nanoTime() - now) / 1_000_000);
            underWay.decrementAndGet();
        });
    }

    private HttpRequest ask(String kind) {
        return switch (kind) {
            case "login" -> request("POST", "/api/auth/login", ACCOUNT, "");
            case "me" -> request("GET", "/api/auth/me", "", cookie);
            case "workflows" -> request("GET", "/api/workflows", "", cookie);
            case "history" -> request("GET", "/api/history?limit=5", "", cookie);
            case "execute" -> request("POST", "/api/execute", Payload.run(Payload.get(0, freshName())), cookie);
            default -> request("GET", "/healthz", "", "");
        };
    }

    /** Each has to be looked up. */
    private String freshName() {
        return "http://n" + count + ".good.example:" + outside.port() + "/quick";
    }

    private static void note(
            Latencies phase, String kind, @Nullable HttpResponse<String> given, @Nullable Throwable failure, long ms) {
        if (given == null) {
            phase.failed(kind, failure == null ? "nothing" : Foe.name(failure), ms);
        } else if (given.statusCode() != 200) {
            phase.failed(kind, given.statusCode() + " " + why(given.body()), ms);
        } else if (kind.equals("execute") && !isWell(given.body())) {
            phase.failed(kind, why(given.body()), ms);
        } else {
            phase.took(kind, ms);
        }
    }

    private static String why(String answer) {
        return answer.replaceFirst("(?s).*\"error\":\"([^\"]{0,60}).*", "$1");
    }

    private static boolean isWell(String events) {
        int end = events.indexOf("event: run_complete");
        return end >= 0 && events.indexOf("\"status\":\"ok\"", end) >= 0;
    }

    /** What does not work now: a run, its delivery, the probes, the metrics. Empty when all does. */
    Optional<String> complaint() throws InterruptedException {
        try {
            for (String path : List.of("/readyz", "/healthz", "/metrics")) {
                int status = send(request("GET", path, "", "")).statusCode();
                if (status != 200) {
                    return Optional.of(path + " " + status);
                }
            }
            Fields run = ok("POST", "/api/workflows/" + WORKFLOW + "/run", "{}").fields("run");
            if (!run.text("status").equals(Optional.of("ok"))) {
                return Optional.of("a run ends " + Json.write(run).replaceAll("(?s)^(.{300}).*", "$1"));
            }
            String id = run.text("id").orElseThrow();
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!outside.isDelivered(id)) {
                if (System.nanoTime() > end) {
                    return Optional.of("no delivery");
                }
                Thread.sleep(20);
            }
            return Optional.empty();
        } catch (IOException failure) {
            return Optional.of(Foe.name(failure));
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        client.shutdownNow();
    }
}
