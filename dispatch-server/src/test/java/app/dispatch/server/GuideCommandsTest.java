package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The commands of the guides do what the guides say: those of a page are run one after another by one shell, against a server
 * of their own. A call that is answered with an error fails, as does the shell's own reading of a line.
 *
 * <p>Left out are the blocks that start a server, which runs already.
 */
@Timeout(120)
class GuideCommandsTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
    private static final String SHELL = """
            set -euo pipefail
            curl() { command curl --no-progress-meter --fail-with-body "$@"; echo; }
            url=%s
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"api.md", "clients.md"})
    void the_commands_of_a_guide_work_as_printed(String page) throws Exception {
        try (Upstream upstream = new Upstream();
                Program program = Program.start(folder.resolve("data"), "serve", "--port", "0")) {
            String script = SHELL.formatted(program.url()) + commands(page, upstream);
            assertThat(script).as("the page has commands").contains("curl ");
            Path shell = Files.writeString(folder.resolve("commands.sh"), script);
            Process process = new ProcessBuilder("bash", shell.toString())
                    .directory(Files.createDirectory(folder.resolve("work")).toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
        }
    }

    private static String commands(String page, Upstream upstream) throws Exception {
        String text = Files.readString(Path.of("../docs/guide").resolve(page));
        List<String> blocks = BLOCK.matcher(text)
                .results()
                .map(block -> block.group(1))
                .filter(block -> !block.contains("./dispatch") && !block.startsWith("url="))
                .toList();
        return String.join("\n", blocks)
                .replace("https://example.com", upstream.url("/items"))
                .replace("https://example.org/in", upstream.url("/answers"));
    }
}
