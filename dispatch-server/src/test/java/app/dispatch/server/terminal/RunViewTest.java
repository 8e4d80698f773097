package app.dispatch.server.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.EventJson;
import app.dispatch.application.json.RunJson;
import app.dispatch.application.run.store.RunFixture;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunEvent;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.StepEnd;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunViewTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final StepId STEP = new StepId("get_items");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private Instant now = START;

    @Test
    void a_step_is_a_line_as_it_starts_logs_and_ends() {
        RunView view = view(Style.PLAIN, false);

        show(view, new RunEvent.StepStarted(STEP, "http", "get"));
        show(view, new RunEvent.StepLogged(STEP, "GET https://example.com"));
        show(view, done(1, new StepEnd.Ok(Value.NULL)));

        assertThat(written()).isEqualTo("""
                ▸ get_items   http.get
                  get_items   GET https://example.com
                ✓ get_items   1.5 s
                """);
    }

    @Test
    void a_failed_step_says_why_and_how_often_it_was_tried() {
        show(view(Style.PLAIN, false), done(3, new StepEnd.Failed("the server answered 500", "tool_error")));

        assertThat(written()).isEqualTo("✗ get_items   1.5 s, 3 attempts  tool_error: the server answered 500\n");
    }

    @Test
    void a_skipped_step_and_a_simulated_one_say_so() {
        RunView view = view(Style.PLAIN, false);

        show(view, new RunEvent.StepModeSet(STEP, RunMode.DRY_RUN));
        show(view, done(0, new StepEnd.Skipped()));

        assertThat(written()).isEqualTo("""
                  get_items   simulated: nothing is sent
                - get_items   skipped: its condition is false
                """);
    }

    @Test
    void the_outcome_has_the_time_the_run_and_what_went_wrong() {
        RunView view = view(Style.PLAIN, false);

        view.ended(ended(RunEnd.How.OK, null));
        view.ended(ended(RunEnd.How.FAILED, "get_items failed"));
        view.ended(ended(RunEnd.How.CANCELLED, "cancelled"));

        assertThat(written()).isEqualTo("""

                ✓ ok in 2.0 s  run_1

                ✗ failed in 2.0 s  run_1
                  tool_error: get_items failed

                ✗ cancelled in 2.0 s  run_1
                """);
    }

    @Test
    void what_a_failed_step_said_is_not_said_again() {
        RunView view = view(Style.PLAIN, false);

        show(view, done(1, new StepEnd.Failed("the server answered 500", "tool_error")));
        bytes.reset();
        view.ended(ended(RunEnd.How.FAILED, "get_items failed"));

        assertThat(written()).isEqualTo("\n✗ failed in 2.0 s  run_1\n");
    }

    @Test
    void what_a_step_says_cannot_command_the_terminal() {
        show(view(Style.PLAIN, false), new RunEvent.StepLogged(STEP, "\033]0;owned\007\nnext"));

        assertThat(written()).isEqualTo("  get_items   ]0;owned  next\n");
    }

    @Test
    void on_a_terminal_a_running_step_turns_and_shows_its_age() {
        RunView view = view(Style.COLOURED, true);

        show(view, new RunEvent.StepStarted(STEP, "http", "get"));
        assertThat(written()).contains("⠋ get_items").doesNotContain("▸");
        bytes.reset();
        now = START.plusMillis(2_100);
        view.tick();
        assertThat(written()).contains("⠙ get_items   2 s");
        show(view, done(1, new StepEnd.Ok(Value.NULL)));

        assertThat(written()).endsWith("\033[32m✓\033[0m get_items   1.5 s\n");
    }

    private RunView view(Style style, boolean live) {
        return new RunView(10, new Screen(out, style, live), () -> now);
    }

    private static void show(RunView view, RunEvent event) {
        EventJson.Told told = EventJson.write(event).orElseThrow();
        view.show(told.name(), told.data());
    }

    private static RunEvent done(int attempts, StepEnd end) {
        return new RunEvent.StepDone(RunFixture.outcome(STEP.value(), attempts, Duration.ofMillis(1_500), null, end));
    }

    private static Fields ended(RunEnd.How how, @Nullable String error) {
        RunEnd end = new RunEnd(how, START.plusSeconds(2), error, error == null ? null : "tool_error");
        return RunJson.write(
                new RunRecord(RunFixture.aRun("run_1").startedAt(START).run().ended(end), List.of()));
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
