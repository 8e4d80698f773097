package app.dispatch.client.workflow;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.plan;
import static app.dispatch.client.OnServer.ME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.run.RunRequest;
import app.dispatch.application.workflow.IfMatch;
import app.dispatch.application.workflow.Workflows;
import app.dispatch.client.OnServer;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.plan.TriggerKind;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunPage;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.domain.token.Actor;
import app.dispatch.domain.workflow.KeepRuns;
import app.dispatch.domain.workflow.Patch;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.Schedule;
import app.dispatch.domain.workflow.WorkflowId;
import app.dispatch.domain.workflow.WorkflowPatch;
import app.dispatch.domain.workflow.WorkflowQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RemoteWorkflowsTest {
    private static OnServer on;
    private static Workflows workflows;

    @BeforeAll
    static void start() throws IOException {
        on = new OnServer();
        workflows = on.remote.workflows();
    }

    @AfterAll
    static void stop() throws IOException {
        on.close();
    }

    private static PlanDraft planned(String id) {
        return on.remote.plan(plan(id, echo("a", "1")).replace("}]}", "}],\"cron\":\"0 9 * * *\"}"));
    }

    private static WorkflowPatch named(String name) {
        WorkflowPatch nothing = WorkflowPatch.nothing();
        return new WorkflowPatch(
                Patch.set(name),
                Patch.set("It looks"),
                nothing.enabled(),
                nothing.cron(),
                nothing.timezone(),
                nothing.trigger(),
                nothing.steps(),
                nothing.allowGet(),
                List.of());
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.errorCode())
                                .as(refusal.text())
                                .isEqualTo(code));
    }

    @Test
    void a_plan_is_saved_changed_and_brought_back() {
        SavedWorkflow saved = workflows.save(ME, planned("wf_life"), Schedule.SCHEDULED);
        assertThat(workflows.get(ME, saved.id())).isEqualTo(saved);
        assertThat(saved.plan().steps()).hasSize(1);
        assertThat(saved.plan().trigger()).isEqualTo(TriggerKind.SCHEDULE);
        assertThat(workflows.nextRunAt(saved)).isPresent();
        assertThat(workflows.warnings(saved)).isEmpty();

        SavedWorkflow named = workflows.patch(ME, saved.id(), named("Other"));
        assertThat(named.plan().name()).isEqualTo("Other");
        assertThat(named.plan().description()).isEqualTo("It looks");
        assertThat(named.plan().steps()).isEqualTo(saved.plan().steps());
        WorkflowPatch cleared = named("Third");
        SavedWorkflow third = workflows.patch(
                ME,
                saved.id(),
                new WorkflowPatch(
                        cleared.name(),
                        Patch.clear(),
                        Patch.set(false),
                        cleared.cron(),
                        cleared.timezone(),
                        cleared.trigger(),
                        Patch.set(saved.plan().steps()),
                        Patch.set(false),
                        List.of()));
        assertThat(third.plan().description()).isNull();
        assertThat(third.enabled()).isFalse();
        assertThat(third.firing().allowGet()).isFalse();

        assertThat(workflows.versions(ME, saved.id())).hasSize(3);
        assertThat(workflows.restore(ME, saved.id(), 1).plan().name()).isEqualTo("Check");
        assertThat(workflows.renewSecret(ME, saved.id()).webhookSecret())
                .isNotNull()
                .isNotEqualTo(saved.webhookSecret());
        workflows.delete(ME, saved.id());
        refused(ErrorCode.NOT_FOUND, () -> workflows.get(ME, saved.id()));
    }

    @Test
    void a_change_is_made_of_what_was_seen() {
        SavedWorkflow seen = workflows.save(ME, planned("wf_shared"), Schedule.ON_DEMAND);
        IfMatch asSeen = new IfMatch(Optional.of(Set.of(IfMatch.tag(seen))));
        workflows.patch(ME, seen.id(), named("Mine"), asSeen);
        refused(ErrorCode.PRECONDITION_FAILED, () -> workflows.patch(ME, seen.id(), named("Yours"), asSeen));
        refused(ErrorCode.PRECONDITION_FAILED, () -> workflows.delete(ME, seen.id(), asSeen));
        SavedWorkflow replaced =
                workflows.replace(ME, seen.id(), planned("wf_shared"), Optional.empty(), IfMatch.ANYTHING);
        assertThat(replaced.plan().name()).isEqualTo("Check");
    }

    @Test
    void how_long_runs_are_kept_is_said_and_taken_back() {
        Actor me = Actor.of(ME);
        KeepRuns few = new KeepRuns(10, 0);
        SavedWorkflow kept =
                workflows.save(me, planned("wf_kept"), Schedule.ON_DEMAND, Patch.set(few), IfMatch.ANYTHING);
        assertThat(kept.keepRuns()).isEqualTo(few);
        assertThat(workflows.save(ME, planned("wf_kept"), Schedule.ON_DEMAND).keepRuns())
                .isEqualTo(few);
        assertThat(workflows
                        .save(me, planned("wf_kept"), Schedule.ON_DEMAND, Patch.clear(), IfMatch.ANYTHING)
                        .keepRuns())
                .isEqualTo(KeepRuns.AS_SERVER);
    }

    @Test
    void what_is_created_is_disabled_and_what_cannot_be_leaves_nothing_behind() {
        int before = workflows.list(ME).size();
        SavedWorkflow created =
                workflows.create(Actor.of(ME), planned("wf_other").plan().withTrigger(TriggerKind.SCHEDULE));
        assertThat(created.enabled()).isFalse();
        assertThat(created.schedule()).isEqualTo(Schedule.SCHEDULED);
        assertThat(created.id().value()).isNotEqualTo("wf_other");
        PlanDraft nowhere = on.remote.plan(plan("wf_bad", echo("a", "1").replace("echo", "nowhere")));
        refused(ErrorCode.PLAN_INVALID, () -> workflows.create(Actor.of(ME), nowhere.plan()));
        assertThat(workflows.list(ME)).hasSize(before + 1);
    }

    @Test
    void lists_go_on_to_the_next_page() {
        for (int i = 0; i < 3; i++) {
            workflows.save(ME, planned("wf_page" + i), Schedule.ON_DEMAND);
        }
        var first = workflows.list(ME, new WorkflowQuery(2, null));
        var second = workflows.list(ME, new WorkflowQuery(2, first.next()));
        assertThat(first.workflows()).hasSize(2);
        assertThat(second.workflows()).isNotEmpty().doesNotContainAnyElementsOf(first.workflows());
    }

    @Test
    void runs_of_some_workflows_come_in_pages_that_miss_none() {
        var ids = Set.of(new WorkflowId("wf_one"), new WorkflowId("wf_two"));
        List<RunId> begun = new ArrayList<>();
        for (WorkflowId id : List.of(new WorkflowId("wf_one"), new WorkflowId("wf_two"), new WorkflowId("wf_one"))) {
            SavedWorkflow saved = workflows.save(ME, planned(id.value()), Schedule.ON_DEMAND);
            RunRequest request =
                    new RunRequest(ME, new RunRequest.What.Saved(saved.id()), "{}", RunMode.LIVE, RunCause.MANUAL);
            begun.add(on.remote.runs().start(request).await().run().id());
        }
        List<RunId> listed = new ArrayList<>();
        RunQuery query = RunQuery.newest(1);
        for (RunPage page = on.remote.runs().history(ME, query, ids); ; ) {
            page.runs().forEach(record -> listed.add(record.run().id()));
            if (page.next() == null) {
                break;
            }
            page = on.remote
                    .runs()
                    .history(ME, new RunQuery(null, query.filter(), null, query.limit(), page.next()), ids);
        }
        assertThat(listed).containsExactlyInAnyOrderElementsOf(begun);
    }

    @Test
    void a_workflow_is_run_dry_and_by_its_version() {
        SavedWorkflow saved = workflows.save(ME, planned("wf_run"), Schedule.ON_DEMAND);
        RunRequest request =
                new RunRequest(ME, new RunRequest.What.Saved(saved.id()), "{}", RunMode.DRY_RUN, RunCause.MANUAL);
        var order = on.remote.runs().start(request).await().run().order();
        assertThat(order.mode()).isEqualTo(RunMode.DRY_RUN);
        assertThat(order.workflow()).satisfies(ref -> {
            assertThat(ref.id()).isEqualTo(saved.id());
            assertThat(ref.version()).isEqualTo(1);
        });
        var known = new RunRequest(ME, new RunRequest.What.Known(saved), "{}", RunMode.LIVE, RunCause.MANUAL);
        assertThat(on.remote.runs().start(known).await().run().order().workflowId())
                .contains(saved.id());
        refused(
                ErrorCode.BAD_REQUEST,
                () -> on.remote
                        .runs()
                        .start(new RunRequest(
                                ME, new RunRequest.What.Known(saved), "{}", RunMode.LIVE, RunCause.SCHEDULED)));
    }
}
