package app.dispatch.server.chaos;

import app.dispatch.server.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A server that is started and ended again and again. Used by one thread; all may ask where it is. */
final class Node implements AutoCloseable {
    final String name;
    private final Path data;
    private final Map<String, String> environment;
    private final @Nullable Class<?> main;
    private final String[] arguments;
    private final List<Long> deaths = new CopyOnWriteArrayList<>();
    private @Nullable Program program;
    private volatile @Nullable String url;

    /** The program as its users have it. */
    Node(String name, Path folder, Map<String, String> environment) {
        this(name, folder, environment, null, "serve", "--port", "0");
    }

    /** One with another main class. */
    Node(String name, Path folder, Map<String, String> environment, @Nullable Class<?> main, String... arguments) {
        this.name = name;
        this.data = folder.resolve(name);
        this.environment = environment;
        this.main = main;
        this.arguments = arguments;
    }

    /** Starts it; returns when it answers. */
    void start() throws IOException {
        launch();
        awaitReady();
    }

    /** Starts it without waiting. */
    void launch() throws IOException {
        program = main == null
                ? Program.start(data, environment, arguments)
                : Program.start(main, data, environment, arguments);
    }

    void awaitReady() throws IOException {
        url = program().url();
    }

    /** Where it answers; null while it is down. */
    @Nullable
    String url() {
        return url;
    }

    /** When it was killed, in milliseconds since 1970. */
    List<Long> deaths() {
        return deaths;
    }

    /** The code with which it ended. */
    int code() throws InterruptedException {
        return program().code();
    }

    /** As {@code kill -9}; returns when it is gone. */
    long kill() throws InterruptedException {
        url = null;
        long now = System.currentTimeMillis();
        deaths.add(now);
        program().kill();
        program().code();
        return now;
    }

    /** SIGTERM; returns when it is gone. */
    void terminate() throws InterruptedException {
        program().terminate();
        program().code();
        url = null;
    }

    /** SIGSTOP: it stands still, and its connections stay open. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** SIGCONT. */
    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(program().pid()))
                .start()
                .waitFor();
    }

    private Program program() {
        if (program == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return program;
    }

    /** Where its errors are written. */
    Path errors() {
        return Program.errors(data);
    }

    @Override
    public void close() {
        if (program != null) {
            program.close();
        }
    }
}
