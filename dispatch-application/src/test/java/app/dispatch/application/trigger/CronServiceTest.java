package app.dispatch.application.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.SettableClock;
import app.dispatch.application.json.Json;
import app.dispatch.application.run.store.InMemoryRunStore;
import app.dispatch.application.tool.Op;
import app.dispatch.application.tool.Tool;
import app.dispatch.application.trigger.CronReport.Fired;
import app.dispatch.application.workflow.InMemoryWorkflowStore;
import app.dispatch.application.workflow.WorkflowStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.workflow.Patch;
import app.dispatch.domain.workflow.Schedule;
import app.dispatch.domain.workflow.WorkflowId;
import app.dispatch.domain.workflow.WorkflowPatch;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Time starts at 12:00:00 on 2026-03-01. */
@Timeout(60)
class CronServiceTest {
    private static final UserId ADA = new UserId("usr_ada");

    private final SettableClock clock = new SettableClock();
    private final InMemoryWorkflowStore workflows = new InMemoryWorkflowStore();
    private final Outside outside = outside();
    private Dispatch dispatch = Dispatch.wire(outside);

    private Outside outside() {
        Outside inMemory = Outside.inMemory();
        return inMemory.with(inMemory.stores().accounts(), workflows, new InMemoryRunStore(workflows))
                .with(clock)
                .with(Tool.named("lab", "Lab")
                        .op(Op.reads("echo", "Give back"), call -> call.params().fields())
                        .build());
    }

    /** Workflows are not saved on the minute. */
    @BeforeEach
    void later() {
        at("12:00:30");
    }

    private void save(String id, String cron, Schedule schedule) {
        String plan = "{\"id\":\"" + id + "\",\"name\":\"Test\",\"cron\":\"" + cron
                + "\",\"steps\":[{\"id\":\"a\",\"tool\":\"lab\",\"op\":\"echo\",\"params\":{}}]}";
        dispatch.workflows().save(ADA, dispatch.planJson().read(Json.parse(plan), ""), schedule);
    }

    private void at(String time) {
        clock.advance(Duration.between(clock.instant(), Instant.parse("2026-03-01T" + time + "Z")));
    }

    /** Fires what is due; the times for which runs began, once they have ended. */
    private List<String> fired() {
        return dispatch.cron().fire().fired().stream()
                .map(Fired::run)
                .map(run -> run == null ? "error" : scheduledAt(run.await().run()))
                .toList();
    }

    private static String scheduledAt(Run run) {
        return ((app.dispatch.domain.value.Value.Fields) Json.parse(run.order().payload()))
                .text("scheduledAt")
                .orElse("");
    }

    private List<RunRecord> runs() {
        return dispatch.runs().history(ADA, RunQuery.newest(100)).runs();
    }

    /** Such a time is nothing that Dispatch writes; a look at it must not walk through all the minutes since. */
    @Test
    @Timeout(10)
    void a_time_decades_before_the_workflow_costs_no_more_than_another() {
        save("wf_1", "* * * * *", Schedule.SCHEDULED);
        Instant first = workflows
                .due(Instant.parse("2026-03-02T00:00:00Z"), 1)
                .getFirst()
                .at();
        workflows.moveOn(ADA, new WorkflowId("wf_1"), first, Instant.parse("1971-01-01T00:00:00Z"));

        at("12:01:00");
        assertThat(fired()).containsExactly("2026-03-01T12:01:00Z");
    }

    @Test
    void a_workflow_fires_at_its_minute_once() {
        save("wf_1", "1 12 * * *", Schedule.SCHEDULED);

        at("12:00:59");
        assertThat(fired()).isEmpty();
        at("12:01:00");
        CronReport report = dispatch.cron().fire();
        assertThat(report.at()).isEqualTo(clock.instant());
        assertThat(report.scheduled()).isOne();
        assertThat(report.fired()).extracting(Fired::workflow).containsExactly(new WorkflowId("wf_1"));
        Run run = report.fired().getFirst().run().await().run();
        assertThat(run.status()).isEqualTo(RunStatus.OK);
        assertThat(run.order().cause()).isEqualTo(RunCause.SCHEDULED);
        assertThat(run.order().payload())
                .isEqualTo("{\"scheduledAt\":\"2026-03-01T12:01:00Z\",\"cron\":\"1 12 * * *\",\"timezone\":\"UTC\"}");
        assertThat(fired()).isEmpty();
        at("12:01:59");
        assertThat(fired()).isEmpty();
        at("23:59:00");
        assertThat(fired()).isEmpty();
        assertThat(runs()).hasSize(1);
    }

    @Test
    void a_workflow_fires_for_the_minute_of_its_change_when_somebody_asks_within_it() {
        save("wf_1", "* * * * *", Schedule.SCHEDULED);
        at("12:00:40");
        assertThat(fired()).containsExactly("2026-03-01T12:00:00Z");
        enable("wf_1", false);
        enable("wf_1", true);
        assertThat(fired()).isEmpty();

        save("wf_2", "* * * * *", Schedule.SCHEDULED);
        at("12:01:00");
        assertThat(fired()).containsExactly("2026-03-01T12:01:00Z", "2026-03-01T12:01:00Z");
    }

    @Test
    void a_look_late_in_the_minute_still_fires_for_it() {
        save("wf_1", "* * * * *", Schedule.SCHEDULED);

        at("12:01:59.999");
        assertThat(fired()).containsExactly("2026-03-01T12:01:00Z");
        at("12:02:00");
        assertThat(fired()).containsExactly("2026-03-01T12:02:00Z");
    }

