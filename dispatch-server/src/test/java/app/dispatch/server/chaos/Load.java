package app.dispatch.server.chaos;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value.Fields;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Starts runs at random nodes until it is closed, whatever happens to these, and writes down which were accepted. Some are
 * waited for, some have an idempotency key and are started again and again until that is accepted.
 */
final class Load implements AutoCloseable {
    /** A run that a server said it would do. */
    record Accepted(String run, Shape shape, User user, Node node, long at, String key, String body) {}

    private static final List<Integer> FOR_LATER = List.of(429, 503);

    private final List<Node> nodes;
    private final List<User> users;
    private final int pause;
    private final int delay;
    private final Map<String, Accepted> accepted = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> refused = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger keys = new AtomicInteger();
    private volatile boolean closed;

    /**
     * @param pause milliseconds between two starts of one thread, on average
     * @param delay the most milliseconds that the outside world takes for a call
     */
    Load(List<Node> nodes, List<User> users, int pause, int delay) {
        this.nodes = nodes;
        this.users = users;
        this.pause = pause;
        this.delay = delay;
    }

    void start(int count, long seed) {
        for (int i = 0; i < count; i++) {
            Random random = new Random(seed + i);
            threads.add(Thread.ofVirtual().start(() -> work(random)));
        }
    }

    Map<String, Accepted> accepted() {
        return accepted;
    }

    /** How often which answer was given that is no success. */
    Map<String, AtomicInteger> refused() {
        return refused;
    }

    private void work(Random random) {
        while (!closed) {
            Shape shape = Shape.ALL.get(random.nextInt(Shape.ALL.size()));
            User user = users.get(random.nextInt(users.size()));
            String payload = "{\"ms\": " + random.nextInt(1, delay) + "}";
            try {
                if (shape == Shape.HOOKED) {
                    trigger(shape, user, payload, random);
                } else {
                    boolean waits = random.nextInt(4) == 0;
                    String body = "{\"trigger\": " + payload + "}";
                    String path = "/api/workflows/" + user.workflow(shape) + "/run";
                    attempt(shape, user, path, body, "", waits, any(random));
                }
                Thread.sleep(random.nextInt(1, 2 * pause));
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    private Node any(Random random) {
        return nodes.get(random.nextInt(nodes.size()));
    }

    private void trigger(Shape shape, User user, String payload, Random random) throws InterruptedException {
        String key = "key-" + keys.incrementAndGet();
        while (!closed && !attempt(shape, user, user.trigger(shape), payload, key, random.nextBoolean(), any(random))) {
            Thread.sleep(50);
        }
    }

    /** Asks for a run once; whether that was accepted. */
    private boolean attempt(Shape shape, User user, String path, String body, String key, boolean waits, Node node)
            throws InterruptedException {
        List<String> headers = new ArrayList<>();
        if (!waits) {
            headers.addAll(List.of("Prefer", "respond-async"));
        }
        if (!key.isEmpty()) {
            headers.addAll(List.of("Idempotency-Key", key));
        }
        try {
            HttpResponse<String> answer = user.send(node, "POST", path, body, headers.toArray(String[]::new));
            if (answer.statusCode() / 100 == 2) {
                note(answer, shape, user, node, key, body);
                return true;
            }
            boolean expected =
                    FOR_LATER.contains(answer.statusCode()) && answer.body().startsWith("{\"error\":");
            count((expected ? "" : "unexpected ") + answer.statusCode() + (expected ? "" : " " + answer.body()));
        } catch (IOException down) {
            count("no answer");
        }
        return false;
    }

    private void count(String what) {
        refused.computeIfAbsent(what, key -> new AtomicInteger()).incrementAndGet();
    }

    private void note(HttpResponse<String> answer, Shape shape, User user, Node node, String key, String body) {
        Fields fields = (Fields) Json.parse(answer.body());
        String run =
                fields.text("runId").or(() -> fields.fields("run").text("id")).orElseThrow();
        Accepted one = new Accepted(run, shape, user, node, System.currentTimeMillis(), key, body);
        Accepted before = accepted.put(run, one);
        if (before != null && (key.isEmpty() || !key.equals(before.key()))) {
            count("unexpected: " + run + " was accepted twice");
        }
    }

    /** Starts no more; returns when nothing is asked any more. */
    @Override
    public void close() throws InterruptedException {
        closed = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
