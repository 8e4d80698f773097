package app.dispatch.server.chaos;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** What is done to a cluster, one thing after the other; and how long it took to notice and to get over it. */
final class Faults {
    private static final int POLL = 20;
    private static final int LONGEST_WAIT = 5_000;
    private static final int TOO_LONG = 60_000;

    private final Cluster cluster;
    private final Random random;
    final List<Long> drains = new ArrayList<>();
    final List<Long> noticed = new ArrayList<>();
    final List<Long> served = new ArrayList<>();

    Faults(Cluster cluster, long seed) {
        this.cluster = cluster;
        this.random = new Random(seed);
    }

    private Node any() {
        return cluster.nodes.get(random.nextInt(cluster.nodes.size()));
    }

    private int between(int least, int most) {
        return random.nextInt(least, most);
    }

    /** Kills a node once the outside world was called some more times, and starts it again. */
    void kill(int mostCalls) throws IOException, InterruptedException {
        int enough = cluster.upstream.count() + between(1, mostCalls);
        long late = System.currentTimeMillis() + LONGEST_WAIT;
        while (cluster.upstream.count() < enough && System.currentTimeMillis() < late) {
            Thread.sleep(between(1, POLL));
        }
        Node node = any();
        cluster.fault();
        node.kill();
        node.start();
    }

    /** Stops a node without its noticing it, and lets it go on. */
    void freeze(int leastSeconds, int mostSeconds) throws IOException, InterruptedException {
        Node node = any();
        cluster.fault();
        node.freeze();
        Thread.sleep(between(leastSeconds * 1000, mostSeconds * 1000));
        node.thaw();
        cluster.fault();
        Thread.sleep(1000);
    }

    /** Asks a node to end, and starts it again. */
    void terminate() throws IOException, InterruptedException {
        Node node = any();
        long begun = cluster.fault();
        node.terminate();
        drains.add(cluster.fault() - begun);
        node.start();
    }

    /** Stops the database, and starts it again. */
    void stopDatabase(int leastSeconds, int mostSeconds) throws IOException, InterruptedException {
        PostgresProcess postgres = Objects.requireNonNull(cluster.postgres);
        long down = cluster.fault();
        postgres.stop();
        awaitNotReady(cluster.nodes, down);
        Thread.sleep(between(leastSeconds * 1000, mostSeconds * 1000));
        postgres.start();
        awaitServing(cluster.nodes, cluster.fault());
    }

    /** Cuts one node off from the database. */
    void cut(boolean silently, int leastSeconds, int mostSeconds) throws InterruptedException {
        int number = random.nextInt(cluster.nodes.size());
        List<Node> node = List.of(cluster.nodes.get(number));
        Wire wire = cluster.wires.get(number);
        long down = cluster.fault();
        if (silently) {
            wire.silence();
        } else {
            wire.cut();
        }
        awaitNotReady(node, down);
        Thread.sleep(between(leastSeconds * 1000, mostSeconds * 1000));
        wire.mend();
        awaitServing(node, cluster.fault());
    }

    private void awaitNotReady(List<Node> nodes, long since) throws InterruptedException {
        for (Node node : nodes) {
            noticed.add(await(node, "/readyz", 503, since));
        }
    }

    private void awaitServing(List<Node> nodes, long since) throws InterruptedException {
        for (Node node : nodes) {
            served.add(await(node, "/api/workflows", 200, since));
        }
    }

    private long await(Node node, String path, int status, long since) throws InterruptedException {
        while (System.currentTimeMillis() - since < TOO_LONG) {
            try {
                HttpResponse<String> answer = cluster.users.getFirst().send(node, "GET", path, "");
                if (answer.statusCode() == status) {
                    break;
                }
            } catch (IOException none) {
                // not yet
            }
            Thread.sleep(POLL);
        }
        return System.currentTimeMillis() - since;
    }
}
