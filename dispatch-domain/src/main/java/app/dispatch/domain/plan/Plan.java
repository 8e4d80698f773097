package app.dispatch.domain.plan;

import app.dispatch.domain.value.Value.Fields;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Dispatch runs: steps with a tool and an operation each, as data.
 *
 * @param trigger what the plan suggests to start it; null when it suggests nothing
 * @param cron a 5-field cron expression
 * @param timezone the IANA time zone in which {@code cron} and {@code run.date} are read; null for UTC
 * @param planner the id of the planner that made it
 * @param assumptions what the planner filled in by itself
 * @param metadata free for clients; kept and ignored
 */
public record Plan(
        PlanId id,
        Instant createdAt,
        String name,
        @Nullable String description,
        @Nullable TriggerKind trigger,
        @Nullable String cron,
        @Nullable String timezone,
        List<Step> steps,
        RunLimits limits,
        @Nullable String planner,
        List<String> assumptions,
        @Nullable Fields metadata) {
    /** The most steps of a plan. */
    public static final int MOST_STEPS = 200;

    public Plan {
        steps = List.copyOf(steps);
        assumptions = List.copyOf(assumptions);
    }

    /** A plan without metadata. */
    public Plan(
            PlanId id,
            Instant createdAt,
            String name,
            @Nullable String description,
            @Nullable TriggerKind trigger,
            @Nullable String cron,
            @Nullable String timezone,
            List<Step> steps,
            RunLimits limits,
            @Nullable String planner,
            List<String> assumptions) {
        this(id, createdAt, name, description, trigger, cron, timezone, steps, limits, planner, assumptions, null);
    }

    /** A plan with nothing but its steps. */
    public static Plan of(PlanId id, Instant createdAt, String name, List<Step> steps) {
        return new Plan(id, createdAt, name, null, null, null, null, steps, RunLimits.NONE, null, List.of(), null);
    }

    /** The same plan with another id. */
    public Plan withId(PlanId other) {
        return new Plan(
                other,
                createdAt,
                name,
                description,
                trigger,
                cron,
                timezone,
                steps,
                limits,
                planner,
                assumptions,
                metadata);
    }

    /** The same plan, made at another time. */
    public Plan withCreatedAt(Instant other) {
        return new Plan(
                id, other, name, description, trigger, cron, timezone, steps, limits, planner, assumptions, metadata);
    }

    /** The same plan with another trigger. */
    public Plan withTrigger(TriggerKind other) {
        return new Plan(
                id, createdAt, name, description, other, cron, timezone, steps, limits, planner, assumptions, metadata);
    }

    /** The same plan with other assumptions. */
    public Plan withAssumptions(List<String> others) {
        return new Plan(
                id, createdAt, name, description, trigger, cron, timezone, steps, limits, planner, others, metadata);
    }

    /** The same plan with other metadata. */
    public Plan withMetadata(@Nullable Fields other) {
        return new Plan(
                id, createdAt, name, description, trigger, cron, timezone, steps, limits, planner, assumptions, other);
    }

    /** The same plan with another name. */
    public Plan withName(String other) {
        return new Plan(
                id,
                createdAt,
                other,
                description,
                trigger,
                cron,
                timezone,
                steps,
                limits,
                planner,
                assumptions,
                metadata);
    }

    /** The same plan with other steps. */
    public Plan withSteps(List<Step> others) {
        return new Plan(
                id,
                createdAt,
                name,
                description,
                trigger,
                cron,
                timezone,
                others,
                limits,
                planner,
                assumptions,
                metadata);
    }

    /** The same plan, started in another way; null where the plan is to say nothing. */
    public Plan startedBy(@Nullable TriggerKind kind, @Nullable String expression, @Nullable String zone) {
        return new Plan(
                id,
                createdAt,
                name,
                description,
                kind,
                expression,
                zone,
                steps,
                limits,
                planner,
                assumptions,
                metadata);
    }

    /** The same plan as that planner made it, with what it filled in. */
    public Plan madeBy(@Nullable String maker, List<String> filledIn) {
        return new Plan(
                id, createdAt, name, description, trigger, cron, timezone, steps, limits, maker, filledIn, metadata);
    }
}
