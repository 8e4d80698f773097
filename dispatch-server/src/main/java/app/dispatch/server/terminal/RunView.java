package app.dispatch.server.terminal;

import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunEvent;
import app.dispatch.domain.run.RunEvent.ItemsDone;
import app.dispatch.domain.run.RunEvent.PhaseCompleted;
import app.dispatch.domain.run.RunEvent.RunCompleted;
import app.dispatch.domain.run.RunEvent.RunTakenUp;
import app.dispatch.domain.run.RunEvent.StepDone;
import app.dispatch.domain.run.RunEvent.StepIntended;
import app.dispatch.domain.run.RunEvent.StepLogged;
import app.dispatch.domain.run.RunEvent.StepModeSet;
import app.dispatch.domain.run.RunEvent.StepResumed;
import app.dispatch.domain.run.RunEvent.StepStarted;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.StepEnd;
import app.dispatch.domain.run.StepOutcome;
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

    private final Run run;
    private final int width;
    private final Screen screen;
    private final InstantSource clock;
    private final Map<StepId, Instant> running = new LinkedHashMap<>();
    private boolean whySaid;

    /** @param width the length of the longest step's id */
    public RunView(Run run, int width, Screen screen, InstantSource clock) {
        this.run = run;
        this.width = width;
        this.screen = screen;
        this.clock = clock;
    }

    /** Shows what happened. */
    public void show(RunEvent event) {
        switch (event) {
            case StepStarted(StepId step, String tool, String op) -> started(step, tool + "." + op);
            case StepModeSet(StepId step, RunMode mode) -> mode(step, mode);
            case StepLogged(StepId step, String line) ->
                row(" ", step, screen.style().quiet(cut(line)));
            case StepIntended intended -> {}
            case StepResumed resumed -> {}
            case RunTakenUp taken -> {}
            case ItemsDone items -> {}
            case StepDone(StepOutcome outcome) -> done(outcome);
            case PhaseCompleted completed -> {}
            case RunCompleted(var id, RunEnd end) -> completed(end);
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

    private void started(StepId step, String call) {
        running.put(step, clock.instant());
        if (!screen.isLive()) {
            row("▸", step, Words.clean(call));
        }
    }

    private void mode(StepId step, RunMode mode) {
        switch (mode) {
            case LIVE -> {}
            case DRY_RUN -> row(" ", step, screen.style().quiet("simulated: nothing is sent"));
        }
    }

    private void done(StepOutcome outcome) {
        running.remove(outcome.step());
        tick();
        String time = Words.time(Duration.ofMillis(outcome.durationMs()))
                + (outcome.attempts() > 1 ? ", " + outcome.attempts() + " attempts" : "");
        switch (outcome.end()) {
            case StepEnd.Ok ok -> row(screen.style().good("✓"), outcome.step(), time);
            case StepEnd.Failed why -> failed(outcome.step(), why, time);
            case StepEnd.Skipped skipped ->
                row("-", outcome.step(), screen.style().quiet("skipped: its condition is false"));
        }
    }

    private void failed(StepId step, StepEnd.Failed why, String time) {
        String words = cut(why.code() + ": " + why.error());
        row(screen.style().bad("✗"), step, time + "  " + screen.style().bad(words));
        whySaid = true;
    }

    private void completed(RunEnd end) {
        running.clear();
        screen.close();
        String time = Words.time(Duration.between(run.startedAt(), end.at()));
        String words = end.how().id() + " in " + time;
        String mark = end.how() == RunEnd.How.OK
                ? screen.style().good("✓ " + words)
                : screen.style().bad("✗ " + words);
        screen.line("");
        screen.line(mark + "  " + screen.style().quiet(run.id().value()));
        if (end.error() != null && end.how() != RunEnd.How.CANCELLED && !whySaid) {
            screen.line("  " + cut((end.code() == null ? "" : end.code() + ": ") + end.error()));
        }
    }

    private void row(String mark, StepId step, String text) {
        screen.line((mark + " " + name(step) + "  " + text).stripTrailing());
    }

    private String name(StepId step) {
        return Words.padded(step.value(), width);
    }

    private static String cut(String text) {
        return Words.cut(text, WIDEST_LINE);
    }
}
