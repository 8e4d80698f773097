package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The commands of the guides do what the guides say: those of a page are run one after another by one shell, against a server
 * of their own. A call that is answered with an error fails, as does the shell's own reading of a line. Each page with calls
 * is run, once it is there.
 *
 * <p>Left out are the blocks that call {@code ./dispatch}: it starts a server, which runs already, or needs the data folder
 * for itself ({@code rotate-keys}, see {@link RotateKeysCommandTest}). So {@code cli.md}, whose commands all do and which
 * {@link RunCommandTest} and others run, {@code deployment.md} and {@code http-tool.md} have nothing to be run here; nor have
 * {@code briefs.md}, {@code expressions.md}, {@code plans.md}, {@code tools.md} and {@code embedding.md}, which hold no calls
 * and have tests of their own.
 */
@Timeout(120)
@Order(1) // it takes long, so it begins first
class GuideCommandsTest {
    private static final Path GUIDES = Path.of("../docs/guide");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
    private static final String CALL = "curl ";
    private static final String SHELL = """
            set -euo pipefail
            curl() {
              [ "$1" = -sf ] || set -- --no-progress-meter --fail-with-body "$@"
              command curl "$@" && echo
            }
            echo %s > cron-secret.txt
            """;

    @TempDir
    private Path folder;

    static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(GUIDES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(page -> page.endsWith(".md") && !commands(page).isEmpty())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void all_pages_with_calls_are_run() throws Exception {
        assertThat(pages())
                .contains(
                        "administration.md",
                        "api.md",
                        "clients.md",
                        "connections.md",
                        "cron.md",
                        "deliveries.md",
                        "runs.md",
                        "templates.md",
                        "tokens.md",
                        "webhooks.md");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_commands_of_a_guide_work_as_printed(String page) throws Exception {
        String cronSecret = "cron-secret-of-the-test";
        try (Upstream upstream = new Upstream();
                Program program = Program.start(
                        folder.resolve("data"),
                        Map.of("CRON_SECRET", cronSecret, "DISPATCH_LLM_OPENAI_BASE_URL", upstream.url("")),
                        "serve",
                        "--port",
                        "0")) {
            String commands = commands(page)
                    .replace("http://127.0.0.1:8080", program.url())
                    .replaceAll("https://((\\w+\\.)?example\\.(com|org))", upstream.url("/$1"));
            Path shell = Files.writeString(folder.resolve("commands.sh"), SHELL.formatted(cronSecret) + commands);
            Process process = new ProcessBuilder("bash", shell.toString())
                    .directory(Files.createDirectory(folder.resolve("work")).toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
        }
    }

    /** The blocks of a page that can be run, when there are calls in them. */
    private static String commands(String page) {
        String blocks = BLOCK.matcher(text(GUIDES.resolve(page)))
                .results()
                .map(block -> block.group(1))
                .filter(block -> !block.contains("./dispatch"))
                .collect(Collectors.joining("\n"));
        return blocks.contains(CALL) ? blocks : "";
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
