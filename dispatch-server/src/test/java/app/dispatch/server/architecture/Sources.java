package app.dispatch.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sources of all modules. */
final class Sources {
    private static final int LEAST = 400;

    private Sources() {}

    /** Of what is shipped. */
    static List<Path> ofAllModules() {
        return in("src/main/java");
    }

    /** Of the tests. */
    static List<Path> ofAllTests() {
        return in("src/test/java");
    }

    private static List<Path> in(String folder) {
        List<Path> files = Stream.of(
                        "domain",
                        "application",
                        "adapters-http",
                        "client",
                        "adapters-persistence",
                        "adapters-tools",
                        "server")
                .flatMap(module -> javaFiles(Path.of("..", "dispatch-" + module, folder)))
                .toList();
        assertThat(files).as("sources seen").hasSizeGreaterThan(LEAST);
        return files;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> javaFiles(Path root) {
        try {
            return Files.walk(root).filter(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
