package app.dispatch.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own, on the class path of the tests. */
public final class Program implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    private Program(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts it with its errors in {@code err} of the data folder's parent. */
    public static Program start(Path data, String... arguments) throws IOException {
        return start(data, Map.of(), arguments);
    }

    /** The same with more environment variables. */
    public static Program start(Path data, Map<String, String> environment, String... arguments) throws IOException {
        return start(Main.class, data, environment, arguments);
    }

    /** The same with another main class. */
    public static Program start(Class<?> main, Path data, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(ProgramClasses.java());
        command.add(main.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("DISPATCH_DATA", data.toString());
        builder.environment().put("DISPATCH_EGRESS_ALLOW", "127.0.0.1");
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(errors(data).toFile()));
        return new Program(builder.start());
    }

    /** Where a program's errors are written. */
    public static Path errors(Path data) {
        return data.resolveSibling(data.getFileName() + ".err");
    }

    /** The next line of its output; null at the end. */
    String line() throws IOException {
        return out.readLine();
    }

    List<String> rest() {
        return out.lines().toList();
    }

    /** Where the server is, once it has said so. */
    public String url() throws IOException {
        String line = String.valueOf(line());
        if (!line.startsWith(ServeCommand.READY)) {
            throw new IllegalStateException("not ready: " + line);
        }
        return line.substring(ServeCommand.READY.length());
    }

    public long pid() {
        return process.pid();
    }

    /** The time of processors that it has taken since it began. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Sends SIGTERM. */
    public void terminate() {
        process.toHandle().destroy(); // unlike that of a Process, it leaves the output readable
    }

    /** Sends SIGKILL. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Sends SIGINT, as Ctrl-C does. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", String.valueOf(pid())).start().waitFor();
    }

    /** The exit code, once it has ended: of what ends with the next minute, too, on a machine that has much else to do. */
    public int code() throws InterruptedException {
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the program does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
