package app.dispatch.server.chaos;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Servers on one database with all around them: users, load, watchers, the outside world. */
final class Cluster implements AutoCloseable {
    private static final int USERS = 3;

    final RecordingUpstream upstream = new RecordingUpstream();
    final List<Node> nodes = new ArrayList<>();
    final List<Wire> wires = new ArrayList<>();
    final @Nullable PostgresProcess postgres;
    final List<User> users = new ArrayList<>();
    final List<Long> faults = Collections.synchronizedList(new ArrayList<>());
    private final HttpClient client = HttpClient.newHttpClient();
    final Load load = new Load(nodes, users, 40, 80);
    final Watchers watchers = new Watchers(nodes, load);

    /** One server on H2, or several on a PostgreSQL that each reaches by a wire of its own. */
    Cluster(Path folder, int onPostgres) throws IOException, InterruptedException {
        if (onPostgres == 0) {
            postgres = null;
            nodes.add(new Node("h2", folder, Map.of()));
        } else {
            postgres = new PostgresProcess(folder);
            String key = Base64.getEncoder().encodeToString(new byte[32]);
            for (int i = 1; i <= onPostgres; i++) {
                Wire wire = new Wire(postgres.port());
                wires.add(wire);
                String url = "jdbc:postgresql://127.0.0.1:" + wire.port() + "/postgres?user=postgres&password=postgres";
                nodes.add(
                        new Node("node" + i, folder, Map.of("DISPATCH_DATABASE_URL", url, "DISPATCH_MASTER_KEY", key)));
            }
        }
        for (Node node : nodes) {
            node.start();
        }
        for (int i = 0; i < USERS; i++) {
            users.add(new User(client, nodes.getFirst(), "user" + i + "@example.com", upstream));
        }
    }

    void begin(long seed) {
        load.start(USERS, seed);
        watchers.start(2 * USERS, seed);
    }

    /** Notes that something is done to a node or the database just now. */
    long fault() {
        long now = System.currentTimeMillis();
        faults.add(now);
        return now;
    }

    /** Starts no more runs, waits until all have ended, and checks them. */
    Report end(Duration toEnd) throws IOException, InterruptedException {
        load.close();
        watchers.close();
        Checker checker = new Checker(upstream, nodes, users, load, watchers, List.copyOf(faults));
        Map<String, List<String>> problems = checker.check(toEnd);
        return Report.of(this, checker, problems);
    }

    @Override
    public void close() throws IOException {
        for (Node node : nodes) {
            node.close();
        }
        for (Wire wire : wires) {
            wire.close();
        }
        if (postgres != null) {
            postgres.close();
        }
        upstream.close();
        client.close();
    }
}
