package app.dispatch.application.trigger;

import app.dispatch.application.json.Json;
import app.dispatch.application.run.KeyedRun;
import app.dispatch.application.run.RunRequest;
import app.dispatch.application.run.Runs;
import app.dispatch.application.trigger.CronReport.Fired;
import app.dispatch.application.workflow.DueWorkflow;
import app.dispatch.application.workflow.FiringTimes;
import app.dispatch.application.workflow.WorkflowStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunKey;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.workflow.SavedWorkflow;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires the workflows that the store says are due. The run's key, recorded with the run, makes it once for a workflow and
 * time; a process that ends between a run and saying when the workflow is due next is made up for by the next look.
 */
public final class CronService implements Cron {
    private static final Logger LOG = LoggerFactory.getLogger(CronService.class);
    private static final int PAGE = 50;

    private final WorkflowStore store;
    private final Runs runs;
    private final MissedRuns missed;
    private final InstantSource clock;
    private final Predicate<UserId> locked;

    /** Nothing is missed from here on: this process has been there. */
    private volatile Instant presentSince;

    /** Fires what is in this store, of all users. */
    public CronService(WorkflowStore store, Runs runs, MissedRuns missed, InstantSource clock) {
        this(store, runs, missed, clock, owner -> false);
    }

    /**
     * Fires what is in this store.
     *
     * @param locked whose workflows are not fired; what is due meanwhile is not made up for
     */
    public CronService(
            WorkflowStore store, Runs runs, MissedRuns missed, InstantSource clock, Predicate<UserId> locked) {
        this.locked = locked;
        this.store = store;
        this.runs = runs;
        this.missed = missed;
        this.clock = clock;
        this.presentSince = Instant.MAX;
    }

    @Override
    public CronReport fire() {
        Instant now = clock.instant();
        int scheduled = store.scheduled();
        List<Fired> fired = new ArrayList<>();
        List<DueWorkflow> due = store.due(now, PAGE);
        while (!due.isEmpty()) {
            for (DueWorkflow one : due) {
                if (!fire(one, now, fired)) {
                    return new CronReport(now, scheduled, fired);
                }
            }
            due = store.due(now, PAGE);
        }
        presentSince = now;
        return new CronReport(now, scheduled, fired);
    }

    /** Fires it or not, and says when it is due next; false when nothing can be fired just now. */
    private boolean fire(DueWorkflow due, Instant now, List<Fired> fired) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        boolean late = due.at().isBefore(minute);
        if ((!late || isMadeUpFor(due)) && !locked.test(due.workflow().owner())) {
            Optional<RuntimeException> failure = attempt(due, fired);
            if (failure.filter(CronService::isPassing).isPresent()) {
                return false;
            }
        }
        SavedWorkflow workflow = due.workflow();
        Instant after = late ? minute.minusNanos(1) : due.at();
        if (isOlderThanItsWorkflow(due)) {
            after = later(
                    due.at(),
                    workflow.updatedAt().truncatedTo(ChronoUnit.MINUTES).minusNanos(1));
        }
        store.moveOn(
                workflow.owner(),
                workflow.id(),
                due.at(),
                FiringTimes.next(workflow, after).orElse(null));
        return true;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** What kept it from being started; one workflow's trouble never keeps another from firing. */
    private Optional<RuntimeException> attempt(DueWorkflow due, List<Fired> fired) {
        try {
            start(due).ifPresent(fired::add);
            return Optional.empty();
        } catch (Refusal refused) {
            LOG.warn("workflow {} was due and not started: {}", due.workflow().id(), refused.code());
            fired.add(new Fired(due.workflow().id(), null));
            return Optional.of(refused);
        } catch (RuntimeException bug) {
            LOG.error("workflow {} was due and not started", due.workflow().id(), bug);
            fired.add(new Fired(due.workflow().id(), null));
            return Optional.of(bug);
        }
    }

    /** Whether nothing can be started just now: the workflow stays due. */
    private static boolean isPassing(RuntimeException failure) {
        return failure instanceof Refusal refused && refused.errorCode() == ErrorCode.UNAVAILABLE;
    }

    private boolean isMadeUpFor(DueWorkflow due) {
        boolean known = due.at().isAfter(Instant.EPOCH) && !isOlderThanItsWorkflow(due);
        return known && (missed == MissedRuns.ONCE || due.at().isAfter(presentSince));
    }

    /** Whether it is the time within whose minute the workflow was changed: nobody asked in time, and nothing was missed. */
    private static boolean isOlderThanItsWorkflow(DueWorkflow due) {
        return due.at().isAfter(Instant.EPOCH)
                && due.at().isBefore(due.workflow().updatedAt());
    }

    /** The run; empty when another has started it. */
    private Optional<Fired> start(DueWorkflow due) {
        SavedWorkflow workflow = due.workflow();
        KeyedRun run = runs.startOnce(
                new RunRequest(
                        workflow.owner(),
                        new RunRequest.What.Known(workflow),
                        payload(workflow.plan(), due.at()),
                        RunMode.LIVE,
                        RunCause.SCHEDULED),
                new RunKey("cron:" + workflow.id(), due.at().toString(), ""));
        return run.repeated() ? Optional.empty() : Optional.of(new Fired(workflow.id(), run.started()));
    }

    private static String payload(Plan plan, Instant at) {
        return Json.write(Fields.builder()
                .put("scheduledAt", at.toString())
                .putIfPresent("cron", plan.cron())
                .put("timezone", plan.timezone() == null ? "UTC" : plan.timezone())
                .build());
    }
}
