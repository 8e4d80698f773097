package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The programs of the page for clients work as printed, in each of their languages that this machine has: the blocks of a
 * language are one program. A block that imports a package is for the integration run, which installs it.
 */
@Timeout(120)
class GuideClientsTest {
    @TempDir
    private Path folder;

    /** A language: what its blocks are marked with, and what runs a file of it. */
    private record Language(String mark, String command, String file) {
        boolean isHere() {
            return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .anyMatch(place -> Files.isExecutable(Path.of(place, command)));
        }

        String program(String page) {
            return Pattern.compile("(?ms)^```" + mark + "\\n(.*?)^```$")
                    .matcher(page)
                    .results()
                    .map(block -> block.group(1))
                    .filter(block -> !block.contains(" from '"))
                    .collect(Collectors.joining("\n"));
        }
    }

    private static final List<Language> LANGUAGES =
            List.of(new Language("js", "node", "client.mjs"), new Language("python", "python3", "client.py"));

    @TestFactory
    Stream<DynamicTest> the_programs_of_the_page_work_as_printed() {
        return LANGUAGES.stream()
                .filter(Language::isHere)
                .map(language -> dynamicTest(language.command(), () -> work(language)));
    }

    private void work(Language language) throws Exception {
        try (Upstream upstream = new Upstream();
                Program program = Program.start(folder.resolve("data-" + language.mark()), "serve", "--port", "0")) {
            String page = Files.readString(Path.of("../docs/guide/clients.md"));
            String text = language.program(page).replace("https://example.com", upstream.url("/items"));
            String said = run(language, text, program.url());

            assertThat(said).contains("ok", "step_start", "run_complete ok");
            assertThat(upstream.requests()).containsExactly("GET /items", "GET /items");
        }
    }

    /** What the program says, once it has ended well. */
    private String run(Language language, String text, String url) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve(language.file()), text);
        ProcessBuilder builder = new ProcessBuilder(language.command(), file.toString()).redirectErrorStream(true);
        builder.environment().put("DISPATCH_URL", url);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
