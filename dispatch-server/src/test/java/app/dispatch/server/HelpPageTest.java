package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelpPageTest {
    @TempDir
    private Path data;

    /** It is made anew by {@code COLUMNS=100 ./dispatch help}. */
    @Test
    void the_file_is_the_page_that_is_made_of_the_commands() {
        String made = new Terminal(data).run("help").out();

        assertThat(HelpPage.text()).isEqualTo(made);
    }

    @Test
    void it_is_for_terminals_that_say_no_width_alone() {
        assertThat(HelpPage.isAskedFor(new String[] {"--help"}, "")).isTrue();
        assertThat(HelpPage.isAskedFor(new String[] {"help"}, "80")).isFalse();
        assertThat(HelpPage.isAskedFor(new String[] {"help", "runs"}, "")).isFalse();
        assertThat(HelpPage.isAskedFor(new String[] {"runs"}, "")).isFalse();
    }

    @Test
    void every_command_has_the_name_by_which_it_is_meant() {
        Commands commands = Commands.of(new Terminal(data).surroundings(System.out, System.err), Set.of());

        assertThat(commands.all())
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        each -> assertThat(each.command().get().spec().name()).isEqualTo(each.name()));
    }
}
