package app.dispatch.server.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.run.store.RunFixture;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunOrigin;
import app.dispatch.domain.run.RunRecord;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryViewTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private static RunRecord run(RunOrigin origin) {
        Run run = RunFixture.aRun("run_2")
                .with("{\"name\":\"Tour\"}", "{}")
                .from(origin)
                .startedAt(START)
                .run()
                .ended(RunEnd.ok(START.plusMillis(40)));
        return new RunRecord(run, List.of());
    }

    @Test
    void a_line_says_what_a_run_repeats_or_goes_on_from() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        RunId first = new RunId("run_1");

        HistoryView.show(
                List.of(
                        run(new RunOrigin.Fresh()),
                        run(new RunOrigin.ReplayOf(first)),
                        run(new RunOrigin.RetryOf(first))),
                ZoneOffset.UTC,
                new Screen(out, Style.PLAIN, false));

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .map(line -> line.replaceAll(".*run_2  ", ""))
                .containsExactly("Tour", "Tour (replay of run_1)", "Tour (retry of run_1)");
    }
}
