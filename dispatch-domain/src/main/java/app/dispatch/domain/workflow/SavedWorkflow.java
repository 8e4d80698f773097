package app.dispatch.domain.workflow;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.plan.Plan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A plan that a user keeps, with what starts it and how often it ran.
 *
 * @param plan the plan; its trigger is that of {@code schedule}
 * @param version how many times the plan was changed, from 1
 * @param keepRuns how long its ended runs are kept, when that is shorter than the server keeps them; {@link KeepRuns#AS_SERVER} for
 *     as long as the server does
 */
public record SavedWorkflow(
        WorkflowId id,
        UserId owner,
        Plan plan,
        int version,
        Schedule schedule,
        Firing firing,
        KeepRuns keepRuns,
        RunCount count,
        Instant createdAt,
        Instant updatedAt) {
    /** One whose runs are kept as long as the server does. */
    public SavedWorkflow(
            WorkflowId id,
            UserId owner,
            Plan plan,
            int version,
            Schedule schedule,
            Firing firing,
            long runCount,
            @Nullable Instant lastRunAt,
            Instant createdAt,
            Instant updatedAt) {
        this(
                id,
                owner,
                plan,
                version,
                schedule,
                firing,
                KeepRuns.AS_SERVER,
                new RunCount(runCount, lastRunAt),
                createdAt,
                updatedAt);
    }

    /** Its ended runs. */
    public long runCount() {
        return count.runs();
    }

    /** The latest start of its ended runs; null for none. */
    public @Nullable Instant lastRunAt() {
        return count.lastRunAt();
    }

    /** Whether cron and webhook fire it. */
    public boolean enabled() {
        return firing.enabled();
    }

    /** The secret part of its webhook's URL; see {@link Firing}. */
    public @Nullable String webhookSecret() {
        return firing.webhookSecret();
    }

    /**
     * The same workflow with another plan and trigger, one version on when the plan is another. When the plan was made
     * stays: a plan that is sent without it gets the time at which it is read, and would be another each time.
     */
    public SavedWorkflow changed(Plan other, Schedule when, boolean on, Instant at) {
        Plan kept = other.withId(id.planId()).withTrigger(when.trigger()).withCreatedAt(plan.createdAt());
        int next = kept.equals(plan) ? version : version + 1;
        return new SavedWorkflow(id, owner, kept, next, when, firing.enabled(on), keepRuns, count, createdAt, at);
    }

    /** The present version. */
    public WorkflowVersion present() {
        return new WorkflowVersion(version, updatedAt, plan);
    }

    /** The same workflow with another webhook secret: its former URL fires nothing any more. */
    public SavedWorkflow withSecret(@Nullable String other, Instant at) {
        return firing(firing.withSecret(other), at);
    }

    /** The same workflow with or without GET at its webhook. */
    public SavedWorkflow withGet(boolean allowed) {
        return firing(firing.withGet(allowed), updatedAt);
    }

    private SavedWorkflow firing(Firing other, Instant at) {
        return new SavedWorkflow(id, owner, plan, version, schedule, other, keepRuns, count, createdAt, at);
    }

    /** The same workflow whose runs are kept so long. */
    public SavedWorkflow keepingRuns(KeepRuns other) {
        return new SavedWorkflow(id, owner, plan, version, schedule, firing, other, count, createdAt, updatedAt);
    }

    /** The same workflow after one more of its runs ended: {@code lastRunAt} is the latest start of them. */
    public SavedWorkflow afterRun(Instant startedAt) {
        return counting(count.plus(startedAt));
    }

    /** The same workflow with the counters of another state of it. */
    public SavedWorkflow withCountersOf(SavedWorkflow other) {
        return counting(other.count);
    }

    private SavedWorkflow counting(RunCount other) {
        return new SavedWorkflow(id, owner, plan, version, schedule, firing, keepRuns, other, createdAt, updatedAt);
    }

    @Override
    public String toString() {
        return "SavedWorkflow[" + id + "]";
    }
}
