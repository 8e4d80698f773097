package app.dispatch.server.fairness;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.spi.InetAddressResolverProvider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.spi.ToolProvider;

/**
 * A folder as an unpacked archive of Dispatch is one: the launcher, with the heap and the options that it gives the program, and
 * the jars. So what is started is what a user starts.
 */
record Packaged(Path folder) {
    static Packaged in(Path folder) throws IOException {
        Path jars = Files.createDirectories(folder.resolve("lib"));
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path scripts = Path.of("packaging/bin");
        for (String script : List.of("dispatch", "find-java.sh")) {
            Path from = Files.isDirectory(scripts) ? scripts : Path.of("..").resolve(scripts);
            Files.copy(from.resolve(script), bin.resolve(script));
        }
        int number = 100;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path from = Path.of(entry).toAbsolutePath();
            Path jar = jars.resolve(number++ + ".jar");
            if (!Files.isDirectory(from)) {
                Files.createSymbolicLink(jar, from);
            } else if (!from.endsWith("test-classes")) {
                pack(jar, from, ".");
            }
        }
        addNames(jars.resolve("names.jar"), folder);
        return new Packaged(folder);
    }

    /** Names that are slow to look up, and others, without touching the machine's own look-ups. */
    private static void addNames(Path jar, Path folder) throws IOException {
        Path classes = folder.resolve("names");
        String name = Names.class.getName().replace('.', '/') + ".class";
        Path copy = classes.resolve(name);
        Files.createDirectories(copy.getParent());
        try (var bytes = Names.class.getResourceAsStream("/" + name)) {
            Files.copy(Objects.requireNonNull(bytes), copy);
        }
        Path service = classes.resolve("META-INF/services/" + InetAddressResolverProvider.class.getName());
        Files.createDirectories(service.getParent());
        Files.writeString(service, Names.class.getName());
        pack(jar, classes, ".");
    }

    private static void pack(Path jar, Path from, String what) throws IOException {
        PrintWriter errors = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(errors, errors, "--create", "--file", jar.toString(), "-C", from.toString(), what);
        if (code != 0) {
            throw new IOException("cannot make " + jar);
        }
    }

    ProcessBuilder command(String... arguments) {
        ProcessBuilder command =
                new ProcessBuilder(folder.resolve("bin/dispatch").toString());
        command.command().addAll(List.of(arguments));
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().remove("DISPATCH_JAVA_OPTS");
        return command;
    }
}
