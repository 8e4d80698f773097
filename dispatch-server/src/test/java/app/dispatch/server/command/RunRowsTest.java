package app.dispatch.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.RunJson;
import app.dispatch.application.run.store.RunFixture;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunOrigin;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.terminal.Screen;
import app.dispatch.server.terminal.Style;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunRowsTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private static Fields run(RunOrigin origin) {
        Run run = RunFixture.aRun("run_2")
                .with("{\"id\":\"wf_1\",\"createdAt\":1,\"name\":\"Tour\"}", "{}")
                .from(origin)
                .startedAt(START)
                .run()
                .ended(RunEnd.ok(START.plusMillis(40)));
        return RunJson.write(new RunRecord(run, List.of()));
    }

    @Test
    void a_line_says_what_a_run_repeats_or_goes_on_from() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        RunId first = new RunId("run_1");

        RunRows.show(
                List.of(
                        run(new RunOrigin.Fresh()),
                        run(new RunOrigin.ReplayOf(first)),
                        run(new RunOrigin.RetryOf(first))),
                "none",
                new Screen(out, Style.PLAIN, false));

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .map(line -> line.replaceAll(".*run_2  ", ""))
                .containsExactly("Tour", "Tour (replay of run_1)", "Tour (retry of run_1)");
    }
}
