package app.dispatch.server;

import app.dispatch.server.settings.CannotStart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code self-train -- JAVA...}: starts the program's server by this command line, on a folder of its own, uses it for a while and
 * stops it, so that what its JVM records of that at its end is what a server needs. The visitor is in this process and not in
 * that one, which would record it too.
 */
final class SelfTrainCommand implements Command {
    /** How a JVM ends that was asked to by SIGTERM. */
    private static final Set<Integer> STOPPED = Set.of(0, 143);

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("self-train");
        spec.usageMessage().hidden(true).description("Uses a server for a while, to speed up later starts.");
        return spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("JAVA")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1..*")
                .description("what starts the program, but for its arguments")
                .build());
    }

    @Override
    public int execute(ParseResult parsed) throws CannotStart {
        List<String> java = parsed.matchedPositionalValue(0, List.of());
        try {
            Path folder = Files.createTempDirectory("dispatch-train-");
            try {
                train(java, folder);
            } finally {
                delete(folder);
            }
            return OK;
        } catch (IOException failure) {
            throw new CannotStart("the training failed: " + failure.getMessage());
        }
    }

    private static void train(List<String> java, Path folder) throws IOException {
        List<String> command = new ArrayList<>(java);
        command.addAll(
                List.of("serve", "--port", "0", "--data", folder.resolve("data").toString()));
        ProcessBuilder start = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        start.environment().keySet().removeIf(name -> name.startsWith("DISPATCH_"));
        start.environment().put("DISPATCH_EGRESS_ALLOW", "127.0.0.1");
        Process server = start.start();
        try (BufferedReader out = server.inputReader();
                TrainingVisit visit = new TrainingVisit(url(out))) {
            visit.all();
            server.destroy();
            int code = server.waitFor();
            if (!STOPPED.contains(code)) {
                throw new IOException("the server ended with exit code " + code);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            server.destroyForcibly();
        }
    }

    private static String url(BufferedReader out) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(ServeCommand.READY)) {
                return line.substring(ServeCommand.READY.length());
            }
        }
        throw new IOException("the server did not start");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(SelfTrainCommand::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
