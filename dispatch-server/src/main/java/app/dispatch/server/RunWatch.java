package app.dispatch.server;

import app.dispatch.application.run.Runs;
import app.dispatch.application.run.StartedRun;
import app.dispatch.application.run.store.EventFeed.Subscription;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunEvent.RunCompleted;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Shows a run on the calling thread until it ends, and cancels it when the program is to stop. Whoever runs the plan only
 * leaves a note in a queue, so a slow terminal never slows the run.
 */
final class RunWatch {
    private static final long TICK_MS = 100;

    private final Runs runs;
    private final StartedRun started;
    private final RunOutput output;
    private final BlockingQueue<Runnable> notes = new LinkedBlockingQueue<>();
    private RunEnd.@Nullable How end;

    RunWatch(Runs runs, StartedRun started, RunOutput output) {
        this.runs = runs;
        this.started = started;
        this.output = output;
    }

    /**
     * How the run ended.
     *
     * @throws app.dispatch.domain.error.Refusal when this process cannot see it to its end
     */
    RunEnd.How watch(Stop stop) {
        var run = started.run();
        try (Subscription subscription = runs.follow(run.owner(), run.id(), 0, event -> notes.add(() -> show(event)))) {
            stop.then(() -> notes.add(() -> runs.cancel(run.owner(), run.id())));
            var unused = started.ended().whenComplete((record, failure) -> {
                if (failure != null) {
                    notes.add(() -> {
                        throw asThrown(failure);
                    });
                }
            });
            while (end == null) {
                next().ifPresentOrElse(Runnable::run, output::tick);
            }
            return end;
        }
    }

    private static RuntimeException asThrown(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof RuntimeException thrown ? thrown : new CompletionException(cause);
    }

    private Optional<Runnable> next() {
        try {
            return Optional.ofNullable(notes.poll(TICK_MS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException nobodyDoes) {
            throw new IllegalStateException("the watching thread is interrupted by nobody", nobodyDoes);
        }
    }

    private void show(Recorded event) {
        output.show(event);
        if (event.event() instanceof RunCompleted completed) {
            end = completed.end().how();
        }
    }
}
