package app.dispatch.server.command;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.server.terminal.Screen;
import app.dispatch.server.terminal.Style;
import app.dispatch.server.terminal.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs, the newest first: a line for each. */
final class RunRows {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int WIDEST_NAME = 60;

    /** How a run may have come of another: the member, and its words. */
    private static final Map<String, String> ORIGINS =
            Map.of("replayOf", "replay of ", "retryOf", "retry of ", "undoOf", "undo of ");

    private RunRows() {}

    static void show(List<Value> runs, String none, Screen screen) {
        if (runs.isEmpty()) {
            screen.line(none);
        }
        int width = runs.stream()
                .mapToInt(run -> run instanceof Fields fields
                        ? fields.text("id").orElse("").length()
                        : 0)
                .max()
                .orElse(0);
        for (Value each : runs) {
            if (each instanceof Fields run) {
                screen.line(row(run, width, screen.style()).stripTrailing());
            }
        }
    }

    private static String row(Fields run, int width, Style style) {
        String time = number(run, "durationMs")
                .map(ms -> Words.time(Duration.ofMillis(ms)))
                .orElse("");
        String started = number(run, "startedAt")
                .map(at -> TIME.format(Instant.ofEpochMilli(at).atZone(ZoneId.systemDefault())))
                .orElse("");
        String mode = run.text("mode")
                .filter("dry-run"::equals)
                .map(dry -> " (dry run)")
                .orElse("");
        return mark(run.text("status").orElse(""), style) + "  " + started + "  " + Words.padded(time, 9) + "  "
                + Words.padded(run.text("id").orElse(""), width) + "  "
                + Words.cut(run.text("name").orElse(""), WIDEST_NAME) + mode + origin(run);
    }

    private static Optional<Long> number(Fields run, String key) {
        return run.get(key)
                .flatMap(value ->
                        value instanceof Num number ? Optional.of(number.value().longValue()) : Optional.empty());
    }

    private static String mark(String status, Style style) {
        String word = Words.padded(status, 9);
        return switch (status) {
            case "ok" -> style.good("✓ " + word);
            case "failed", "cancelled" -> style.bad("✗ " + word);
            default -> "▸ " + word;
        };
    }

    private static String origin(Fields run) {
        StringBuilder from = new StringBuilder();
        ORIGINS.forEach((member, words) -> run.text(member)
                .ifPresent(past -> from.append(" (").append(words).append(past).append(')')));
        return from.toString();
    }
}
