package app.dispatch.server.chaos;

import app.dispatch.server.chaos.Load.Accepted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Follow runs from their start to their end, at any node, through whatever cuts the stream off. */
final class Watchers implements AutoCloseable {
    private final List<Node> nodes;
    private final Load load;
    private final Map<String, List<Event>> heard = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    Watchers(List<Node> nodes, Load load) {
        this.nodes = nodes;
        this.load = load;
    }

    void start(int count, long seed) {
        for (int i = 0; i < count; i++) {
            Random random = new Random(seed - i);
            threads.add(Thread.ofVirtual().start(() -> work(random)));
        }
    }

    /** What was heard of each run that was followed to its end. */
    Map<String, List<Event>> heard() {
        return heard;
    }

    private void work(Random random) {
        try {
            while (!closed) {
                Collection<Accepted> all = load.accepted().values();
                long recently = System.currentTimeMillis() - 1_000;
                List<Accepted> fresh = all.stream()
                        .filter(one -> one.at() > recently && !heard.containsKey(one.run()))
                        .toList();
                if (fresh.isEmpty()) {
                    Thread.sleep(20);
                } else {
                    follow(fresh.get(random.nextInt(fresh.size())), random);
                }
            }
        } catch (InterruptedException stop) {
            // what it followed is not heard to its end
        }
    }

    private void follow(Accepted one, Random random) throws InterruptedException {
        List<Event> events = new ArrayList<>();
        while (events.isEmpty() || !events.getLast().is("run_complete")) {
            String last = events.isEmpty() ? one.run() + ":0" : events.getLast().id();
            try {
                HttpResponse<Stream<String>> answer = one.user()
                        .send(
                                nodes.get(random.nextInt(nodes.size())),
                                BodyHandlers.ofLines(),
                                "GET",
                                "/api/runs/" + one.run() + "/events",
                                "",
                                "Last-Event-ID",
                                last);
                try (Stream<String> lines = answer.body()) {
                    read(lines.iterator(), events);
                }
            } catch (IOException | UncheckedIOException cut) {
                // and again
            }
            Thread.sleep(20);
        }
        heard.put(one.run(), events);
    }

    private static void read(Iterator<String> lines, List<Event> events) {
        StringBuilder frame = new StringBuilder();
        while (lines.hasNext()) {
            String line = lines.next();
            frame.append(line).append('\n');
            if (line.isEmpty()) {
                events.addAll(Event.parse(frame.toString()));
                frame.setLength(0);
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        for (Thread thread : threads) {
            if (!thread.join(Duration.ofSeconds(20))) {
                thread.interrupt();
            }
        }
    }
}
