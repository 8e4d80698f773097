package app.dispatch.application.workflow;

import app.dispatch.application.Ids;
import app.dispatch.application.account.UserQuotas;
import app.dispatch.application.cpu.Share;
import app.dispatch.application.lint.PlanLint;
import app.dispatch.application.plan.CronExpression;
import app.dispatch.application.plan.PlanChecker;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.compose.Warning;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.plan.PlanId;
import app.dispatch.domain.plan.TriggerKind;
import app.dispatch.domain.run.Retention;
import app.dispatch.domain.token.Actor;
import app.dispatch.domain.workflow.Firing;
import app.dispatch.domain.workflow.KeepRuns;
import app.dispatch.domain.workflow.Patch;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.Schedule;
import app.dispatch.domain.workflow.WorkflowId;
import app.dispatch.domain.workflow.WorkflowPage;
import app.dispatch.domain.workflow.WorkflowPatch;
import app.dispatch.domain.workflow.WorkflowQuery;
import app.dispatch.domain.workflow.WorkflowVersion;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps a user's workflows valid. */
public final class WorkflowService implements Workflows {
    /** What a new, empty workflow is called. */
    public static final String BLANK_NAME = "Untitled Mission";

    static final String NOT_SCHEDULED = "not_scheduled";

    private final WorkflowStore store;
    private final PlanChecker plans;
    private final UserQuotas quotas;
    private final KeepingLimit keeping;
    private final Ids ids;
    private final InstantSource clock;

    /** One of which all runs are kept. */
    public WorkflowService(WorkflowStore store, PlanChecker plans, UserQuotas quotas, Ids ids, InstantSource clock) {
        this(store, plans, quotas, new Retention(0, 0), ids, clock);
    }

