package app.dispatch.server.fairness;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server of its own with the user who behaves, quiet first, then beside attacks, then quiet again. */
final class Trial implements AutoCloseable {
    private static final long MOST_MORE_HEAP = 32 * 1024;
    private static final long MOST_MORE_THREADS = 40;
    private static final long MOST_MORE_SOCKETS = 60;
    private static final long LOOK_MS = 500;

    private final Outside outside = new Outside();
    private final Served served;
    private final GoodUser good;
    private int foes;

    /** How long an attack goes on, and how long the server may then take until all is as before. */
    record Times(Duration attack, Duration rest) {}

    Trial(Packaged packaged, Path folder) throws IOException, InterruptedException {
        Map<String, String> environment =
                Map.of("DISPATCH_EGRESS_ALLOW", "127.0.0.0/8", "DISPATCH_TOOL_OPENAI_BASE_URL", outside.url() + "/v1");
        served = new Served(packaged, folder.resolve("data"), environment);
        good = new GoodUser(served.url(), outside);
    }

    /** What it is like without anybody hostile, once it has gone on for some time. */
    Latencies quiet(Duration warmUp, Duration time) throws InterruptedException {
        good.begin();
        Thread.sleep(warmUp);
        good.pause();
        Latencies quiet = good.begin();
        Thread.sleep(time);
        good.pause();
        return quiet;
    }

    /** These attacks at once. */
    Finding meet(List<Attack> attacks, Latencies quiet, Times times) throws IOException, InterruptedException {
        try (Foe foe = new Foe(served.url(), outside)) {
            foe.signUp(foes++);
            for (Attack attack : attacks) {
                attack.prepare().go(foe);
            }
            Log log = served.log();
            Vitals before = Vitals.collected(served.pid());
            Duration processor = served.processorTime();
            Latencies attacked = good.begin();
            long most = strike(foe, attacks, times.attack());
            Duration used = served.processorTime().minus(processor);
            Vitals during = Vitals.now(served.pid());
            foe.close();
            good.pause();
            Optional<Duration> restart = restart(attacks);
            long start = System.nanoTime();
            List<String> complaints = recover(before, times.rest());
            return new Finding(
                    String.join("+", attacks.stream().map(Attack::name).toList()),
                    times.attack(),
                    quiet,
                    attacked,
                    new Finding.Server(before, during, Vitals.collected(served.pid()), most, used, restart),
                    served.log().since(log),
                    foe.tally(),
                    Duration.ofNanos(System.nanoTime() - start),
                    complaints);
        }
    }

    private Optional<Duration> restart(List<Attack> attacks) throws InterruptedException {
        try {
            return attacks.stream().anyMatch(Attack::restarts) ? Optional.of(served.restart()) : Optional.empty();
        } catch (IOException failure) {
            return Optional.empty(); // and so there is no process
        }
    }

    /** Returns the most memory that the process had meanwhile. */
    private long strike(Foe foe, List<Attack> attacks, Duration time) throws InterruptedException, IOException {
        for (Attack attack : attacks) {
            Thread.ofVirtual().name(attack.name()).start(() -> {
                try {
                    attack.way().go(foe);
                } catch (IOException failure) {
                    foe.note(Foe.name(failure));
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        long end = System.nanoTime() + time.toNanos();
        long most = 0;
        while (System.nanoTime() < end) {
            Thread.sleep(LOOK_MS);
            most = Math.max(most, Vitals.ofStatus(served.pid(), "VmRSS:"));
        }
        return most;
    }

    /** What is still not as before when this time is over; returns as soon as all is. */
    private List<String> recover(Vitals before, Duration rest) throws IOException, InterruptedException {
        long end = System.nanoTime() + rest.toNanos();
        while (true) {
            List<String> complaints = complaints(before);
            if (complaints.isEmpty() || System.nanoTime() > end) {
                return complaints;
            }
            Thread.sleep(LOOK_MS);
        }
    }

    private List<String> complaints(Vitals before) throws IOException, InterruptedException {
        List<String> complaints = new ArrayList<>();
        if (!served.isAlive()) {
            return List.of("there is no process");
        }
        good.complaint().ifPresent(complaints::add);
        Vitals now = Vitals.collected(served.pid());
        if (now.heap() < 0) {
            complaints.add("the heap is not to be had");
        } else if (now.heap() > before.heap() + MOST_MORE_HEAP) {
            complaints.add("heap " + before.heap() / 1024 + " -> " + now.heap() / 1024 + " MiB");
        }
        if (now.threads() > before.threads() + MOST_MORE_THREADS) {
            complaints.add("threads " + before.threads() + " -> " + now.threads());
        }
        if (now.sockets() > before.sockets() + MOST_MORE_SOCKETS) {
            complaints.add("sockets " + before.sockets() + " -> " + now.sockets());
        }
        return complaints;
    }

    @Override
    public void close() throws InterruptedException {
        good.close();
        served.close();
        outside.close();
    }
}
