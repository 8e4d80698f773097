package app.dispatch.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs the programs of the guide to embedding, as a reader would. */
class EmbeddingGuideTest {
    private static final Path PAGE = Path.of("..", "docs", "guide", "embedding.md");
    private static final Pattern BLOCK = Pattern.compile("```(java|text)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("public class (\\w+)");

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    Path folder;

    @Test
    void the_program_in_memory_prints_what_the_page_says() throws Exception {
        List<String> blocks = blocks();
        assertThat(run(compiled(blocks.get(0)))).isEqualTo(blocks.get(1));
    }

    @Test
    void a_tool_that_says_what_its_parameters_are_for_is_used_as_the_page_says() throws Exception {
        List<String> blocks = blocks();
        assertThat(run(compiled(blocks.get(2)))).isEqualTo(blocks.get(3));
    }

    @Test
    void the_program_on_a_disk_keeps_its_runs_from_start_to_start() throws Exception {
        List<String> blocks = blocks();
        String program = compiled(blocks.get(4));
        String data = folder.resolve("data").toString();
        run(program, data, KEY);
        run(program, data, KEY);
        assertThat(run(program, data, KEY)).isEqualTo(blocks.get(5));
    }

    private static List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(PAGE))
                .results()
                .map(block -> block.group(2))
                .toList();
    }

    private String compiled(String source) throws IOException {
        Matcher name = CLASS.matcher(source);
        assertThat(name.find()).isTrue();
        Path file = folder.resolve(name.group(1) + ".java");
        Files.writeString(file, source);
        StringWriter says = new StringWriter();
        int exit = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        new PrintWriter(says),
                        new PrintWriter(says),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        file.toString());
        assertThat(exit).as(says.toString()).isZero();
        return name.group(1);
    }

    private String run(String program, String... args) throws IOException, InterruptedException {
        String classPath = folder + System.getProperty("path.separator") + System.getProperty("java.class.path");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(Stream.concat(Stream.of(java, "-cp", classPath, program), Stream.of(args))
                        .toList())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }
}