    @Test
    void only_enabled_workflows_with_a_schedule_fire() {
        save("wf_1", "* * * * *", Schedule.ON_DEMAND);
        save("wf_2", "* * * * *", Schedule.WEBHOOK);
        save("wf_3", "* * * * *", Schedule.SCHEDULED);
        save("wf_4", "* * * * *", Schedule.SCHEDULED);
        enable("wf_3", false);
        dispatch.workflows().delete(ADA, new WorkflowId("wf_4"));

        at("12:01:00");
        assertThat(fired()).isEmpty();

        enable("wf_3", true);
        at("12:02:00");
        assertThat(fired()).containsExactly("2026-03-01T12:02:00Z");
    }

    private void enable(String id, boolean on) {
        WorkflowPatch nothing = WorkflowPatch.nothing();
        dispatch.workflows()
                .patch(
                        ADA,
                        new WorkflowId(id),
                        new WorkflowPatch(
                                nothing.name(),
                                nothing.description(),
                                Patch.set(on),
                                nothing.cron(),
                                nothing.timezone(),
                                nothing.trigger(),
                                nothing.steps(),
                                nothing.allowGet(),
                                List.of()));
    }

    @Test
    void a_minute_at_which_no_process_was_there_is_skipped() {
        save("wf_1", "*/10 * * * *", Schedule.SCHEDULED);

        at("12:35:00");
        assertThat(fired()).isEmpty();
        at("12:40:00");
        assertThat(fired()).containsExactly("2026-03-01T12:40:00Z");
    }

    @Test
    void missed_minutes_are_made_up_for_once_where_that_is_wanted() {
        dispatch = Dispatch.wire(outside.with(MissedRuns.ONCE));
        save("wf_1", "*/10 * * * *", Schedule.SCHEDULED);

        at("12:35:00");
        assertThat(fired()).containsExactly("2026-03-01T12:10:00Z");
        assertThat(fired()).isEmpty();
        at("12:40:00");
        assertThat(fired()).containsExactly("2026-03-01T12:40:00Z");
    }

    @Test
    void a_missed_minute_and_the_present_one_both_fire() {
        dispatch = Dispatch.wire(outside.with(MissedRuns.ONCE));
        save("wf_1", "*/10 * * * *", Schedule.SCHEDULED);

        at("12:30:10");
        assertThat(fired()).containsExactly("2026-03-01T12:10:00Z", "2026-03-01T12:30:00Z");
    }

    @Test
    void a_process_that_was_there_makes_up_for_looks_that_came_late() {
        save("wf_1", "* * * * *", Schedule.SCHEDULED);
        at("12:01:00");
        assertThat(fired()).hasSize(1);

        at("12:04:30");
        assertThat(fired()).containsExactly("2026-03-01T12:02:00Z", "2026-03-01T12:04:00Z");
    }

    @Test
    void workflows_whose_times_were_never_worked_out_do_not_fire_before_their_next_time() {
        dispatch = Dispatch.wire(outside.with(MissedRuns.ONCE));
        save("wf_1", "*/10 * * * *", Schedule.SCHEDULED);
        workflows.moveOn(ADA, new WorkflowId("wf_1"), Instant.parse("2026-03-01T12:00:00Z"), Instant.EPOCH);

        at("12:05:00");
        assertThat(fired()).isEmpty();
        at("12:10:00");
        assertThat(fired()).containsExactly("2026-03-01T12:10:00Z");
    }

    @Test
    void a_workflow_that_cannot_run_is_reported_and_keeps_no_other_from_firing() {
        save("wf_1", "* * * * *", Schedule.SCHEDULED);
        save("wf_2", "* * * * *", Schedule.SCHEDULED);
        Dispatch without = Dispatch.wire(Outside.inMemory()
                .with(clock)
                .with(outside.stores().accounts(), workflows, outside.stores().runs()));

        at("12:01:00");
        assertThat(without.cron().fire().fired())
                .hasSize(2)
                .allSatisfy(fired -> assertThat(fired.run()).isNull());
        assertThat(without.cron().fire().fired()).isEmpty();
        at("12:02:00");
        assertThat(without.cron().fire().fired()).hasSize(2);
    }

    @Test
    void a_server_that_is_shutting_down_leaves_the_minute_to_another() {
        save("wf_1", "* * * * *", Schedule.SCHEDULED);
        Dispatch closing = Dispatch.wire(outside());
        closing.drain(Duration.ZERO);

        at("12:01:00");
        assertThat(closing.cron().fire().fired())
                .singleElement()
                .satisfies(fired -> assertThat(fired.run()).isNull());
        // outside() has a queue of its own
        dispatch = Dispatch.wire(outside());
        assertThat(fired()).containsExactly("2026-03-01T12:01:00Z");
    }

    @Test
    void many_looks_at_once_fire_each_workflow_once() throws Exception {
        int count = 120;
        IntStream.range(0, count).forEach(i -> save("wf_" + i, "* * * * *", Schedule.SCHEDULED));
        at("12:01:00");
        Callable<List<Fired>> look = () -> dispatch.cron().fire().fired();

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<String> fired = threads
                    .invokeAll(IntStream.range(0, 8).mapToObj(i -> look).toList())
                    .stream()
                    .flatMap(future -> get(future).stream())
                    .map(one -> one.workflow().value())
                    .sorted(Comparator.naturalOrder())
                    .toList();
            assertThat(fired).hasSize(count).doesNotHaveDuplicates();
        }
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void the_next_run_that_an_owner_sees_is_the_one_that_comes() {
        save("wf_1", "30 12 * * *", Schedule.SCHEDULED);
        WorkflowStore store = workflows;
        Instant next = dispatch.workflows()
                .nextRunAt(store.find(ADA, new WorkflowId("wf_1")).orElseThrow())
                .orElseThrow();

        clock.advance(Duration.between(clock.instant(), next));
        assertThat(fired()).containsExactly(next.toString());
    }
}
