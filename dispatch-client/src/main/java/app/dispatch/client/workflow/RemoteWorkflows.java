package app.dispatch.client.workflow;

import app.dispatch.application.json.KeepRunsJson;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.json.StepJson;
import app.dispatch.application.workflow.IfMatch;
import app.dispatch.application.workflow.Workflows;
import app.dispatch.client.web.Api;
import app.dispatch.client.web.Ask;
import app.dispatch.client.web.Place;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.compose.Warning;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.plan.TriggerKind;
import app.dispatch.domain.token.Actor;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Workflows on a server. Whoever acts, the server notes the owner and the token that the program has of them; lists are without the
 * secrets of webhooks. Safe for use by several threads.
 */
public record RemoteWorkflows(Api api, WorkflowReading reading) implements Workflows {
    private static final String WORKFLOWS = "/api/workflows";
    private static final String WORKFLOW = WORKFLOWS + "/{}";

    @Override
    public WorkflowPage list(UserId owner, WorkflowQuery query) {
        WorkflowQuery.Cursor after = query.after();
        Ask ask = Ask.of("GET", WORKFLOWS)
                .query("limit", query.limit())
                .query("cursor", after == null ? null : new Place(after.updatedAtMs(), after.id()));
        Fields answer = api.ask(owner, ask).body();
        return new WorkflowPage(
                answer.items("workflows").stream()
                        .map(workflow -> reading.workflow((Fields) workflow, owner))
                        .toList(),
                answer.text("nextCursor")
                        .map(next -> Place.read(next, WorkflowQuery.Cursor::new))
                        .orElse(null));
    }

    @Override
    public SavedWorkflow save(Actor by, PlanDraft plan, Schedule schedule, Patch<KeepRuns> keepRuns, IfMatch seen) {
        FieldsBuilder body = Fields.builder().put("plan", written(plan)).put("schedule", schedule.id());
        put(body, KeepRunsJson.MEMBER, keepRuns.map(KeepRunsJson::write));
        return one(by.owner(), seen(Ask.of("POST", WORKFLOWS).body(body.build()), seen));
    }

    @Override
    public SavedWorkflow replace(
            UserId owner, WorkflowId id, PlanDraft plan, Optional<Schedule> schedule, IfMatch seen) {
        Fields body = Fields.builder()
                .put("plan", written(plan))
                .putIfPresent("schedule", schedule.map(Schedule::id).orElse(null))
                .build();
        return one(owner, seen(at("PUT", id).body(body), seen));
    }

    @Override
    public SavedWorkflow blank(Actor by) {
        return one(by.owner(), Ask.of("POST", WORKFLOWS + "/blank").once());
    }

    /** {@inheritDoc} A blank one is made and filled in; where the plan is refused, it is deleted again. */
    @Override
    public SavedWorkflow create(Actor by, Plan plan) {
        UserId owner = by.owner();
        SavedWorkflow blank = blank(by);
        TriggerKind trigger = plan.trigger();
        Schedule schedule = trigger == null ? Schedule.ON_DEMAND : Schedule.of(trigger);
        PlanDraft draft = PlanDraft.of(plan.withId(blank.id().planId()).withCreatedAt(blank.createdAt()));
        try {
            return replace(owner, blank.id(), draft, Optional.of(schedule), IfMatch.ANYTHING);
        } catch (Refusal refused) {
            delete(owner, blank.id());
            throw refused;
        }
    }

    @Override
    public SavedWorkflow get(UserId owner, WorkflowId id) {
        return one(owner, at("GET", id));
    }

    @Override
    public SavedWorkflow patch(UserId owner, WorkflowId id, WorkflowPatch patch, IfMatch seen) {
        if (!patch.problems().isEmpty()) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "The change is not valid", patch.problems());
        }
        FieldsBuilder body = Fields.builder();
        put(body, "name", patch.name().map(Value::of));
        put(body, "description", patch.description().map(Value::of));
        put(body, "enabled", patch.enabled().map(Value::of));
        put(body, "cron", patch.cron().map(Value::of));
        put(body, "timezone", patch.timezone().map(Value::of));
        put(body, "trigger", patch.trigger().map(trigger -> Value.of(trigger.id())));
        put(
                body,
                "steps",
                patch.steps()
                        .map(steps ->
                                Value.of(steps.stream().map(StepJson::write).toList())));
        put(body, "allowGet", patch.allowGet().map(Value::of));
        put(body, KeepRunsJson.MEMBER, patch.keepRuns().map(KeepRunsJson::write));
        return one(owner, seen(at("PATCH", id).body(body.build()), seen));
    }

    private static <V extends Value> void put(FieldsBuilder body, String name, Patch<V> patch) {
        switch (patch) {
            case Patch.Keep<V>() -> {}
            case Patch.Set<V>(V value) -> body.put(name, value);
            case Patch.Clear<V>() -> body.put(name, Value.NULL);
        }
    }

    @Override
    public List<WorkflowVersion> versions(UserId owner, WorkflowId id) {
        List<WorkflowVersion> versions = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            Ask ask = Ask.of("GET", WORKFLOW + "/versions", id.value()).query("cursor", next.orElse(null));
            Fields answer = api.ask(owner, ask).body();
            answer.items("versions").forEach(version -> versions.add(reading.version((Fields) version, id)));
            next = answer.text("nextCursor");
        } while (next.isPresent());
        return versions;
    }

    @Override
    public SavedWorkflow restore(UserId owner, WorkflowId id, int version) {
        String path = WORKFLOW + "/versions/{}/restore";
        return one(owner, Ask.of("POST", path, id.value(), Integer.toString(version)));
    }

    @Override
    public SavedWorkflow renewSecret(UserId owner, WorkflowId id) {
        return one(owner, Ask.of("POST", WORKFLOW + "/secret", id.value()));
    }

    @Override
    public List<Warning> warnings(SavedWorkflow workflow) {
        Fields body = Fields.of("plan", PlanJson.write(workflow.plan()));
        Ask ask = Ask.of("POST", "/api/plans/check").body(body);
        return WorkflowReading.warnings(api.ask(workflow.owner(), ask).body());
    }

    @Override
    public void delete(UserId owner, WorkflowId id, IfMatch seen) {
        api.ask(owner, seen(at("DELETE", id), seen));
    }

    @Override
    public Optional<Instant> nextRunAt(SavedWorkflow workflow) {
        return WorkflowReading.nextRunAt(
                api.ask(workflow.owner(), at("GET", workflow.id())).part("workflow"));
    }

    private SavedWorkflow one(UserId owner, Ask ask) {
        return reading.workflow(api.ask(owner, ask).part("workflow"), owner);
    }

    private static Ask at(String method, WorkflowId id) {
        return Ask.of(method, WORKFLOW, id.value());
    }

    /** What is made of a state that was seen is made once: the second time, its own first one would stand in its way. */
    private static Ask seen(Ask ask, IfMatch seen) {
        Optional<Set<String>> tags = seen.tags();
        return tags.map(states -> ask.header("If-Match", ifMatch(states)).once())
                .orElse(ask);
    }

    private static String ifMatch(Set<String> tags) {
        return tags.contains(IfMatch.ANY_TAG)
                ? IfMatch.ANY_TAG
                : tags.stream().sorted().map(tag -> '"' + tag + '"').collect(Collectors.joining(", "));
    }

    private static Fields written(PlanDraft draft) {
        if (!draft.problems().isEmpty()) {
            throw Refusal.of(ErrorCode.PLAN_INVALID, "The plan is not valid", draft.problems());
        }
        return PlanJson.write(draft.plan());
    }
}
