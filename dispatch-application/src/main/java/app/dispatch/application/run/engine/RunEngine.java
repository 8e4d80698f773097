package app.dispatch.application.run.engine;

import app.dispatch.application.StoreRetry;
import app.dispatch.application.admission.Places;
import app.dispatch.application.cpu.Lane;
import app.dispatch.application.cpu.Share;
import app.dispatch.application.expression.Scope;
import app.dispatch.application.integration.Connections;
import app.dispatch.application.json.Json;
import app.dispatch.application.plan.CheckedPlan;
import app.dispatch.application.plan.CronExpression;
import app.dispatch.application.plan.PlanChecker;
import app.dispatch.application.run.store.Approvals;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.error.RunLost;
import app.dispatch.domain.plan.Phase;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.RunLimits;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunEvent.RunTakenUp;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunState;
import app.dispatch.domain.run.StepEnd;
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Weight;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Drives runs to their end, phase by phase, from what their journals hold: a first try and a recovery are the same. It keeps
 * nothing between runs.
 */
public final class RunEngine {
    private static final String CRASHED =
            "The process ended twice while this run was under way; it is not taken up again";

    private final PlanChecker plans;
    private final Connections connections;
    private final PhaseRunner phases;
    private final RunTimer timer;
    private final Lease lease;
    private final RunMemory memory;
    private final Owners owners;
    private final Places<UserId> places = CallTurns.places();
    private final InstantSource clock;

    /** An engine whose steps make their calls by {@code calls}, and wait for what {@code approvals} keep. */
    public RunEngine(
            PlanChecker plans,
            Connections connections,
            CallRunner calls,
            Approvals approvals,
            RunTimer timer,
            Lease lease,
            RunMemory memory,
            Owners owners,
            InstantSource clock) {
        StepRunner steps = new StepRunner(calls, clock);
        this.plans = plans;
        this.connections = connections;
        this.phases = new PhaseRunner(steps, new ApprovalGate(approvals, steps, clock));
        this.timer = timer;
        this.lease = lease;
        this.memory = memory;
        this.owners = owners;
        this.clock = clock;
    }

    /**
     * Drives the run until it has ended or waits for its owner, on the caller's thread.
     *
     * @param past the run, and what is recorded of it so far
     * @param writer records what happens from now on
     * @param stopSignal stops it from outside
     * @return the whole record; a run that waits for an approval goes on once it is claimed again
     * @throws app.dispatch.domain.error.RunLost when it goes on elsewhere, or later
     */
    public RunRecord drive(Past past, RunJournal writer, StopSignal stopSignal) {
        Run run = past.run();
        RunProgress progress = past.progress();
        if (past.takesProcessesDown()) {
            return endAtOnce(run, writer, progress, FailureCode.RUN_CRASHED, CRASHED);
        }
        if (past.afterCrash()) {
            writer.record(() -> RunJournal.Entry.of(new RunTakenUp()));
        }
        CheckedPlan plan;
        try {
            plan = plans.recorded(Share.ofRuns(run.owner()), run.order().plan());
        } catch (Refusal invalid) {
            return endAtOnce(run, writer, progress, FailureCode.OP_UNAVAILABLE, invalid.text());
        }
        RunUsage used = RunUsage.of(progress, plan);
        Runnable stopTimer = timer.start(stopSignal, plan.plan().limits(), used.time());
        try (RunMemory.Share held = memory.share(run.owner())) {
            RunContext context = context(past, plan, used, held, writer, stopSignal);
            hold(progress, context);
            Optional<RunEnd> end = walkOrLeave(context);
            return new RunRecord(
                    end.map(run::ended).orElseGet(() -> run.in(RunState.Open.WAITING)), progress.outcomes());
        } finally {
            stopTimer.run();
        }
    }

    private RunContext context(
            Past past,
            CheckedPlan plan,
            RunUsage used,
            RunMemory.Share held,
            RunJournal writer,
            StopSignal stopSignal) {
        UserId owner = past.run().owner();
        RunProgress progress = past.progress();
        RunLimits limits = plan.plan().limits();
        return new RunContext(
                past.run(),
                plan,
                StoreRetry.whileAway(stopSignal::isHandedOver, () -> RunConnections.read(owner, plan, connections)),
                progress,
                writer,
                stopSignal,
                lease,
                new RunContext.Allowance(
                        new RunBudget(limits, used),
                        new CallTurns(places, owner, stopSignal, writer),
                        InputRoom.after(progress.outcomes()),
                        OutputCap.after(progress.outcomes()),
                        held),
                clock.instant().plus(timer.limit(limits)).minus(used.time()));
    }

    /** What an earlier process recorded is in memory now too. */
    private static void hold(RunProgress progress, RunContext context) {
        long recorded = progress.outcomes().stream()
                .flatMap(outcome ->
                        Stream.concat(Optional.ofNullable(outcome.input()).stream(), outcome.output().stream()))
                .mapToLong(Weight::of)
                .sum();
        context.memory().hold(Math.min(recorded, context.memory().left()), context.stopSignal(), () -> {});
    }

