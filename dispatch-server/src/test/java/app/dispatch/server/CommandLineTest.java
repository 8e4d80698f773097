package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.server.Terminal.Result;
import app.dispatch.server.settings.Setting;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @TempDir
    private Path data;

    @Test
    void help_lists_the_commands_and_hides_what_is_not_for_people() {
        Result result = new Terminal(data).run("--help");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("run ", "parse ", "history ", "serve ", "Exit codes: 0 done");
        assertThat(result.out()).doesNotContain("self-train");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void the_help_of_serve_names_every_setting() {
        Result result = new Terminal(data).run("serve", "--help");

        assertThat(result.code()).isZero();
        for (Setting setting : Setting.all()) {
            assertThat(result.out()).contains(setting.variable());
            setting.flag().ifPresent(flag -> assertThat(result.out()).contains(flag));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "parse", "history"})
    void each_command_has_help(String command) {
        Result result = new Terminal(data).run(command, "--help");

        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("Usage: dispatch " + command);
    }

    @Test
    void the_version_is_one_line() {
        Result result = new Terminal(data).run("--version");

        assertThat(result.code()).isZero();
        assertThat(result.outLines()).singleElement().asString().startsWith("dispatch ");
    }

    @Test
    void without_a_command_the_help_goes_to_the_errors() {
        Result result = new Terminal(data).run();

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("Usage: dispatch");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fly                            | There is no command `fly`
            rnu Get it                     | There is no command `rnu` (did you mean `run`?)
            run --dryrun Get it            | There is no option `--dryrun` (did you mean `--dry-run`?)
            help rnu                       | There is no command `rnu`
            runs lst                       | There is no command `lst` (did you mean `list`?)
            serve --prot 80                | There is no option `--prot` (did you mean `--port`?)
            run                            | Say what is to be done
            parse                          | Say what is to be done
            run --plan                     | Missing required parameter
            run --plan x.json Get it       | Give a brief or --plan, not both.
            run --plan /nowhere/x.json     | /nowhere/x.json cannot be read: there is no such file
            run --trigger [1] Get it       | --trigger must be an object
            """)
    void wrong_usage_is_one_line_and_exit_code_2(String arguments, String message) {
        Result result = new Terminal(data).run(arguments.split(" "));

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.errLines())
                .singleElement()
                .asString()
                .startsWith("dispatch: ")
                .contains(message);
    }

    @Test
    void a_brief_that_the_locale_garbled_is_not_planned() {
        Result result = new Terminal(data).run("parse", "Get https://example.com/gr\uFFFD\uFFFDe");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.errLines()).singleElement().asString().contains("LC_ALL=C.UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "run Get it", "parse Get it", "history"})
    void wrong_settings_are_lines_and_exit_code_2(String arguments) {
        Result result = new Terminal(data)
                .with("DISPATCH_PORT", "http")
                .with("DISPATCH_PLANNER", "oracle")
                .run(arguments.split(" "));

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.errLines()).hasSize(2).allMatch(line -> line.startsWith("dispatch: DISPATCH_P"));
    }
}
