package app.dispatch.server.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A PostgreSQL server that can be stopped as by a crash and started again. */
final class PostgresProcess implements AutoCloseable {
    private final Path data;
    private EmbeddedPostgres running;

    PostgresProcess(Path folder) throws IOException {
        this.data = folder.resolve("postgres");
        this.running = start(0);
    }

    /** As one that is run in earnest, it answers a commit once that would outlive its process. */
    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    int port() {
        return running.getPort();
    }

    /** Stops it in mode {@code immediate}: nothing is ended in an orderly way. */
    void stop() throws IOException, InterruptedException {
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
        new ProcessBuilder("kill", "-QUIT", pid).start().waitFor();
        running.getProcess().waitFor();
    }

    /** Starts it again; returns when it accepts connections. */
    void start() throws IOException {
        int port = port();
        running.close();
        running = start(port);
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}
