package app.dispatch.domain.plan;

import app.dispatch.domain.value.Value.Fields;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A plan for tests: {@code aPlan().with(step("a"), step("b", "a"))}. */
public record PlanFixture(List<Step> steps) {
    public static final Instant MADE = Instant.parse("2026-03-01T12:00:00Z");

    /** A plan without steps. */
    public static PlanFixture aPlan() {
        return new PlanFixture(List.of());
    }

    public PlanFixture with(Step... more) {
        return with(List.of(more));
    }

    public PlanFixture with(List<Step> more) {
        return new PlanFixture(Stream.concat(steps.stream(), more.stream()).toList());
    }

    public Plan plan() {
        return Plan.of(new PlanId("wf_test"), MADE, "Test", steps);
    }

    /** A step that waits for the one before it in the list. */
    public static Step step(String id) {
        return Step.of(id, "probe", "read", Fields.empty());
    }

    /** A step that waits for exactly these. */
    public static Step stepAfter(String id, String... others) {
        return step(id).after(Stream.of(others).map(StepId::new).toList());
    }
}
