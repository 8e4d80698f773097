package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.server.command.PlainLine;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read without the library is read as it is with it. */
class PlainLineTest {
    @TempDir
    private Path folder;

    @Test
    void a_brief_and_the_list_of_runs_are_plain() {
        assertThat(PlainLine.of("parse", "Get", "https://example.com"))
                .contains(new PlainLine("parse", List.of("Get", "https://example.com")));
        assertThat(PlainLine.of("runs")).contains(new PlainLine("runs", List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "parse",
                "parse,--json,Get it",
                "parse,Get it,-o,yaml",
                "parse,@brief",
                "parse,--",
                "parse, ",
                "parse,Get it,",
                "parse,\uFFFD",
                "runs,list",
                "runs,--help",
                "run,Get it",
                "help",
                "--json,runs"
            })
    void what_has_an_option_or_may_be_wrong_is_not(String line) {
        assertThat(PlainLine.of(line.isEmpty() ? new String[0] : line.split(",", -1)))
                .isEmpty();
    }

    @Test
    void both_ways_say_the_same() {
        Terminal me = new Terminal(folder);

        assertThat(me.run("runs")).isEqualTo(me.run("runs", "--limit", "20"));
        assertThat(me.run("parse", "Sing", "me a song"))
                .isEqualTo(me.run("parse", "--data", folder.toString(), "Sing", "me a song"));
        assertThat(same(me.run("parse", "Get https://example.com", "daily")))
                .isEqualTo(same(me.run("parse", "-o", "text", "Get https://example.com", "daily")));
    }

    private static String same(Terminal.Result result) {
        return result.toString().replaceAll("wf_[0-9A-Za-z]{22}", "wf_").replaceAll("\"createdAt\" : \\d+", "");
    }
}
