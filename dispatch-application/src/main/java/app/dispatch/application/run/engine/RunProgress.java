package app.dispatch.application.run.engine;

import app.dispatch.domain.plan.OnError;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.DoneItem;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RunEvent.ItemsDone;
import app.dispatch.domain.run.RunEvent.StepDone;
import app.dispatch.domain.run.RunEvent.StepIntended;
import app.dispatch.domain.run.RunEvent.StepResumed;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.run.StepStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How far a run has come: what its journal tells. Safe for use by several threads. */
public final class RunProgress {
    private final Map<StepId, StepOutcome> outcomes = new LinkedHashMap<>();
    private final Set<StepId> intended = new HashSet<>();
    private final Map<StepId, RunId> keys = new HashMap<>();
    private final Map<StepId, List<DoneItem>> items = new HashMap<>();

    private RunProgress() {}

    /** What these events tell. */
    public static RunProgress of(List<Recorded> journal) {
        RunProgress progress = new RunProgress();
        for (Recorded recorded : journal) {
            switch (recorded.event()) {
                case StepDone(StepOutcome outcome) -> progress.add(outcome);
                case StepIntended(StepId step, int attempt) -> progress.intended.add(step);
                case StepResumed(StepId step, RunId keysOf) -> progress.keys.put(step, keysOf);
                case ItemsDone(StepId step, List<DoneItem> done) -> progress.items.put(step, done);
                default -> {}
            }
        }
        return progress;
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
        return intended.contains(step) && !outcomes.containsKey(step);
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
