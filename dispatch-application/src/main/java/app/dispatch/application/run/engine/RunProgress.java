package app.dispatch.application.run.engine;

import app.dispatch.domain.plan.OnError;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.DoneItem;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RunEvent;
import app.dispatch.domain.run.RunEvent.ItemsDone;
import app.dispatch.domain.run.RunEvent.StepDone;
import app.dispatch.domain.run.RunEvent.StepIntended;
import app.dispatch.domain.run.RunEvent.StepResumed;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.run.StepStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far a run has come: what its journal tells. Safe for use by several threads. */
public final class RunProgress {
    private final Map<StepId, StepOutcome> outcomes = new LinkedHashMap<>();
    private final Map<StepId, Integer> intents = new HashMap<>();
    private final Map<StepId, RunId> keys = new HashMap<>();
    private final Map<StepId, List<DoneItem>> items = new HashMap<>();

    /** That of a run of which nothing is recorded. */
    RunProgress() {}

    /** What these events tell. */
    public static RunProgress of(List<Recorded> journal) {
        RunProgress progress = new RunProgress();
        journal.forEach(recorded -> progress.add(recorded.event()));
        return progress;
    }

    /** Notes what an event that is recorded tells. */
    void add(RunEvent event) {
        switch (event) {
            case StepDone(StepOutcome outcome) -> add(outcome);
            case StepIntended(StepId step, int attempt) -> intents.merge(step, 1, Integer::sum);
            case StepResumed(StepId step, RunId keysOf) -> keys.put(step, keysOf);
            case ItemsDone(StepId step, List<DoneItem> done) -> items.put(step, done);
            default -> {}
        }
    }

    synchronized void add(StepOutcome outcome) {
        outcomes.put(outcome.step(), outcome);
    }

    public synchronized Optional<StepOutcome> outcome(StepId step) {
        return Optional.ofNullable(outcomes.get(step));
    }

    /** All outcomes, in the order in which they came. */
    public synchronized List<StepOutcome> outcomes() {
        return new ArrayList<>(outcomes.values());
    }

    /** Whether an earlier process was about to do the step's write and left no word of how it ended. */
    synchronized boolean isInterrupted(StepId step) {
        return intents.containsKey(step) && !outcomes.containsKey(step);
    }

    /** How many calls an earlier process was about to make of whose steps it left no outcome. */
    synchronized int interruptedCalls() {
        return intents.entrySet().stream()
                .filter(intent -> !outcomes.containsKey(intent.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** The earlier run under whose idempotency keys the step's calls are made; empty for this run's own. */
    public Optional<RunId> keysOf(StepId step) {
        return Optional.ofNullable(keys.get(step));
    }

    /** The items that the step had done when it was tried last. */
    public List<DoneItem> itemsDone(StepId step) {
        return items.getOrDefault(step, List.of());
    }

    /** The first of these steps whose failure fails the run. */
    Optional<StepOutcome> failure(List<Step> steps) {
        return steps.stream()
                .filter(step -> step.onError() == OnError.FAIL)
                .flatMap(step -> outcome(step.id()).stream())
                .filter(outcome -> outcome.status() == StepStatus.FAILED)
                .findFirst();
    }
}
