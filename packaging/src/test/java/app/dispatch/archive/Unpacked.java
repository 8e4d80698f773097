package app.dispatch.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** An archive in a folder of its own, with nothing around it but a shell and a Java that cannot compile. */
record Unpacked(Path folder) {
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    /** How a command ended. */
    record Exit(int code, String out, String err) {}

    /** The archives that were built. */
    static List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(TARGET)) {
            return files.filter(file -> file.getFileName().toString().matches("dispatch-.*\\.(tar\\.gz|zip)"))
                    .sorted()
                    .toList();
        }
    }

    static Unpacked from(Path archive, Path empty) throws IOException, InterruptedException {
        List<String> command = archive.toString().endsWith(".zip")
                ? List.of("unzip", "-q", archive.toString(), "-d", empty.toString())
                : List.of("tar", "xzf", archive.toString(), "-C", empty.toString());
        Exit exit = finish(new ProcessBuilder(command).start());
        if (exit.code != 0) {
            throw new IOException(exit.err);
        }
        try (Stream<Path> folders = Files.list(empty)) {
            return new Unpacked(folders.toList().getFirst());
        }
    }

    boolean hasRuntime() {
        return Files.isDirectory(folder.resolve("runtime"));
    }

    /** What the first start records of its classes. */
    Path classes() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsa"))
                    .findFirst()
                    .orElse(folder.resolve("dispatch.jsa"));
        }
    }

    /** The arguments with which jdeps tells of which modules of Java the program's own jars ask. */
    String[] summary() throws IOException {
        try (Stream<Path> jars = Files.list(folder.resolve("lib"))) {
            return Stream.concat(
                            Stream.of("-s", "--ignore-missing-deps"),
                            jars.map(Path::toString).filter(jar -> jar.contains("/lib/dispatch-")))
                    .toArray(String[]::new);
        }
    }

    ProcessBuilder command(String... arguments) {
        ProcessBuilder command =
                new ProcessBuilder(folder.resolve("bin/dispatch").toString());
        command.command().addAll(List.of(arguments));
        command.environment().clear();
        command.environment().put("PATH", "/usr/bin:/bin");
        if (!hasRuntime()) {
            Path small = TARGET.resolve("runtime"); // without javac
            command.environment()
                    .put("JAVA_HOME", Files.isDirectory(small) ? small.toString() : System.getProperty("java.home"));
        }
        command.environment().put("DISPATCH_EGRESS_ALLOW", "127.0.0.1");
        command.directory(folder.getParent().toFile());
        return command;
    }

    Exit run(String... arguments) throws IOException, InterruptedException {
        return finish(command(arguments).start());
    }

    private static Exit finish(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Exit(process.waitFor(), out, err);
    }
}
