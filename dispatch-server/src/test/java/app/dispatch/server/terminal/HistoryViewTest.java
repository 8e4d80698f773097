package app.dispatch.server.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryViewTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private static RunRecord run(@Nullable RunId replayOf, @Nullable RunId retryOf) {
        Run run = new Run(
                new RunId("run_2"),
                new UserId("usr_1"),
                null,
                null,
                RunCause.MANUAL,
                RunMode.LIVE,
                "{\"name\":\"Tour\"}",
                "{}",
                START,
                1,
                RunStatus.OK,
                new RunEnd(RunStatus.OK, START.plusMillis(40), null, null),
                replayOf,
                retryOf);
        return new RunRecord(run, List.of());
    }

    @Test
    void a_line_says_what_a_run_repeats_or_goes_on_from() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        RunId first = new RunId("run_1");

        HistoryView.show(
                List.of(run(null, null), run(first, null), run(null, first)),
                ZoneOffset.UTC,
                new Screen(out, Style.PLAIN, false));

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .map(line -> line.replaceAll(".*run_2  ", ""))
                .containsExactly("Tour", "Tour (replay of run_1)", "Tour (retry of run_1)");
    }
}
