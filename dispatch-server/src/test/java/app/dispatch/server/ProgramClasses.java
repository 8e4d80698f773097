package app.dispatch.server;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;

/**
 * The class path of the tests with an archive of its classes, as the program's users have one: a start takes a third less of a
 * processor. The JDK archives classes of jars alone, so folders are put into jars; this is done once for all tests.
 */
final class ProgramClasses {
    private static final List<String> JAVA = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xlog:disable");
    private static final Path FOLDER = Path.of("target", "program").toAbsolutePath();
    private static final long TO_TRAIN = 60;

    private static final class Once {
        static final List<String> COMMAND = make();
    }

    private ProgramClasses() {}

    /** The command that runs a main class, which is to follow. */
    static List<String> java() {
        return Once.COMMAND;
    }

    private static List<String> make() {
        try {
            Files.createDirectories(FOLDER);
            List<String> command = new ArrayList<>(JAVA);
            if (Runtime.version().feature()
                    >= 23) { // as the launcher does: else the JVM complains of what CEL's libraries do
                command.add("--sun-misc-unsafe-memory-access=allow");
            }
            command.addAll(List.of("-cp", jars()));
            Path archive = FOLDER.resolve("program.jsa");
            Files.deleteIfExists(archive);
            train(command, archive);
            if (Files.exists(archive)) {
                command.add("-XX:SharedArchiveFile=" + archive);
            }
            return List.copyOf(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String jars() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            entries.add(Files.isDirectory(Path.of(entry)) ? jar(entry, entries.size()) : entry);
        }
        return String.join(File.pathSeparator, entries);
    }

    private static String jar(String folder, int number) {
        String jar = FOLDER.resolve("classes-" + number + ".jar").toString();
        PrintWriter out = new PrintWriter(System.err, true);
        int code = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(out, out, "--create", "--no-compress", "--file", jar, "-C", folder, ".");
        return code == 0 ? jar : folder;
    }

    /** Without an archive, in the end, the tests run all the same. */
    private static void train(List<String> command, Path archive) throws IOException {
        List<String> training = new ArrayList<>(command);
        training.addAll(List.of("-XX:ArchiveClassesAtExit=" + archive, Main.class.getName(), "self-train"));
        Process process = new ProcessBuilder(training)
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("training.log").toFile())
                .start();
        try {
            if (!process.waitFor(TO_TRAIN, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                Files.deleteIfExists(archive);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
