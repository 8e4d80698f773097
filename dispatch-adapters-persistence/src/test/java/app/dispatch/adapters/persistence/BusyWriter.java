package app.dispatch.adapters.persistence;

import static app.dispatch.application.run.store.RunFixture.aRun;
import static app.dispatch.application.run.store.RunFixture.done;
import static app.dispatch.application.run.store.RunFixture.numbered;
import static app.dispatch.application.run.store.RunFixture.ok;

import app.dispatch.adapters.persistence.run.JdbiRunStore;
import app.dispatch.application.run.store.Begin;
import app.dispatch.domain.run.NodeId;
import app.dispatch.domain.run.RunId;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes runs on several threads until it is killed or nobody listens, and prints each write when it is durable. */
final class BusyWriter {
    private static final int THREADS = 8;

    private BusyWriter() {}

    /** Takes the data folder and what ids of runs begin with. */
    public static void main(String[] arguments) {
        Database database = Database.inFolder(Path.of(arguments[0]));
        JdbiRunStore runs = new JdbiRunStore(database, new NodeId("node_1"));
        AtomicInteger count = new AtomicInteger();
        for (int thread = 0; thread < THREADS; thread++) {
            Thread.ofPlatform().start(() -> {
                while (true) {
                    write(runs, new RunId(arguments[1] + count.incrementAndGet()));
                }
            });
        }
    }

    private static void write(JdbiRunStore runs, RunId id) {
        runs.begin(aRun(id.value()).run(), new Begin.Fresh());
        print("begun " + id);
        runs.append(id, 1, numbered(1, done("a")));
        print("appended " + id);
        runs.end(id, 1, numbered(2, done("b")), ok());
        print("ended " + id);
    }

    private static void print(String line) {
        synchronized (System.out) {
            System.out.println(line);
            if (System.out.checkError()) {
                Runtime.getRuntime().halt(1); // whoever started this is gone
            }
        }
    }
}
