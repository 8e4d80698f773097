package app.dispatch.adapters.http.mcp;

import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.json.Reading;
import app.dispatch.application.json.RunJson;
import app.dispatch.application.run.Runs;
import app.dispatch.application.run.StartedRun;
import app.dispatch.application.run.store.EventFeed.Subscription;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RunEvent;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Watches a run for a client for a while, and tells what became of it. */
record RunWatch(Runs runs, PlanJson plans) {
    /** Clients give up after a minute when they are not told otherwise. */
    static final Duration LONGEST = Duration.ofSeconds(50);

    static final Duration USUAL = Duration.ofSeconds(25);

    /** An output that is longer, in characters of JSON, is cut: a model would have to read all of it. */
    private static final int LONGEST_OUTPUT = 8_000;

    private static final int BEGINNING = 2_000;

    /** How long to wait, as the arguments say. */
    static Duration wait(Reading from, Duration otherwise) {
        return from.whole("waitSeconds", 0, LONGEST.toSeconds())
                .map(Duration::ofSeconds)
                .orElse(otherwise);
    }

    /** A run that this very call began: it ends with a client that cancels the call, but not with one that leaves. */
    Fields begun(McpCall call, StartedRun started, Duration wait) {
        try {
            return watched(call, started, wait);
        } catch (McpCall.Cancelled cancelled) {
            runs.cancel(call.owner(), started.run().id());
            throw cancelled;
        }
    }

    /** Any other run. */
    Fields of(McpCall call, RunId id, Duration wait) {
        if (wait.isZero()) {
            return told(runs.get(call.owner(), id));
        }
        return watched(call, runs.attach(call.owner(), id), wait);
    }

    /** A run that waits, once {@code decide} has let it go on: until then it stands as it stood. */
    Fields after(McpCall call, RunId id, Duration wait, Runnable decide) {
        Semaphore moves = new Semaphore(0);
        AtomicBoolean past = new AtomicBoolean(true);
        AtomicBoolean moved = new AtomicBoolean();
        try (Subscription subscription = runs.follow(call.owner(), id, 0, event -> {
            if (!past.get()) {
                moved.set(true);
                moves.release();
            }
        })) {
            past.set(false);
            decide.run();
            call.letGo();
            call.await(moves, moved::get, wait, () -> {});
        }
        return of(call, id, wait);
    }

    private Fields watched(McpCall call, StartedRun started, Duration wait) {
        RunId id = started.run().id();
        CompletableFuture<RunRecord> ended = started.ended();
        Semaphore wake = new Semaphore(0);
        Progress progress = new Progress(call, steps(started), wake);
        var unused = ended.whenComplete((record, failure) -> wake.release());
        call.letGo();
        try (Subscription subscription = runs.follow(call.owner(), id, 0, progress::tell)) {
            call.await(wake, ended::isDone, wait, progress::report);
        }
        RunRecord record = runs.get(call.owner(), id);
        progress.recorded(record);
        progress.report();
        return told(record);
    }

    private int steps(StartedRun started) {
        return plans.readBack(started.run().order().plan()).steps().size();
    }

    /** How many of a run's steps are done, told by whoever runs it and reported by whoever waits. */
    private static final class Progress {
        private final McpCall call;
        private final int steps;
        private final Semaphore wake;
        private final AtomicInteger done = new AtomicInteger();
        private final AtomicReference<String> last = new AtomicReference<>("");
        private int reported = -1;

        Progress(McpCall call, int steps, Semaphore wake) {
            this.call = call;
            this.steps = steps;
            this.wake = wake;
        }

        void tell(Recorded event) {
            if (event.event() instanceof RunEvent.StepDone(var outcome)) {
                last.set(outcome.step() + " " + outcome.status().id());
                done.incrementAndGet();
                wake.release();
            }
        }

        /** What is on record counts, also where it was not told in time: a run's end may overtake its last step's. */
        void recorded(RunRecord record) {
            int known = record.steps().size();
            if (known > done.get()) {
                StepOutcome outcome = record.steps().getLast();
                last.set(outcome.step() + " " + outcome.status().id());
                done.set(known);
            }
        }

        void report() {
            int now = done.get();
            if (now > reported) {
                reported = now;
                call.progress(now, Optional.of(steps), now == 0 ? "The run has begun" : last.get());
            }
        }
    }

    /** The run as it stands, and how to go on. */
    Fields told(RunRecord record) {
        RunStatus status = record.run().status();
        RunId id = record.run().id();
        String outcome = status.isEnded() ? "ended" : status == RunStatus.WAITING ? "waiting_for_approval" : "running";
        String message = switch (outcome) {
            case "ended" -> "The run ended: " + status.id() + ".";
            case "waiting_for_approval" ->
                "The run waits for a person: list_approvals shows what it asks, decide_approval answers.";
            default -> "The run goes on by itself. Call get_run with runId " + id + " to wait for it.";
        };
        return Fields.builder()
                .put("outcome", outcome)
                .put("runId", id.value())
                .put("status", status.id())
                .put("message", message)
                .put("run", shortened(RunJson.write(record), id))
                .build();
    }

    private static Fields shortened(Fields run, RunId id) {
        List<Value> steps = run.items("steps").stream()
                .map(step -> step instanceof Fields fields ? shortenedStep(fields, id) : step)
                .toList();
        return run.with("steps", Value.of(steps));
    }

    private static Value shortenedStep(Fields step, RunId id) {
        Fields shorter = step;
        for (String part : List.of("input", "output")) {
            String text = step.get(part).map(Json::write).orElse("");
            if (text.length() > LONGEST_OUTPUT) {
                shorter = shorter.with(part, Value.of(text.substring(0, BEGINNING)))
                        .with(
                                part + "Cut",
                                Value.of("The first " + BEGINNING + " of " + text.length()
                                        + " characters of its JSON; all of it is in dispatch://runs/" + id));
            }
        }
        return shorter;
    }

    /** The object without these members. */
    static Fields without(Fields fields, String... names) {
        Map<String, Value> rest = new LinkedHashMap<>(fields.values());
        rest.keySet().removeAll(List.of(names));
        return new Fields(rest);
    }
}
