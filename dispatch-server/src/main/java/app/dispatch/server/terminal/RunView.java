package app.dispatch.server.terminal;

import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Num;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** A run as it happens: a line for each step as it starts, logs and ends, and the outcome. For use by one thread. */
public final class RunView {
    private static final String[] FRAMES = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
    private static final int FRAME_MS = 100;
    private static final int WIDEST_LINE = 500;

    private final int width;
    private final Screen screen;
    private final InstantSource clock;
    private final Map<String, Instant> running = new LinkedHashMap<>();
    private boolean whySaid;

    /** @param width the length of the longest step's id */
    public RunView(int width, Screen screen, InstantSource clock) {
        this.width = width;
        this.screen = screen;
        this.clock = clock;
    }

    /** Shows what an event of that name in the run's event stream tells; one that it does not know is nothing to see. */
    public void show(String event, Fields data) {
        String step = data.text("stepId").orElse("");
        switch (event) {
            case "step_start" -> started(step, data);
            case "step_mode" -> mode(step, data);
            case "step_log" ->
                row(" ", step, screen.style().quiet(cut(data.text("line").orElse(""))));
            case "step_done" -> done(step, data);
            default -> {}
        }
        tick();
    }

    /** Moves what moves, when some time went by. */
    public void tick() {
        Instant now = clock.instant();
        String frame = FRAMES[(int) (now.toEpochMilli() / FRAME_MS % FRAMES.length)];
        screen.live(running.entrySet().stream()
                .map(step -> "%s %s  %s".formatted(frame, name(step.getKey()), age(step.getValue(), now)))
                .toList());
    }

    private static String age(Instant start, Instant now) {
        Duration age = Duration.between(start, now);
        return age.toSeconds() < 1 ? "" : age.toSeconds() + " s";
    }

    private void started(String step, Fields data) {
        running.put(step, clock.instant());
        if (!screen.isLive()) {
            String call = data.text("tool").orElse("") + "." + data.text("op").orElse("");
            row("▸", step, Words.clean(call));
        }
    }

    private void mode(String step, Fields data) {
        if (data.text("mode").filter("dry-run"::equals).isPresent()) {
            row(" ", step, screen.style().quiet("simulated: nothing is sent"));
        }
    }

    private void done(String step, Fields data) {
        running.remove(step);
        tick();
        long attempts = whole(data, "attempts");
        String time = Words.time(Duration.ofMillis(whole(data, "durationMs")))
                + (attempts > 1 ? ", " + attempts + " attempts" : "")
                + (data.get("reused").isPresent() ? ", from before" : "");
        switch (data.text("status").orElse("")) {
            case "ok" -> row(screen.style().good("✓"), step, time);
            case "failed" -> failed(step, data, time);
            default -> row("-", step, screen.style().quiet("skipped: its condition is false"));
        }
    }

    private static long whole(Fields data, String key) {
        return data.get(key).orElse(null) instanceof Num number ? number.value().longValue() : 0;
    }

    private void failed(String step, Fields why, String time) {
        row(screen.style().bad("✗"), step, time + "  " + screen.style().bad(cut(reason(why))));
        whySaid = true;
    }

    private static String reason(Fields why) {
        return why.text("code").map(code -> code + ": ").orElse("")
                + why.text("error").orElse("");
    }

    /** Shows how the run ended, as the API has it then. */
    public void ended(Fields run) {
        running.clear();
        screen.close();
        String status = run.text("status").orElse("");
        String words = status + " in " + Words.time(Duration.ofMillis(whole(run, "durationMs")));
        String mark = status.equals("ok")
                ? screen.style().good("✓ " + words)
                : screen.style().bad("✗ " + words);
        screen.line("");
        screen.line(mark + "  " + screen.style().quiet(run.text("id").orElse("")));
        if (status.equals("failed") && run.text("error").isPresent() && !whySaid) {
            screen.line("  " + cut(reason(run)));
        }
    }

    /** Makes room for a question. */
    public void pause() {
        screen.close();
    }

    private void row(String mark, String step, String text) {
        screen.line((mark + " " + name(step) + "  " + text).stripTrailing());
    }

    private String name(String step) {
        return Words.padded(step, width);
    }

    private static String cut(String text) {
        return Words.cut(text, WIDEST_LINE);
    }
}