    /** @param most how long runs are kept at the most */
    public WorkflowService(
            WorkflowStore store, PlanChecker plans, UserQuotas quotas, Retention most, Ids ids, InstantSource clock) {
        this.keeping = new KeepingLimit(most);
        this.store = store;
        this.plans = plans;
        this.quotas = quotas;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public WorkflowPage list(UserId owner, WorkflowQuery query) {
        return store.list(owner, query);
    }

    @Override
    public SavedWorkflow save(Actor by, PlanDraft draft, Schedule schedule, Patch<KeepRuns> keepRuns, IfMatch seen) {
        refuse(keeping.problems(keepRuns));
        if (draft.problems().isEmpty()) {
            checkCron(draft.plan(), schedule);
        }
        Plan plan = plans.check(Share.of(by.owner()), draft).plan();
        UserId owner = by.owner();
        Optional<SavedWorkflow> saved = overwrite(owner, plan, schedule, keepRuns, seen);
        if (seen.isSaid()) {
            return saved.orElseThrow(IfMatch::nothingThere);
        }
        while (saved.isEmpty()) { // another request of this user may add or delete it between two looks
            SavedWorkflow fresh =
                    fresh(by.owner(), plan, schedule, true).keepingRuns(kept(keepRuns, KeepRuns.AS_SERVER));
            saved = add(by, fresh).or(() -> overwrite(owner, plan, schedule, keepRuns, seen));
        }
        return saved.get();
    }

    private static KeepRuns kept(Patch<KeepRuns> keepRuns, KeepRuns present) {
        return keepRuns.onto(present, KeepRuns.AS_SERVER);
    }

    private Optional<SavedWorkflow> overwrite(
            UserId owner, Plan plan, Schedule schedule, Patch<KeepRuns> keepRuns, IfMatch seen) {
        Instant now = clock.instant();
        return store.update(
                owner,
                WorkflowId.of(plan.id()),
                present -> {
                    seen.check(present);
                    return present.changed(plan, schedule, present.enabled(), now)
                            .keepingRuns(kept(keepRuns, present.keepRuns()));
                },
                quotas.of(owner));
    }

    @Override
    public SavedWorkflow replace(
            UserId owner, WorkflowId id, PlanDraft draft, Optional<Schedule> schedule, IfMatch seen) {
        SavedWorkflow before = get(owner, id);
        seen.check(before); // before the check of the plan: a stale one need not be mended
        Schedule wanted = schedule.orElse(before.schedule());
        PlanDraft renamed = new PlanDraft(draft.plan().withId(id.planId()), draft.path(), draft.problems());
        if (renamed.problems().isEmpty()) {
            checkCron(renamed.plan(), wanted);
        }
        Plan plan = plans.check(Share.of(owner), renamed).plan();
        return overwrite(owner, plan, wanted, Patch.keep(), seen).orElseThrow(() -> Refusal.notFound("workflow"));
    }

    /** The workflow that was added; empty when its owner has one of that id. */
    private Optional<SavedWorkflow> add(Actor by, SavedWorkflow fresh) {
        return store.add(by.owner(), fresh, by.token(), quotas.of(by.owner())) ? Optional.of(fresh) : Optional.empty();
    }

    /** A new, disabled workflow of this plan under an id that nobody has. */
    private SavedWorkflow addDisabled(Actor by, Plan plan, Schedule schedule) {
        Optional<SavedWorkflow> added = Optional.empty();
        while (added.isEmpty()) {
            added = add(by, fresh(by.owner(), plan.withId(new PlanId(ids.next("wf_"))), schedule, false));
        }
        return added.get();
    }

    private SavedWorkflow fresh(UserId owner, Plan plan, Schedule schedule, boolean enabled) {
        Instant now = clock.instant();
        return new SavedWorkflow(
                WorkflowId.of(plan.id()),
                owner,
                plan.withTrigger(schedule.trigger()),
                1,
                schedule,
                Firing.first(enabled, ids.secret()),
                0,
                null,
                now,
                now);
    }

    @Override
    public SavedWorkflow blank(Actor by) {
        Plan empty = Plan.of(new PlanId("blank"), clock.instant(), BLANK_NAME, List.of());
        return addDisabled(by, empty, Schedule.ON_DEMAND);
    }

    @Override
    public SavedWorkflow create(Actor by, Plan plan) {
        Schedule schedule = plan.trigger() == null ? Schedule.ON_DEMAND : Schedule.of(plan.trigger());
        checkCron(plan, schedule);
        Plan checked = plans.check(Share.of(by.owner()), PlanDraft.of(plan)).plan();
        return addDisabled(by, checked.withCreatedAt(clock.instant()), schedule);
    }

    @Override
    public List<Warning> warnings(SavedWorkflow workflow) {
        List<Warning> warnings = new ArrayList<>();
        if (workflow.plan().cron() != null && workflow.schedule() == Schedule.ON_DEMAND) {
            warnings.add(new Warning(
                    NOT_SCHEDULED,
                    "/cron",
                    "The plan has a cron expression, and the workflow is on demand: it does not run by itself.",
                    "Save it with \"schedule\": \"scheduled\", or change the workflow's \"trigger\" to \"schedule\"."));
        }
        try {
            Share share = Share.of(workflow.owner());
            warnings.addAll(plans.cpu()
                    .await(share, () -> new PlanLint(plans.check(share, PlanDraft.of(workflow.plan()))).warnings()));
        } catch (Refusal invalid) {
            // what it may do is known once it can run
        }
        return warnings;
    }

    @Override
    public SavedWorkflow get(UserId owner, WorkflowId id) {
        return store.find(owner, id).orElseThrow(() -> Refusal.notFound("workflow"));
    }

    @Override
    public SavedWorkflow patch(UserId owner, WorkflowId id, WorkflowPatch patch, IfMatch seen) {
        Instant now = clock.instant();
        patched(get(owner, id), patch, seen, now); // checked before the row is locked: a check may wait for its turn
        return store.update(owner, id, present -> patched(present, patch, seen, now), quotas.of(owner))
                .orElseThrow(() -> Refusal.notFound("workflow"));
    }

    private SavedWorkflow patched(SavedWorkflow present, WorkflowPatch patch, IfMatch seen, Instant now) {
        seen.check(present);
        Plan plan = present.plan();
        Plan wanted = new Plan(
                plan.id(),
                plan.createdAt(),
                patch.name().onto(plan.name(), plan.name()),
                onto(patch.description(), plan.description()),
                plan.trigger(),
                onto(patch.cron(), plan.cron()),
                onto(patch.timezone(), plan.timezone()),
                patch.steps().onto(plan.steps(), List.of()),
                plan.limits(),
                plan.planner(),
                plan.assumptions(),
                plan.metadata());
        Schedule schedule = Schedule.of(patch.trigger()
                .onto(present.schedule().trigger(), present.schedule().trigger()));
        List<Problem> problems = new ArrayList<>(patch.problems());
        if (wanted.name().isBlank()) {
            problems.add(new Problem("/name", "must not be blank"));
        }
        problems.addAll(keeping.problems(patch.keepRuns()));
        if (problems.isEmpty()) {
            checkCron(wanted, schedule);
        } else if (problems.stream().noneMatch(problem -> problem.path().startsWith("/steps"))) {
            refuse(problems);
        }
        if (!problems.isEmpty() || !wanted.equals(plan)) {
            // A plan that stays as it is may have become invalid, and its workflow must still be possible to disable.
            plans.check(Share.of(present.owner()), new PlanDraft(wanted, "", problems));
        }
        Firing firing = present.firing();
        return present.changed(wanted, schedule, patch.enabled().onto(firing.enabled(), firing.enabled()), now)
                .withGet(patch.allowGet().onto(firing.allowGet(), firing.allowGet()))
                .keepingRuns(kept(patch.keepRuns(), present.keepRuns()));
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "The workflow cannot be changed like this", problems);
        }
    }

    private static @Nullable String onto(Patch<String> patch, @Nullable String present) {
        return switch (patch) {
            case Patch.Keep<String>() -> present;
            case Patch.Set<String>(String value) -> value;
            case Patch.Clear<String>() -> null;
        };
    }

    private static void checkCron(Plan plan, Schedule schedule) {
        String cron = plan.cron();
        if (cron != null) {
            CronExpression.parse(cron, plan.timezone());
        } else if (schedule == Schedule.SCHEDULED) {
            throw Refusal.of(
                    ErrorCode.CRON_INVALID, "A scheduled workflow needs a cron expression, such as `0 9 * * 1-5`");
        }
    }

    @Override
    public List<WorkflowVersion> versions(UserId owner, WorkflowId id) {
        get(owner, id);
        return store.versions(owner, id);
    }

    @Override
    public SavedWorkflow restore(UserId owner, WorkflowId id, int number) {
        SavedWorkflow before = get(owner, id);
        WorkflowVersion version = store.version(owner, id, number).orElseThrow(() -> Refusal.notFound("version"));
        Instant now = clock.instant();
        restored(before, version.plan(), now);
        plans.check(
                Share.of(owner),
                PlanDraft.of(version.plan())); // before the row is locked: a check may wait for its turn
        return store.update(owner, id, present -> restored(present, version.plan(), now), quotas.of(owner))
                .orElseThrow(() -> Refusal.notFound("workflow"));
    }

    private SavedWorkflow restored(SavedWorkflow present, Plan plan, Instant now) {
        TriggerKind trigger = plan.trigger();
        Schedule schedule = trigger == null ? present.schedule() : Schedule.of(trigger);
        checkCron(plan, schedule);
        return present.changed(plan, schedule, present.enabled(), now);
    }

    @Override
    public SavedWorkflow renewSecret(UserId owner, WorkflowId id) {
        String secret = ids.secret();
        Instant now = clock.instant();
        return store.update(owner, id, present -> present.withSecret(secret, now))
                .orElseThrow(() -> Refusal.notFound("workflow"));
    }

    @Override
    public void delete(UserId owner, WorkflowId id, IfMatch seen) {
        store.delete(owner, id, seen::check);
    }

    @Override
    public Optional<Instant> nextRunAt(SavedWorkflow workflow) {
        return FiringTimes.next(workflow, clock.instant());
    }
}
