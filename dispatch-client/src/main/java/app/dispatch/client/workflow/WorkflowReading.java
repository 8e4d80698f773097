package app.dispatch.client.workflow;

import app.dispatch.application.json.KeepRunsJson;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.json.Reading;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.compose.Warning;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.workflow.Firing;
import app.dispatch.domain.workflow.KeepRuns;
import app.dispatch.domain.workflow.RunCount;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.Schedule;
import app.dispatch.domain.workflow.WorkflowId;
import app.dispatch.domain.workflow.WorkflowVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads workflows as the API shows them. */
public record WorkflowReading(PlanJson plans) {
    /** The workflow; without its webhook's secret where the server does not show it. */
    SavedWorkflow workflow(Fields from, UserId owner) {
        Reading workflow = reading(from);
        Plan plan = plans.read(from, "").plan();
        return new SavedWorkflow(
                new WorkflowId(workflow.requiredText("id")),
                owner,
                plan,
                Math.toIntExact(whole(workflow, "version")),
                schedule(from),
                new Firing(
                        workflow.bool("enabled").orElseThrow(),
                        workflow.text("webhookSecret").orElse(null),
                        workflow.bool("allowGet").orElse(true)),
                KeepRunsJson.read(workflow).onto(KeepRuns.AS_SERVER, KeepRuns.AS_SERVER),
                new RunCount(
                        whole(workflow, "runCount"), time(workflow, "lastRunAt").orElse(null)),
                plan.createdAt(),
                time(workflow, "updatedAt").orElseThrow());
    }

    /** The version; its plan has the workflow's id, and when that was made is not told. */
    WorkflowVersion version(Fields from, WorkflowId workflow) {
        Reading version = reading(from);
        Plan plan = plans.read(from, "").plan().withId(workflow.planId());
        return new WorkflowVersion(
                Math.toIntExact(whole(version, "version")),
                time(version, "savedAt").orElseThrow(),
                plan);
    }

    /** What a plan that was parsed, saved or checked may lead to. */
    public static List<Warning> warnings(Fields from) {
        return from.items("warnings").stream().map(WorkflowReading::warning).toList();
    }

    private static Warning warning(Value from) {
        Reading warning = reading((Fields) from);
        return new Warning(
                warning.text("code").orElse(""),
                warning.text("path").orElse(""),
                warning.text("message").orElse(""),
                warning.text("hint").orElse(""));
    }

    /** What is to start a plan. */
    public static Schedule schedule(Fields from) {
        return reading(from).oneOf("schedule", Schedule.values(), Schedule::id).orElseThrow();
    }

    static Optional<Instant> nextRunAt(Fields from) {
        return time(reading(from), "nextRunAt");
    }

    private static Reading reading(Fields from) {
        return new Reading(from, "", new ArrayList<>());
    }

    private static long whole(Reading from, String member) {
        return from.whole(member, 0, Long.MAX_VALUE).orElseThrow();
    }

    private static Optional<Instant> time(Reading from, String member) {
        return from.whole(member, 0, Long.MAX_VALUE).map(Instant::ofEpochMilli);
    }
}
