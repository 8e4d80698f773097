package app.dispatch.server.terminal;

import app.dispatch.application.json.Json;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Runs that were, the newest first: a line for each. */
public final class HistoryView {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int WIDEST_NAME = 60;

    private HistoryView() {}

    /** Shows them, with times in that zone. */
    public static void show(List<RunRecord> runs, ZoneId zone, Screen screen) {
        if (runs.isEmpty()) {
            screen.line("No run has ended yet.");
        }
        int width = runs.stream()
                .mapToInt(run -> run.run().id().value().length())
                .max()
                .orElse(0);
        runs.forEach(record -> screen.line(row(record.run(), width, zone, screen.style())));
    }

    private static String row(Run run, int width, ZoneId zone, Style style) {
        RunEnd end = run.end();
        String time = end == null ? "" : Words.time(Duration.between(run.startedAt(), end.at()));
        String status = Words.padded(run.status().id(), 9);
        String mark = run.status() == RunStatus.OK ? style.good("✓ " + status) : style.bad("✗ " + status);
        String mode = run.mode() == RunMode.DRY_RUN ? " (dry run)" : "";
        return mark + "  " + TIME.format(run.startedAt().atZone(zone)) + "  " + Words.padded(time, 9) + "  "
                + Words.padded(run.id().value(), width) + "  " + name(run) + mode + origin(run);
    }

    private static String origin(Run run) {
        if (run.replayOf() != null) {
            return " (replay of " + run.replayOf() + ")";
        }
        return run.retryOf() == null ? "" : " (retry of " + run.retryOf() + ")";
    }

    private static String name(Run run) {
        return Json.readBack(run.plan()) instanceof Fields plan
                ? Words.cut(plan.text("name").orElse(""), WIDEST_NAME)
                : "";
    }
}
