package app.dispatch.server.fairness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The packaged program as a process, at one port from its start to its end. */
final class Served implements AutoCloseable {
    private static final String READY = "Dispatch is ready at ";
    private static final int MOST_SECONDS_TO_START = 180;
    private static final int MOST_SECONDS_TO_END = 40;

    private final Packaged packaged;
    private final Path data;
    private final Map<String, String> environment;
    private volatile Process process;
    private final URI url;

    Served(Packaged packaged, Path data, Map<String, String> environment) throws IOException {
        this.packaged = packaged;
        this.data = data;
        this.environment = environment;
        this.process = start(0);
        this.url = URI.create(ready());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
    }

    private Process start(int port) throws IOException {
        ProcessBuilder command = packaged.command("serve", "--port", String.valueOf(port), "--data", data.toString());
        command.environment().putAll(environment);
        command.redirectError(ProcessBuilder.Redirect.appendTo(errors().toFile()));
        return command.start();
    }

    private String ready() throws IOException {
        Process started = process;
        CompletableFuture<String> told = new CompletableFuture<>();
        var unused = told.orTimeout(MOST_SECONDS_TO_START, TimeUnit.SECONDS).whenComplete((line, late) -> {
            if (late != null) {
                started.destroyForcibly(); // and so there is no line
            }
        });
        BufferedReader out =
                new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
        String line = String.valueOf(out.readLine());
        told.complete(line);
        if (!line.startsWith(READY)) {
            throw new IOException("it did not start: " + line + "\n" + Files.readString(errors()));
        }
        return line.substring(READY.length());
    }

    URI url() {
        return url;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private Path errors() {
        return data.resolveSibling(data.getFileName() + ".err");
    }

    Log log() throws IOException {
        return Log.of(errors());
    }

    /** SIGTERM, and a start at the same port; how long the start took. Throws when it does not start. */
    Duration restart() throws IOException, InterruptedException {
        process.toHandle().destroy();
        if (!process.waitFor(MOST_SECONDS_TO_END, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        long before = System.nanoTime();
        process = start(url.getPort());
        ready();
        return Duration.ofNanos(System.nanoTime() - before);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