    /** The same as {@link #walk}; a run that is left here leaves nothing unrecorded. */
    private Optional<RunEnd> walkOrLeave(RunContext context) {
        try {
            return walk(context);
        } catch (RunLost lost) {
            context.journal().leave();
            throw lost;
        }
    }

    /** How the run ended; empty when it waits for an approval. */
    private Optional<RunEnd> walk(RunContext context) {
        Scope scope = scope(context);
        for (Phase phase : context.plan().phases()) {
            Optional<RunEnd> already = end(context, phase.index() - 1);
            if (already.isPresent()) {
                return Optional.of(finish(context, already.get()));
            }
            leaveIfHandedOver(context);
            if (hasOpenSteps(phase, context)) {
                Holder ended = new Holder();
                Set<StepId> waiting =
                        phases.run(phase, with(scope, context), context, () -> ended.keep(end(context, phase.index())));
                if (ended.end.isPresent()) {
                    return ended.end;
                }
                if (!waiting.isEmpty()) {
                    return park(context, phase, waiting);
                }
            }
        }
        int last = context.plan().phases().size() - 1;
        return Optional.of(finish(context, end(context, last).orElseThrow()));
    }

    /** Lets the run wait, unless it ends for another reason than its last step. */
    private Optional<RunEnd> park(RunContext context, Phase phase, Set<StepId> waiting) {
        Optional<RunEnd> end = end(context, phase.index() - 1);
        if (end.isPresent()) {
            return Optional.of(finish(context, end.get()));
        }
        leaveIfHandedOver(context);
        context.journal().park(waiting);
        return Optional.empty();
    }

    /** Goes no further, once what has been done is recorded. */
    private static void leaveIfHandedOver(RunContext context) {
        if (context.stopSignal().isHandedOver()) {
            throw new RunLost("it is another process's now");
        }
    }

    /** What the phase's last record said of the run's end. */
    private static final class Holder {
        private Optional<RunEnd> end = Optional.empty();

        Optional<RunEnd> keep(Optional<RunEnd> found) {
            end = found;
            return found;
        }
    }

    private static boolean hasOpenSteps(Phase phase, RunContext context) {
        return phase.steps().stream()
                .anyMatch(step -> context.progress().outcome(step.id()).isEmpty());
    }

    private static RunEnd finish(RunContext context, RunEnd end) {
        context.journal().record(() -> RunJournal.Entry.end(context.run().id(), end));
        return end;
    }

    /** How the run ends after that phase; empty when it goes on. */
    private Optional<RunEnd> end(RunContext context, int phase) {
        Instant now = clock.instant();
        Optional<RunEnd> stopped = context.stopSignal().reason().flatMap(why -> end(why, now));
        if (stopped.isPresent()) {
            return stopped;
        }
        Optional<RunEnd> failure = context.progress()
                .failure(context.plan().plan().steps())
                .flatMap(step -> step.failure().map(why -> failed(step.step(), why, now)));
        if (failure.isPresent()) {
            return failure;
        }
        boolean last = phase == context.plan().phases().size() - 1;
        return last ? Optional.of(RunEnd.ok(now)) : Optional.empty();
    }

    private static RunEnd failed(StepId step, StepEnd.Failed why, Instant now) {
        return RunEnd.failed(now, "Step `" + step + "` failed: " + why.error(), why.code());
    }

    /** How a run ends that was stopped; empty when that is for the next process to say. */
    private static Optional<RunEnd> end(StopSignal.Reason why, Instant now) {
        String code = why.code().id();
        return switch (why) {
            case CANCELLED -> Optional.of(new RunEnd(RunEnd.How.CANCELLED, now, why.text(), code));
            case TIMED_OUT, OUT_OF_BUDGET -> Optional.of(RunEnd.failed(now, why.text(), code));
            case HANDED_OVER -> Optional.empty();
        };
    }

    private Scope scope(RunContext context) {
        Run run = context.run();
        Plan plan = context.plan().plan();
        LocalDate date = LocalDate.ofInstant(run.startedAt(), CronExpression.zone(plan.timezone()));
        String id =
                run.order().workflowId().map(WorkflowId::value).orElse(plan.id().value());
        return Scope.of(
                Json.readBack(run.order().payload()),
                new Scope.RunView(run.id(), run.startedAt(), date, owners.once(run.owner())),
                new Scope.WorkflowView(id, plan.name()));
    }

    private Scope with(Scope base, RunContext context) {
        Map<String, Scope.StepView> seen = new HashMap<>();
        for (StepOutcome outcome : context.progress().outcomes()) {
            Value output = outcome.output().orElse(Value.NULL);
            seen.put(outcome.step().value(), new Scope.StepView(outcome.status(), output));
        }
        Lane lane = new RunLane(plans.cpu(), Share.ofRuns(context.run().owner()), context.stopSignal());
        return new Scope(base.trigger(), base.run(), base.workflow(), seen, null, lane);
    }

    private RunRecord endAtOnce(Run run, RunJournal writer, RunProgress progress, FailureCode code, String text) {
        RunEnd end = RunEnd.failed(clock.instant(), text, code.id());
        writer.record(() -> RunJournal.Entry.end(run.id(), end));
        return new RunRecord(run.ended(end), progress.outcomes());
    }
}
