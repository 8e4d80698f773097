package app.dispatch.application.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.SettableClock;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.WorkflowJson;
import app.dispatch.application.run.RunRequest;
import app.dispatch.application.run.store.InMemoryRunStore;
import app.dispatch.application.tool.Op;
import app.dispatch.application.tool.Tool;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.plan.TriggerKind;
import app.dispatch.domain.run.Retention;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.token.Actor;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.workflow.KeepRuns;
import app.dispatch.domain.workflow.Patch;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.Schedule;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkflowServiceTest {
    private static final UserId ADA = new UserId("usr_ada");
    private static final UserId EVE = new UserId("usr_eve");
    private static final String STEPS = "\"steps\":[{\"id\":\"a\",\"tool\":\"probe\",\"op\":\"read\"}]";
    private static final String NINE = "\"cron\":\"0 9 * * *\"";

    private final SettableClock clock = new SettableClock();
    private final InMemoryWorkflowStore store = new InMemoryWorkflowStore();
    private final Outside outside = outside();
    private final Dispatch dispatch = Dispatch.wire(outside.with(Tool.named("probe", "Probe")
            .op(Op.reads("read", "Read"), call -> call.params().fields())
            .build()));
    private final Workflows workflows = dispatch.workflows();

    private Outside outside() {
        Outside inMemory = Outside.inMemory();
        return inMemory.with(clock)
                .with(new Retention(100, 90))
                .with(inMemory.stores().accounts(), store, new InMemoryRunStore(store));
    }

    @AfterEach
    void close() {
        dispatch.close();
    }

    @Test
    void a_saved_plan_is_an_enabled_workflow_on_demand_with_a_secret() {
        SavedWorkflow saved = save(ADA, "\"id\":\"wf_1\"," + STEPS, Schedule.ON_DEMAND);
        assertThat(saved.id()).isEqualTo(new WorkflowId("wf_1"));
        assertThat(saved.enabled()).isTrue();
        assertThat(saved.schedule()).isEqualTo(Schedule.ON_DEMAND);
        assertThat(saved.version()).isEqualTo(1);
        assertThat(saved.runCount()).isZero();
        assertThat(saved.lastRunAt()).isNull();
        assertThat(saved.webhookSecret()).hasSizeGreaterThan(40);
        assertThat(workflows.get(ADA, saved.id())).isEqualTo(saved);
        assertThat(workflows.list(ADA)).containsExactly(saved);
    }

    @Test
    void the_schedule_is_what_the_caller_says_whatever_the_plan_suggests() {
        SavedWorkflow saved =
                save(ADA, "\"id\":\"wf_1\",\"trigger\":\"schedule\"," + NINE + "," + STEPS, Schedule.ON_DEMAND);
        assertThat(saved.schedule()).isEqualTo(Schedule.ON_DEMAND);
        assertThat(saved.plan().trigger()).isEqualTo(TriggerKind.MANUAL);
        assertThat(saved.plan().cron()).isEqualTo("0 9 * * *");
    }

    @Test
    void the_same_plan_again_leaves_one_workflow_of_the_same_version_with_its_secret() {
        SavedWorkflow first = save(ADA, "\"id\":\"wf_1\"," + STEPS, Schedule.ON_DEMAND);
        clock.advance(Duration.ofSeconds(5));
        SavedWorkflow second = save(ADA, "\"id\":\"wf_1\"," + STEPS, Schedule.ON_DEMAND);
        assertThat(workflows.list(ADA)).containsExactly(second);
        assertThat(second.version()).isEqualTo(1);
        assertThat(second.webhookSecret()).isEqualTo(first.webhookSecret());
        assertThat(second.createdAt()).isEqualTo(first.createdAt());
        assertThat(second.updatedAt()).isEqualTo(clock.instant());
    }

    @Test
    void another_plan_of_the_same_id_is_the_next_version_with_secret_counters_and_switch_kept() {
        SavedWorkflow first = save(ADA, "\"id\":\"wf_1\"," + STEPS, Schedule.ON_DEMAND);
        patch(first, "{\"enabled\":false}");
        run(first);
        SavedWorkflow second = save(ADA, "\"id\":\"wf_1\",\"steps\":[]", Schedule.ON_DEMAND);
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.webhookSecret()).isEqualTo(first.webhookSecret());
        assertThat(second.runCount()).isEqualTo(1);
        assertThat(second.lastRunAt()).isEqualTo(clock.instant());
        assertThat(second.enabled()).isFalse();
        assertThat(second.plan().steps()).isEmpty();
    }

    @Test
    void an_id_that_another_user_has_is_free_and_theirs_stays_as_it_is() {
        SavedWorkflow hers = save(ADA, "\"id\":\"wf_1\"," + STEPS, Schedule.ON_DEMAND);
        SavedWorkflow his = save(EVE, "\"id\":\"wf_1\",\"steps\":[]", Schedule.ON_DEMAND);
        assertThat(his.id()).isEqualTo(hers.id());
        assertThat(workflows.get(ADA, hers.id())).isEqualTo(hers);
        assertThat(workflows.list(EVE)).containsExactly(his);

        SavedWorkflow again = save(EVE, "\"id\":\"wf_1\"," + STEPS, Schedule.ON_DEMAND);
        assertThat(again.version()).isEqualTo(2);
        assertThat(workflows.list(EVE)).containsExactly(again);
        workflows.delete(EVE, his.id());
        assertThat(workflows.get(ADA, hers.id())).isEqualTo(hers);
    }

    @Test
    void saved_at_the_same_time_one_plan_is_one_workflow() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 30; i++) {
                many.submit(() -> {
                    go.await();
                    return save(ADA, "\"id\":\"wf_1\"," + STEPS, Schedule.ON_DEMAND);
                });
            }
            go.countDown();
        }
        assertThat(workflows.list(ADA)).hasSize(1);
    }

    @Test
    void another_users_workflow_is_not_found_whatever_is_asked() {
        SavedWorkflow hers = save(ADA, "\"id\":\"wf_1\"," + STEPS, Schedule.ON_DEMAND);
        WorkflowId unknown = new WorkflowId("wf_unknown");
        for (WorkflowId id : List.of(hers.id(), unknown)) {
            assertRefused("not_found", () -> workflows.get(EVE, id));
            assertRefused("not_found", () -> workflows.patch(EVE, id, WorkflowJson.readPatch(Json.parse("{}"))));
            workflows.delete(EVE, id);
        }
        assertThat(workflows.get(ADA, hers.id())).isEqualTo(hers);
    }

    @Test
    void a_deleted_workflow_is_gone_and_can_be_deleted_again() {
        SavedWorkflow saved = save(ADA, "\"id\":\"wf_1\"," + STEPS, Schedule.ON_DEMAND);
        workflows.delete(ADA, saved.id());
        workflows.delete(ADA, saved.id());
        assertRefused("not_found", () -> workflows.get(ADA, saved.id()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SCHEDULED | \"steps\":[] | cron_invalid",
                "SCHEDULED | \"cron\":\"nope\",\"steps\":[] | cron_invalid",
                "ON_DEMAND | \"cron\":\"nope\",\"steps\":[] | cron_invalid",
                "SCHEDULED | \"cron\":\"0 9 * * *\",\"timezone\":\"Mars/Base\",\"steps\":[] | cron_invalid",
                "ON_DEMAND | \"steps\":[{\"id\":\"a\",\"tool\":\"x\",\"op\":\"y\"}] | plan_invalid",
                "ON_DEMAND | \"steps\":7 | plan_invalid",
                "SCHEDULED | \"steps\":7 | plan_invalid",
            })
    void what_cannot_be_saved_is_refused_and_leaves_nothing(Schedule schedule, String members, String code) {
        assertRefused(code, () -> save(ADA, "\"id\":\"wf_1\"," + members, schedule));
        assertThat(workflows.list(ADA)).isEmpty();
    }

    @Test
    void a_blank_workflow_is_disabled_and_has_no_steps() {
        SavedWorkflow blank = workflows.blank(ADA);
        assertThat(blank.plan().name()).isEqualTo("Untitled Mission");
        assertThat(blank.plan().steps()).isEmpty();
        assertThat(blank.enabled()).isFalse();
        assertThat(blank.schedule()).isEqualTo(Schedule.ON_DEMAND);
        assertThat(workflows.blank(ADA).id()).isNotEqualTo(blank.id());
        assertThat(workflows.list(ADA)).hasSize(2);
    }

    @Test
    void a_patch_changes_what_it_says_and_nothing_else() {
        SavedWorkflow saved =
                save(ADA, "\"id\":\"wf_1\",\"name\":\"Old\",\"description\":\"d\"," + STEPS, Schedule.ON_DEMAND);
        SavedWorkflow patched = patch(saved, "{\"name\":\"New\"}");
        assertThat(patched.plan().name()).isEqualTo("New");
        assertThat(patched.plan().description()).isEqualTo("d");
        assertThat(patched.plan().steps()).isEqualTo(saved.plan().steps());
        assertThat(patched.version()).isEqualTo(2);
        assertThat(patched.webhookSecret()).isEqualTo(saved.webhookSecret());
    }

    @Test
    void an_empty_patch_and_a_switch_are_no_new_version() {
        SavedWorkflow saved = save(ADA, "\"id\":\"wf_1\"," + STEPS, Schedule.ON_DEMAND);
        assertThat(patch(saved, "{}").version()).isEqualTo(1);
        SavedWorkflow off = patch(saved, "{\"enabled\":false}");
        assertThat(off.enabled()).isFalse();
        assertThat(off.version()).isEqualTo(1);
        assertThat(patch(saved, "{\"enabled\":true}").enabled()).isTrue();
    }

    @Test
    void get_is_allowed_until_a_patch_says_otherwise_and_saving_again_keeps_that() {
        SavedWorkflow saved = save(ADA, "\"id\":\"wf_1\"," + STEPS, Schedule.ON_DEMAND);
        assertThat(saved.firing().allowGet()).isTrue();

        SavedWorkflow closed = patch(saved, "{\"allowGet\":false}");
        assertThat(closed.firing().allowGet()).isFalse();
        assertThat(closed.enabled()).isTrue();
        assertThat(closed.version()).isEqualTo(1);
        assertThat(patch(saved, "{\"enabled\":false}").firing().allowGet()).isFalse();
        assertThat(save(ADA, "\"id\":\"wf_1\"," + STEPS, Schedule.WEBHOOK)
                        .firing()
                        .allowGet())
                .isFalse();
        assertThat(patch(saved, "{\"allowGet\":true}").firing().allowGet()).isTrue();
    }

    @Test
    void runs_are_kept_as_a_patch_says_and_saving_again_keeps_that() {
        SavedWorkflow saved = save(ADA, "\"id\":\"wf_1\"," + STEPS, Schedule.ON_DEMAND);
        assertThat(saved.keepRuns()).isEqualTo(KeepRuns.AS_SERVER);

        SavedWorkflow kept = patch(saved, "{\"keepRuns\":{\"runs\":50,\"days\":30}}");
        assertThat(kept.keepRuns()).isEqualTo(new KeepRuns(50, 30));
        assertThat(kept.version()).isEqualTo(1);
        assertThat(save(ADA, "\"id\":\"wf_1\"," + STEPS, Schedule.ON_DEMAND).keepRuns())
                .isEqualTo(new KeepRuns(50, 30));
        assertThat(patch(saved, "{\"enabled\":false}").keepRuns()).isEqualTo(new KeepRuns(50, 30));
        assertThat(patch(saved, "{\"keepRuns\":null}").keepRuns()).isEqualTo(KeepRuns.AS_SERVER);
        PlanDraft draft = dispatch.planJson().readWithId(Json.parse("{\"id\":\"wf_2\"," + STEPS + "}"), "/plan");
        assertThat(workflows
                        .save(Actor.of(ADA), draft, Schedule.ON_DEMAND, Patch.set(new KeepRuns(1, 0)), IfMatch.ANYTHING)
                        .keepRuns())
                .isEqualTo(new KeepRuns(1, 0));
    }

    @Test
    void runs_are_kept_no_longer_than_the_server_keeps_any() {
        SavedWorkflow saved = save(ADA, "\"id\":\"wf_1\"," + STEPS, Schedule.ON_DEMAND);
        assertThat(patch(saved, "{\"keepRuns\":{\"runs\":100,\"days\":90}}").keepRuns())
                .isEqualTo(new KeepRuns(100, 90));

        Refusal refused = refusal(() -> patch(saved, "{\"keepRuns\":{\"runs\":101,\"days\":91}}"));
        assertThat(refused.code()).isEqualTo("bad_request");
        assertThat(Json.write(refused.details()))
                .contains(
                        "{\"path\":\"/keepRuns/runs\",\"message\":\"must be at most 100, since the server keeps no run longer\"}")
                .contains(
                        "{\"path\":\"/keepRuns/days\",\"message\":\"must be at most 90, since the server keeps no run longer\"}");
        PlanDraft draft = dispatch.planJson().readWithId(Json.parse("{\"id\":\"wf_2\"," + STEPS + "}"), "/plan");
        assertRefused(
                "bad_request",
                () -> workflows.save(
                        Actor.of(ADA), draft, Schedule.ON_DEMAND, Patch.set(new KeepRuns(0, 91)), IfMatch.ANYTHING));
        assertThat(workflows.list(ADA)).hasSize(1);
    }

    @Test
    void a_cron_expression_alone_does_not_change_the_trigger() {
        SavedWorkflow patched = patch(save(ADA, "\"id\":\"wf_1\"," + STEPS, Schedule.ON_DEMAND), "{" + NINE + "}");
        assertThat(patched.plan().cron()).isEqualTo("0 9 * * *");
        assertThat(patched.plan().trigger()).isEqualTo(TriggerKind.MANUAL);
        assertThat(patched.schedule()).isEqualTo(Schedule.ON_DEMAND);
        assertThat(workflows.nextRunAt(patched)).isEmpty();
    }

    @Test
    void trigger_and_schedule_change_together() {
        SavedWorkflow saved = save(ADA, "\"id\":\"wf_1\"," + STEPS, Schedule.ON_DEMAND);
        SavedWorkflow scheduled = patch(saved, "{" + NINE + ",\"trigger\":\"schedule\"}");
        assertThat(scheduled.schedule()).isEqualTo(Schedule.SCHEDULED);
        assertThat(scheduled.plan().trigger()).isEqualTo(TriggerKind.SCHEDULE);
        SavedWorkflow webhook = patch(saved, "{\"trigger\":\"webhook\"}");
        assertThat(webhook.schedule()).isEqualTo(Schedule.WEBHOOK);
        assertThat(webhook.plan().cron()).isEqualTo("0 9 * * *");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"trigger\":\"schedule\"} | cron_invalid",
                "{\"cron\":\"0 0 30 2 *\"} | cron_invalid",
                "{\"cron\":\"0 9 * * *\",\"timezone\":\"Mars/Base\"} | cron_invalid",
                "{\"timezone\":\"Mars/Base\"} | plan_invalid",
                "{\"name\":\"\"} | bad_request",
                "{\"nam\":\"New\"} | bad_request",
                "{\"enabled\":\"yes\"} | bad_request",
                "{\"allowGet\":\"no\"} | bad_request",
                "{\"trigger\":\"hourly\"} | bad_request",
                "[] | bad_request",
                "{\"steps\":7} | plan_invalid",
                "{\"steps\":[{\"id\":\"a\",\"tool\":\"probe\",\"op\":\"nothing\"}]} | plan_invalid",
                "{\"steps\":[{\"id\":\"a\"}],\"enabled\":7} | plan_invalid",
            })
    void a_patch_with_anything_wrong_changes_nothing(String patch, String code) {
        SavedWorkflow saved = save(ADA, "\"id\":\"wf_1\"," + STEPS, Schedule.ON_DEMAND);
        String more = patch.equals("[]") ? patch : patch.replaceFirst("\\{", "{\"description\":\"changed\",");
        assertRefused(code, () -> patch(saved, more));
        assertThat(workflows.get(ADA, saved.id())).isEqualTo(saved);
    }

    @Test
    void all_that_is_wrong_with_a_patch_is_told_at_once() {
        SavedWorkflow saved = save(ADA, "\"id\":\"wf_1\"," + STEPS, Schedule.ON_DEMAND);
        Refusal refusal = refusal(
                () -> patch(
                        saved,
                        "{\"enabled\":7,\"name\":\"\",\"steps\":[{\"id\":\"a\",\"tool\":\"probe\",\"op\":\"reed\"},{\"id\":\"b\"}]}"));
        assertThat(refusal.details().items("problems"))
                .extracting(problem -> ((Value.Fields) problem).text("path").orElseThrow())
                .containsExactlyInAnyOrder("/enabled", "/name", "/steps/0/op", "/steps/1/tool", "/steps/1/op");
    }

    @Test
    void what_need_not_be_there_can_be_cleared() {
        SavedWorkflow saved = save(
                ADA,
                "\"id\":\"wf_1\",\"description\":\"d\",\"timezone\":\"Europe/Berlin\"," + NINE + "," + STEPS,
                Schedule.ON_DEMAND);
        SavedWorkflow cleared = patch(saved, "{\"description\":null,\"cron\":null,\"timezone\":null}");
        assertThat(cleared.plan().description()).isNull();
        assertThat(cleared.plan().cron()).isNull();
        assertThat(cleared.plan().timezone()).isNull();
    }

    @Test
    void the_cron_expression_of_a_scheduled_workflow_cannot_be_cleared() {
        SavedWorkflow saved = save(ADA, "\"id\":\"wf_1\"," + NINE + "," + STEPS, Schedule.SCHEDULED);
        assertRefused("cron_invalid", () -> patch(saved, "{\"cron\":null}"));
        assertThat(patch(saved, "{\"cron\":null,\"trigger\":\"manual\"}").schedule())
                .isEqualTo(Schedule.ON_DEMAND);
    }

    @Test
    void a_workflow_whose_tool_is_gone_can_still_be_switched_off_and_renamed_no_more() {
        SavedWorkflow saved = save(ADA, "\"id\":\"wf_1\"," + STEPS, Schedule.ON_DEMAND);
        try (Dispatch without = Dispatch.wire(outside)) {
            assertRefused(
                    "plan_invalid",
                    () -> without.workflows()
                            .patch(ADA, saved.id(), WorkflowJson.readPatch(Json.parse("{\"name\":\"New\"}"))));
            assertThat(without.workflows()
                            .patch(ADA, saved.id(), WorkflowJson.readPatch(Json.parse("{\"enabled\":false}")))
                            .enabled())
                    .isFalse();
        }
    }

    @Test
    void a_scheduled_workflow_knows_when_it_is_due_next_in_its_time_zone() {
        SavedWorkflow saved = save(
                ADA, "\"id\":\"wf_1\",\"timezone\":\"America/New_York\"," + NINE + "," + STEPS, Schedule.SCHEDULED);
        assertThat(workflows.nextRunAt(saved)).contains(Instant.parse("2026-03-01T14:00:00Z"));
        assertThat(workflows.nextRunAt(patch(saved, "{\"enabled\":false}"))).isEmpty();
        assertThat(workflows.nextRunAt(patch(saved, "{\"enabled\":true,\"trigger\":\"webhook\"}")))
                .isEmpty();
    }

    @Test
    void what_cannot_be_created_is_refused_and_leaves_nothing() {
        assertRefused("plan_invalid", () -> create("\"steps\":[{\"id\":\"a\",\"tool\":\"absent\",\"op\":\"read\"}]"));
        assertRefused("cron_invalid", () -> create("\"trigger\":\"schedule\"," + STEPS));
        assertRefused("cron_invalid", () -> create("\"trigger\":\"schedule\",\"cron\":\"never\"," + STEPS));
        assertThat(workflows.list(ADA)).isEmpty();
    }

    @Test
    void what_is_created_is_another_workflow_whatever_the_plans_id() {
        SavedWorkflow saved = save(ADA, "\"id\":\"wf_1\"," + STEPS, Schedule.ON_DEMAND);

        SavedWorkflow created = workflows.create(ADA, saved.plan());

        assertThat(created.id()).isNotEqualTo(saved.id());
        assertThat(created.enabled()).isFalse();
        assertThat(workflows.get(ADA, saved.id())).isEqualTo(saved);
    }

    private void create(String members) {
        workflows.create(
                ADA,
                dispatch.planJson()
                        .read(Json.parse("{" + members + "}"), "/plan")
                        .plan());
    }

    private SavedWorkflow save(UserId owner, String members, Schedule schedule) {
        return workflows.save(
                owner, dispatch.planJson().readWithId(Json.parse("{" + members + "}"), "/plan"), schedule);
    }

    private SavedWorkflow patch(SavedWorkflow workflow, String json) {
        return workflows.patch(ADA, workflow.id(), WorkflowJson.readPatch(Json.parse(json)));
    }

    private void run(SavedWorkflow workflow) {
        dispatch.runs()
                .start(new RunRequest(
                        ADA, new RunRequest.What.Saved(workflow.id()), "{}", RunMode.LIVE, RunCause.MANUAL))
                .ended()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThat(refusal(call).code()).isEqualTo(code);
    }

    private static Refusal refusal(ThrowingCallable call) {
        Refusal[] caught = new Refusal[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> caught[0] = refusal);
        return caught[0];
    }
}
