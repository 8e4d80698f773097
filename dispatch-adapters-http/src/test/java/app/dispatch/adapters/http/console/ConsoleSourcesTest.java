package app.dispatch.adapters.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the files of the console are laid out. */
class ConsoleSourcesTest {
    private static final Path FOLDER = Path.of("src/main/resources/app/dispatch/adapters/http/console");

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{3,8}\\b|\\brgba?\\(|\\bhsl");

    private static List<String> names() throws IOException {
        try (Stream<Path> all = Files.walk(FOLDER)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> FOLDER.relativize(file).toString())
                    .filter(name -> !name.equals("files.txt") && !name.equals("index.html"))
                    .sorted()
                    .toList();
        }
    }

    private static String read(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name));
    }

    @Test
    void every_file_is_listed() throws IOException {
        assertThat(ConsoleFiles.names()).containsExactlyInAnyOrderElementsOf(names());
    }

    @Test
    void no_file_is_long() throws IOException {
        assertThat(names())
                .hasSizeGreaterThan(50)
                .allSatisfy(name -> assertThat(read(name).lines()).hasSizeLessThan(250));
    }

    @Test
    void every_module_says_what_it_is() throws IOException {
        assertThat(names().stream().filter(name -> name.endsWith(".js")))
                .allSatisfy(name -> assertThat(read(name)).startsWith("// "));
    }

    @Test
    void colours_are_tokens() throws IOException {
        assertThat(names().stream().filter(name -> name.endsWith(".css") && !name.equals("look/tokens.css")))
                .hasSizeGreaterThan(8)
                .allSatisfy(name -> assertThat(read(name)).doesNotContainPattern(COLOUR));
    }

    @Test
    void nothing_is_put_into_the_page_as_text_of_html() throws IOException {
        assertThat(names().stream().filter(name -> name.endsWith(".js")))
                .allSatisfy(
                        name -> assertThat(read(name)).doesNotContain("innerHTML", "unsafeHTML", "eval(", "style="));
    }
}
