package app.dispatch.application.json;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.compose.MissingTool;
import app.dispatch.domain.compose.ModelUsage;
import app.dispatch.domain.compose.Parsed;
import app.dispatch.domain.compose.Permission;
import app.dispatch.domain.compose.Start;
import app.dispatch.domain.compose.Warning;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanFixture;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.TriggerKind;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.workflow.Firing;
import app.dispatch.domain.workflow.KeepRuns;
import app.dispatch.domain.workflow.Patch;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.Schedule;
import app.dispatch.domain.workflow.WorkflowId;
import app.dispatch.domain.workflow.WorkflowPatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkflowJsonTest {
    private static final Instant THEN = PlanFixture.MADE;
    private static final Plan PLAN =
            PlanFixture.aPlan().with(PlanFixture.step("a")).plan().withTrigger(TriggerKind.MANUAL);
    private static final SavedWorkflow SAVED = new SavedWorkflow(
            WorkflowId.of(PLAN.id()),
            new UserId("usr_1"),
            PLAN,
            2,
            Schedule.ON_DEMAND,
            new Firing(true, "s3cret", true),
            0,
            null,
            THEN,
            THEN);

    @Test
    void a_saved_workflow_is_its_plan_and_more() {
        long ms = THEN.toEpochMilli();
        assertThat(Json.write(WorkflowJson.write(SAVED, null, "https://x/api/triggers/")))
                .isEqualTo("{\"id\":\"wf_test\",\"createdAt\":" + ms + ",\"name\":\"Test\",\"trigger\":\"manual\","
                        + "\"steps\":[{\"id\":\"a\",\"tool\":\"probe\",\"op\":\"read\",\"params\":{}}],\"enabled\":true,"
                        + "\"schedule\":\"on_demand\",\"version\":2,\"runCount\":0,\"lastRunAt\":null,\"nextRunAt\":null,"
                        + "\"updatedAt\":" + ms + ",\"allowGet\":true,\"keepRuns\":null,\"webhookSecret\":\"s3cret\","
                        + "\"webhookUrl\":\"https://x/api/triggers/s3cret\"}");
    }

    @Test
    void times_are_there_once_they_are_known() {
        Fields json = WorkflowJson.write(SAVED.afterRun(THEN.plusMillis(5)), THEN.plusSeconds(60), "u");
        assertThat(json.get("lastRunAt")).contains(Value.of(THEN.toEpochMilli() + 5));
        assertThat(json.get("nextRunAt")).contains(Value.of(THEN.toEpochMilli() + 60_000));
        assertThat(json.get("runCount")).contains(Value.of(1));
    }

    @Test
    void how_long_runs_are_kept_is_there_once_it_is_said() {
        Fields json = WorkflowJson.write(SAVED.keepingRuns(new KeepRuns(100, 0)), null, "u");
        assertThat(json.get("keepRuns")).contains(Fields.of("runs", Value.of(100)));
        assertThat(Json.write(WorkflowJson.write(SAVED.keepingRuns(new KeepRuns(1, 36_500)), null, "u")
                        .fields("keepRuns")))
                .isEqualTo("{\"runs\":1,\"days\":36500}");
    }

    @Test
    void a_patch_says_how_long_runs_are_kept() {
        assertThat(patch("{\"keepRuns\":{\"runs\":1,\"days\":36500}}").keepRuns())
                .isEqualTo(Patch.set(new KeepRuns(1, 36_500)));
        assertThat(patch("{\"keepRuns\":{\"runs\":100000000}}").keepRuns())
                .isEqualTo(Patch.set(new KeepRuns(100_000_000, 0)));
        assertThat(patch("{\"keepRuns\":{\"days\":1,\"runs\":null}}").keepRuns())
                .isEqualTo(Patch.set(new KeepRuns(0, 1)));
        assertThat(patch("{\"keepRuns\":null}").keepRuns()).isEqualTo(Patch.clear());
        assertThat(patch("{}").keepRuns()).isEqualTo(Patch.keep());
    }

    @Test
    void an_empty_patch_changes_nothing() {
        assertThat(patch("{}")).isEqualTo(WorkflowPatch.nothing());
    }

    @Test
    void a_patch_sets_what_it_says() {
        WorkflowPatch patch = patch("""
                { "name": "n", "description": "d", "enabled": false, "cron": "0 9 * * *", "timezone": "UTC",
                  "trigger": "schedule", "steps": [ { "id": "a", "tool": "t", "op": "o" } ], "allowGet": false }""");
        assertThat(patch)
                .isEqualTo(new WorkflowPatch(
                        Patch.set("n"),
                        Patch.set("d"),
                        Patch.set(false),
                        Patch.set("0 9 * * *"),
                        Patch.set("UTC"),
                        Patch.set(TriggerKind.SCHEDULE),
                        Patch.set(List.of(Step.of("a", "t", "o", Fields.empty()))),
                        Patch.set(false),
                        List.of()));
    }

    @Test
    void a_patch_clears_by_null_what_need_not_be_there() {
        WorkflowPatch patch = patch("{ \"description\": null, \"cron\": null, \"timezone\": null }");
        assertThat(patch.problems()).isEmpty();
        assertThat(patch.description()).isEqualTo(Patch.clear());
        assertThat(patch.cron()).isEqualTo(Patch.clear());
        assertThat(patch.timezone()).isEqualTo(Patch.clear());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"enbled\":false} | /enbled | is not known here (did you mean `enabled`?)",
                "{\"runCount\":9} | /runCount | is not known here",
                "{\"schedule\":\"webhook\"} | /schedule | cannot be changed by itself: it goes by `trigger`",
                "{\"name\":1} | /name | must be a string",
                "{\"enabled\":\"yes\"} | /enabled | must be true or false",
                "{\"enabled\":1} | /enabled | must be true or false",
                "{\"trigger\":\"scheduled\"} | /trigger | must be one of manual, schedule, webhook",
                "{\"steps\":{}} | /steps | must be an array",
                "{\"steps\":[{\"id\":\"a\",\"tool\":\"t\"}]} | /steps/0/op | is required",
                "{\"cron\":5} | /cron | must be a string",
                "{\"keepRuns\":7} | /keepRuns | must be an object",
                "{\"keepRuns\":{}} | /keepRuns | must say `runs`, `days` or both; null is as long as the server keeps them",
                "{\"keepRuns\":{\"runs\":0}} | /keepRuns/runs | must be a whole number from 1 to 100000000",
                "{\"keepRuns\":{\"runs\":100000001}} | /keepRuns/runs | must be a whole number from 1 to 100000000",
                "{\"keepRuns\":{\"days\":0}} | /keepRuns/days | must be a whole number from 1 to 36500",
                "{\"keepRuns\":{\"days\":36501}} | /keepRuns/days | must be a whole number from 1 to 36500",
                "{\"keepRuns\":{\"days\":1.5}} | /keepRuns/days | must be a whole number from 1 to 36500",
                "{\"keepRuns\":{\"days\":1,\"hours\":1}} | /keepRuns/hours | is not known here",
                "[] | '' | must be an object",
            })
    void a_patch_that_cannot_be_read_says_where(String text, String path, String message) {
        assertThat(patch(text).problems()).containsExactly(new Problem(path, message));
    }

    @Test
    void a_patch_has_the_same_limits_as_a_plan() {
        assertThat(patch("{\"name\":\"" + "n".repeat(201) + "\"}").problems())
                .containsExactly(new Problem("/name", "must be at most 200 characters long"));
        assertThat(patch("{\"description\":\"" + "n".repeat(10_001) + "\"}").problems())
                .containsExactly(new Problem("/description", "must be at most 10000 characters long"));
    }

    @Test
    void null_leaves_what_there_always_is_as_it_is() {
        assertThat(patch("{\"name\":null,\"enabled\":null,\"trigger\":null,\"steps\":null}"))
                .isEqualTo(WorkflowPatch.nothing());
    }

    @Test
    void a_parsed_brief_tells_what_a_model_took_for_it() {
        Parsed parsed = new Parsed(
                PLAN,
                Start.by(Schedule.ON_DEMAND),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new ModelUsage("m-1", 2, 18_000, 900)));

        Fields json = ParsedJson.write(parsed);

        assertThat(Json.write(json.get("usage").orElseThrow()))
                .isEqualTo("{\"model\":\"m-1\",\"attempts\":2,\"inputTokens\":18000,\"outputTokens\":900}");
        Reading body = new Reading(json, "", new ArrayList<>());
        ParsedJson.readPlan(body);
        body.only(Set.of("plan"));
        assertThat(body.problems()).isEmpty();
    }

    @Test
    void a_parsed_brief_has_its_plan_what_is_missing_and_what_it_will_do() {
        Parsed parsed = new Parsed(
                PLAN,
                new Start(
                        Schedule.SCHEDULED,
                        "0 9 * * *",
                        "Europe/Berlin",
                        List.of(Instant.ofEpochMilli(1000), Instant.ofEpochMilli(2000))),
                List.of(new MissingTool("slack", "Slack", "not connected")),
                List.of(new Permission(Effect.WRITE, "slack", "post_message", "#dev")),
                List.of(new Warning("repeated_write", "/steps/0/retry", "It may come twice", "Leave `retry` out")),
                Optional.empty());
        Fields json = ParsedJson.write(parsed);
        assertThat(json.values().keySet())
                .containsExactly("plan", "schedule", "starts", "missing", "permissions", "warnings");
        assertThat(json.text("schedule")).contains("scheduled");
        assertThat(Json.write(json.fields("starts"))).contains("\"nextRunAt\":1000,\"nextRuns\":[1000,2000],");
        assertThat(json.fields("starts").text("message"))
                .contains(
                        "Saved as it is, this runs by itself at `0 9 * * *`, Europe/Berlin time; first at 1970-01-01T00:00:01Z.");
        Reading body = new Reading(json, "", new ArrayList<>());
        assertThat(ParsedJson.readPlan(body)).isEqualTo(PlanJson.write(PLAN));
        body.only(Set.of("plan"));
        assertThat(body.problems()).isEmpty();
        assertThat(Json.write(json.get("missing").orElseThrow()))
                .isEqualTo("[{\"tool\":\"slack\",\"label\":\"Slack\",\"reason\":\"not connected\"}]");
        assertThat(Json.write(json.get("permissions").orElseThrow()))
                .isEqualTo("[{\"effect\":\"write\",\"tool\":\"slack\",\"op\":\"post_message\",\"target\":\"#dev\"}]");
        assertThat(Json.write(json.get("warnings").orElseThrow()))
                .isEqualTo(
                        "[{\"code\":\"repeated_write\",\"path\":\"/steps/0/retry\",\"message\":\"It may come twice\","
                                + "\"hint\":\"Leave `retry` out\"}]");
    }

    private static WorkflowPatch patch(String text) {
        return WorkflowJson.readPatch(Json.parse(text));
    }
}
