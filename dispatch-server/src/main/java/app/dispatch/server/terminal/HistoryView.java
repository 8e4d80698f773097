package app.dispatch.server.terminal;

import app.dispatch.application.json.Json;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunOrigin;
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
        String time = run.end()
                .map(end -> Words.time(Duration.between(run.startedAt(), end.at())))
                .orElse("");
        String status = Words.padded(run.status().id(), 9);
        String mark = run.status() == RunStatus.OK ? style.good("✓ " + status) : style.bad("✗ " + status);
        String mode = run.order().mode() == RunMode.DRY_RUN ? " (dry run)" : "";
        return mark + "  " + TIME.format(run.startedAt().atZone(zone)) + "  " + Words.padded(time, 9) + "  "
                + Words.padded(run.id().value(), width) + "  " + name(run) + mode + origin(run);
    }

    private static String origin(Run run) {
        return switch (run.order().origin()) {
            case RunOrigin.ReplayOf(RunId past) -> " (replay of " + past + ")";
            case RunOrigin.RetryOf(RunId past) -> " (retry of " + past + ")";
            case RunOrigin.Fresh fresh -> "";
            case RunOrigin.UndoOf undo -> "";
        };
    }

    private static String name(Run run) {
        return Json.readBack(run.order().plan()) instanceof Fields plan
                ? Words.cut(plan.text("name").orElse(""), WIDEST_NAME)
                : "";
    }
}
