package app.dispatch.adapters.persistence;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A JVM of its own that runs a main class of the tests, to be killed. */
final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;

    private ChildProcess(Process process) {
        this.process = process;
        this.lines = process.inputReader(StandardCharsets.UTF_8);
    }

    static ChildProcess start(Class<?> main, String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = Stream.concat(
                        Stream.of(java, "-Xmx256m", "-cp", System.getProperty("java.class.path"), main.getName()),
                        Stream.of(arguments))
                .toList();
        return new ChildProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    long pid() {
        return process.pid();
    }

    /** The next lines that it printed; fewer when it ends before. */
    List<String> lines(int count) throws IOException {
        List<String> read = new ArrayList<>();
        for (String line = ""; read.size() < count && (line = lines.readLine()) != null; ) {
            read.add(line);
        }
        return read;
    }

    /** Kills it as {@code kill -9} does, and gives what it printed before. */
    List<String> kill() throws IOException {
        process.toHandle().destroyForcibly(); // the process's own method would close its output
        return lines(Integer.MAX_VALUE);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }
}
