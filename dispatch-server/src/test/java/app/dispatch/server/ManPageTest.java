package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManPageTest {
    @TempDir
    private Path data;

    private String page() {
        Terminal.Result result = new Terminal(data).run("help", "--man");
        assertThat(result.code()).isZero();
        return result.out();
    }

    @Test
    void it_has_every_command_with_its_options_and_no_hidden_one() {
        assertThat(page())
                .startsWith(".TH \"DISPATCH\" \"1\"")
                .contains(".SS \"dispatch run BRIEF\"\n", ".SS \"dispatch runs undo RUN\"", ".B \"\\-\\-dry\\-run\"")
                .containsOnlyOnce(".B \"\\-\\-token TOKEN\"")
                .doesNotContain("self\\-train");
    }

    /** So that it is in the archives. */
    @Test
    void the_page_in_the_archives_is_the_one_that_is_printed() throws IOException {
        assertThat(Path.of("../packaging/man/dispatch.1")).hasContent(page());
        assertThat(Files.readString(Path.of("../packaging/man/dispatch.1"))).isEqualTo(page());
    }
}
