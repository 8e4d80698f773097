package app.dispatch.server.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void live_lines_are_not_shown_where_they_cannot_be_written_over() {
        Screen screen = new Screen(out, Style.PLAIN, false);

        screen.live(List.of("spinning"));
        screen.line("stays");
        screen.close();

        assertThat(written()).isEqualTo("stays\n");
    }

    @Test
    void a_line_that_stays_comes_above_the_live_ones() {
        Screen screen = new Screen(out, Style.PLAIN, true);

        screen.live(List.of("one", "two"));
        bytes.reset();
        screen.line("stays");

        assertThat(written()).startsWith("\033[2A\r\033[Jstays\n").endsWith("one\ntwo\n\033[?7h\033[?25h");
    }

    @Test
    void the_same_live_lines_are_not_written_again() {
        Screen screen = new Screen(out, Style.PLAIN, true);
        screen.live(List.of("one"));
        bytes.reset();

        screen.live(List.of("one"));

        assertThat(written()).isEmpty();
    }

    @Test
    void at_the_end_the_live_lines_are_gone() {
        Screen screen = new Screen(out, Style.PLAIN, true);
        screen.live(List.of("one"));
        bytes.reset();

        screen.close();
        screen.line("last");

        assertThat(written()).isEqualTo("\033[1A\r\033[Jlast\n");
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
