package app.dispatch.application.workflow;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.plan.OnError;
import app.dispatch.domain.plan.OnInterrupt;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanId;
import app.dispatch.domain.plan.RetryPolicy;
import app.dispatch.domain.plan.RunLimits;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.plan.TriggerKind;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.workflow.Firing;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.Schedule;
import app.dispatch.domain.workflow.WorkflowId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Saved workflows for tests. */
public final class WorkflowFixture {
    public static final Instant CREATED = Instant.parse("2026-03-01T12:00:00.123Z");

    private WorkflowFixture() {}

    /** A workflow whose plan makes use of every field. */
    public static SavedWorkflow aWorkflow(String id, UserId owner) {
        return aWorkflow(id, owner, CREATED);
    }

    /** The same, changed at that time. */
    public static SavedWorkflow aWorkflow(String id, UserId owner, Instant updatedAt) {
        return new SavedWorkflow(
                new WorkflowId(id),
                owner,
                plan(id),
                1,
                Schedule.SCHEDULED,
                Firing.first(true, "secret-of-" + id),
                0,
                null,
                CREATED,
                updatedAt);
    }

    private static Plan plan(String id) {
        return new Plan(
                new PlanId(id),
                CREATED,
                "Café ☕ 🚀 \"quoted\" \\",
                "What it does",
                TriggerKind.SCHEDULE,
                "0 9 * * 1-5",
                "Europe/Berlin",
                List.of(Step.of("first", "http", "get", params()), second()),
                new RunLimits(Duration.ofSeconds(60), 1000L, 10L),
                "builtin",
                List.of("weekdays at 9"),
                Fields.of("folder", Value.of("Mornings")));
    }

    private static Fields params() {
        return Fields.builder()
                .put("url", "https://example.com/{{trigger.q}}")
                .put("zeta", Value.of(List.of(new Value.Num(new BigDecimal("1.50")), Value.NULL, Value.of(true))))
                .put("alpha", Fields.of("nested", Value.of(7)))
                .build();
    }

    private static Step second() {
        return new Step(
                new StepId("second"),
                "The second",
                "http",
                "request",
                Fields.of("method", Value.of("POST")),
                List.of(new StepId("first")),
                "{{steps.first.output.ok}}",
                "{{steps.first.output.items}}",
                7,
                RetryPolicy.attempts(2),
                Duration.ofSeconds(5),
                OnError.CONTINUE,
                null,
                OnInterrupt.FAIL,
                Fields.of("colour", Value.of("red")));
    }
}
