package app.dispatch.application.run.store;

import static app.dispatch.application.run.store.RunFixture.ADA;
import static app.dispatch.application.run.store.RunFixture.STARTED;
import static app.dispatch.application.run.store.RunFixture.aRun;
import static app.dispatch.application.run.store.RunFixture.cancelled;
import static app.dispatch.application.run.store.RunFixture.done;
import static app.dispatch.application.run.store.RunFixture.failed;
import static app.dispatch.application.run.store.RunFixture.numbered;
import static app.dispatch.application.run.store.RunFixture.ok;
import static app.dispatch.application.run.store.RunFixture.question;
import static app.dispatch.application.run.store.RunFixture.started;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.workflow.WorkflowStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanId;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunPage;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.domain.run.RunQuery.Filter;
import app.dispatch.domain.run.RunQuery.Window;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStats;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.run.RunTally;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link RunStore} does when it lists runs. */
interface RunHistoryContract {
    /** A store of runs and the store of workflows that it counts in. */
    record Stores(RunStore runs, WorkflowStore workflows) {}

    /** Stores without runs and workflows. */
    Stores stores();

    private static void ended(RunStore runs, RunFixture fixture, RunEnd end) {
        Run run = fixture.run();
        runs.begin(run, new Begin.Fresh());
        runs.end(run.id(), 1, numbered(1, done("a")), end);
    }

    private static List<String> ids(RunPage page) {
        return page.runs().stream().map(found -> found.run().id().value()).toList();
    }

    private static RunQuery query(@Nullable String workflow, Filter filter, @Nullable RunCause cause) {
        return new RunQuery(workflow == null ? null : new WorkflowId(workflow), filter, cause, 50, null);
    }

    /** All pages of a history, each of {@code limit} runs. */
    private static List<String> walk(RunStore runs, RunQuery first, int limit) {
        List<String> seen = new ArrayList<>();
        RunQuery.Cursor after = null;
        do {
            RunPage page = runs.history(
                    ADA,
                    new RunQuery(
                            first.workflow(),
                            first.filter(),
                            first.cause(),
                            first.window(),
                            first.text(),
                            limit,
                            after));
            assertThat(page.runs()).hasSizeBetween(after == null ? 0 : 1, limit);
            seen.addAll(ids(page));
            after = page.next();
        } while (after != null);
        return seen;
    }

    @Test
    default void a_history_has_ended_runs_newest_first_with_their_steps() {
        RunStore runs = stores().runs();
        Run older = aRun("run_z").run();
        Run newer = aRun("run_a").startedAt(STARTED.plusMillis(1)).run();
        runs.begin(newer, new Begin.Fresh());
        runs.begin(older, new Begin.Fresh());
        runs.begin(aRun("run_active").run(), new Begin.Fresh());
        runs.append(newer.id(), 1, numbered(1, started("a"), started("b"), done("b")));
        runs.append(newer.id(), 1, numbered(4, done("a")));
        runs.end(newer.id(), 1, numbered(5, done("c")), ok());
        runs.end(older.id(), 1, List.of(), failed("it broke"));

        RunPage page = runs.history(ADA, RunQuery.newest(10));

        assertThat(page.runs())
                .containsExactly(
                        new RunRecord(
                                newer.ended(ok()),
                                List.of(
                                        done("b").outcome(),
                                        done("a").outcome(),
                                        done("c").outcome())),
                        new RunRecord(older.ended(failed("it broke")), List.of()));
        assertThat(page.next()).isNull();
    }

    @Test
    default void a_history_without_runs_is_empty() {
        RunPage page = stores().runs().history(ADA, RunQuery.newest(1));

        assertThat(page.runs()).isEmpty();
        assertThat(page.next()).isNull();
    }

    @Test
    default void a_history_is_walked_page_by_page() {
        RunStore runs = stores().runs();
        List<String> newestFirst = new ArrayList<>();
        for (int n = 0; n < 25; n++) {
            String id = "run_" + (char) ('a' + n);
            ended(runs, aRun(id).startedAt(STARTED.plusMillis(n)), n % 3 == 0 ? ok() : failed("no"));
            newestFirst.addFirst(id);
        }

        for (int limit : new int[] {1, 4, 24, 25, 26}) {
            assertThat(walk(runs, RunQuery.newest(1), limit)).isEqualTo(newestFirst);
        }
    }

    @Test
    default void runs_of_the_same_moment_are_ordered_by_id() {
        RunStore runs = stores().runs();
        List<String> ids = List.of("run_b", "run_Z", "run_-", "run__", "run_a", "run_0", "run_A");
        ids.forEach(id -> ended(runs, aRun(id), ok()));
        List<String> expected = List.of("run_b", "run_a", "run__", "run_Z", "run_A", "run_0", "run_-");

        assertThat(walk(runs, RunQuery.newest(1), 50)).isEqualTo(expected);
        assertThat(walk(runs, RunQuery.newest(1), 2)).isEqualTo(expected);
    }

    @Test
    default void runs_that_come_and_go_do_not_move_the_next_page() {
        RunStore runs = stores().runs();
        for (int n = 0; n < 4; n++) {
            ended(runs, aRun("run_" + n).startedAt(STARTED.plusMillis(n)), ok());
        }
        RunPage first = runs.history(ADA, RunQuery.newest(2));
        ended(runs, aRun("run_9").startedAt(STARTED.plusMillis(9)), ok());

        RunPage second = runs.history(ADA, new RunQuery(null, Filter.ENDED, null, 2, first.next()));

        assertThat(ids(first)).containsExactly("run_3", "run_2");
        assertThat(ids(second)).containsExactly("run_1", "run_0");
    }

    @Test
    default void a_history_is_filtered_by_where_runs_stand() {
        RunStore runs = stores().runs();
        ended(runs, aRun("run_1").startedAt(STARTED.plusMillis(1)), ok());
        ended(runs, aRun("run_2").startedAt(STARTED.plusMillis(2)), failed("no"));
        ended(runs, aRun("run_3").startedAt(STARTED.plusMillis(3)), cancelled());
        ended(runs, aRun("run_4").startedAt(STARTED.plusMillis(4)), ok());
        runs.begin(aRun("run_5").startedAt(STARTED.plusMillis(5)).run(), new Begin.Fresh());
        runs.append(new RunId("run_5"), 1, numbered(1, done("a")));

        assertThat(walk(runs, query(null, Filter.ENDED, null), 2)).containsExactly("run_4", "run_3", "run_2", "run_1");
        assertThat(walk(runs, query(null, Filter.OK, null), 1)).containsExactly("run_4", "run_1");
        assertThat(walk(runs, query(null, Filter.FAILED, null), 1)).containsExactly("run_2");
        assertThat(walk(runs, query(null, Filter.CANCELLED, null), 1)).containsExactly("run_3");
        RunPage active = runs.history(ADA, query(null, Filter.ACTIVE, null));
        assertThat(ids(active)).containsExactly("run_5");
        assertThat(active.runs().getFirst().steps()).containsExactly(done("a").outcome());
    }

    @Test
    default void a_history_is_filtered_by_workflow_and_cause() {
        RunStore runs = stores().runs();
        RunCause[] causes = RunCause.values();
        for (int n = 0; n < 12; n++) {
            String workflow = n % 2 == 0 ? "wf_even" : "wf_odd";
            RunFixture run = aRun("run_" + (char) ('a' + n)).of(workflow).causedBy(causes[n % 3]);
            ended(runs, run.startedAt(STARTED.plusMillis(n)), n < 6 ? ok() : failed("no"));
        }
        ended(runs, aRun("run_z"), ok());

        assertThat(walk(runs, query("wf_even", Filter.ENDED, null), 4))
                .containsExactly("run_k", "run_i", "run_g", "run_e", "run_c", "run_a");
        assertThat(walk(runs, query(null, Filter.ENDED, causes[1]), 3))
                .containsExactly("run_k", "run_h", "run_e", "run_b");
        assertThat(walk(runs, query("wf_even", Filter.ENDED, causes[1]), 1)).containsExactly("run_k", "run_e");
        assertThat(walk(runs, query("wf_odd", Filter.OK, causes[0]), 1)).containsExactly("run_d");
        assertThat(walk(runs, query("wf_none", Filter.ENDED, null), 1)).isEmpty();
    }

    @Test
    default void a_history_has_the_owners_runs_alone() {
        RunStore runs = stores().runs();
        UserId bob = new UserId("usr_bob");
        ended(runs, aRun("run_1").of("wf_1"), ok());
        ended(runs, aRun("run_2").of("wf_1").ownedBy(bob), ok());

        assertThat(ids(runs.history(ADA, RunQuery.newest(10)))).containsExactly("run_1");
        assertThat(ids(runs.history(bob, query("wf_1", Filter.ENDED, null)))).containsExactly("run_2");
        assertThat(ids(runs.history(new UserId("usr_eve"), query("wf_1", Filter.ENDED, null))))
                .isEmpty();
    }

    @Test
    default void a_history_is_filtered_by_whether_runs_wait() {
        RunStore runs = stores().runs();
        Run waits = aRun("run_1").startedAt(STARTED.plusMillis(1)).run();
        runs.begin(waits, new Begin.Fresh());
        runs.approvals().ask(waits.id(), 1, question("b"));
        runs.park(waits.id(), 1, numbered(1, done("a")), Set.of(new StepId("b")));
        runs.begin(aRun("run_2").startedAt(STARTED.plusMillis(2)).run(), new Begin.Fresh());
        ended(runs, aRun("run_3").startedAt(STARTED.plusMillis(3)), ok());

        assertThat(walk(runs, query(null, Filter.WAITING, null), 1)).containsExactly("run_1");
        assertThat(walk(runs, query(null, Filter.QUEUED, null), 1)).containsExactly("run_2");
        assertThat(walk(runs, query(null, Filter.ALL, null), 2)).containsExactly("run_3", "run_2", "run_1");
        assertThat(runs.history(ADA, query(null, Filter.WAITING, null))
                        .runs()
                        .getFirst()
                        .run()
                        .status())
                .isEqualTo(RunStatus.WAITING);
    }

    @Test
    default void a_history_is_filtered_by_when_runs_were_started() {
        RunStore runs = stores().runs();
        for (int n = 0; n < 6; n++) {
            ended(runs, aRun("run_" + n).startedAt(STARTED.plusMillis(n)), ok());
        }

        assertThat(walk(runs, within(new Window(STARTED.plusMillis(2), STARTED.plusMillis(5)), null), 2))
                .containsExactly("run_4", "run_3", "run_2");
        assertThat(walk(runs, within(new Window(STARTED.plusMillis(4), null), null), 1))
                .containsExactly("run_5", "run_4");
        assertThat(walk(runs, within(new Window(null, STARTED.plusMillis(1)), null), 9))
                .containsExactly("run_0");
    }

    private static RunQuery within(Window window, @Nullable String text) {
        return new RunQuery(null, Filter.ALL, null, window, text, 50, null);
    }

    @Test
    default void a_history_is_filtered_by_what_runs_say() {
        RunStore runs = stores().runs();
        ended(runs, aRun("run_Abc").startedAt(STARTED.plusMillis(1)), ok());
        ended(runs, aRun("run_2").of("wf_digest").startedAt(STARTED.plusMillis(2)), ok());
        ended(runs, aRun("run_3").startedAt(STARTED.plusMillis(3)), failed("Step `a` failed: it is 100%_broken"));
        Plan named = Plan.of(new PlanId("wf_x"), STARTED, "Der \"große\" Überblick", List.of());
        ended(runs, aRun("run_4").with(Json.write(PlanJson.write(named)), "{}").startedAt(STARTED.plusMillis(4)), ok());

        assertThat(walk(runs, within(Window.ALWAYS, "ABC"), 1)).containsExactly("run_Abc");
        assertThat(walk(runs, within(Window.ALWAYS, "digest"), 1)).containsExactly("run_2");
        assertThat(walk(runs, within(Window.ALWAYS, "100%_BROKEN"), 1)).containsExactly("run_3");
        assertThat(walk(runs, within(Window.ALWAYS, "\"große\" über"), 1)).containsExactly("run_4");
        assertThat(walk(runs, within(Window.ALWAYS, "createdAt"), 1)).isEmpty();
        assertThat(walk(runs, within(Window.ALWAYS, "run_"), 2)).containsExactly("run_4", "run_3", "run_2", "run_Abc");
        assertThat(walk(runs, within(new Window(null, STARTED.plusMillis(3)), "run_"), 1))
                .containsExactly("run_2", "run_Abc");
    }

    /** Ends and begins of days in a zone whose clocks are put forward on the 29th of March 2026 at 1 o'clock UTC. */
    private static Set<RunTally> tallied(RunStore runs, String zone, @Nullable String workflow) {
        LocalDate first = LocalDate.of(2026, 3, 28);
        RunStats.Over over =
                new RunStats.Over(first, ZoneId.of(zone), workflow == null ? null : new WorkflowId(workflow));
        RunStore.Tallied tallied = runs.tally(ADA, over, 100);
        assertThat(tallied.whole()).isTrue();
        assertThat(tallied.tallies()).doesNotHaveDuplicates();
        return Set.copyOf(tallied.tallies());
    }

    private static void ended(RunStore runs, String id, String at, RunEnd end) {
        ended(runs, aRun(id).startedAt(Instant.parse(at)), end);
    }

    private static RunTally tally(@Nullable String workflow, RunEnd.How how, String day, long count) {
        return new RunTally(workflow == null ? null : new WorkflowId(workflow), how, LocalDate.parse(day), count);
    }

    @Test
    default void ended_runs_are_counted_by_workflow_outcome_and_local_day() {
        RunStore runs = stores().runs();
        ended(runs, "run_1", "2026-03-27T22:59:59.999Z", ok()); // the day before, in Berlin too
        ended(runs, "run_2", "2026-03-27T23:00:00Z", ok()); // in Berlin the 28th begins
        ended(runs, "run_3", "2026-03-28T12:00:00Z", failed("no"));
        ended(runs, aRun("run_4").of("wf_1").startedAt(Instant.parse("2026-03-28T22:59:59Z")), ok());
        ended(runs, aRun("run_5").of("wf_1").startedAt(Instant.parse("2026-03-28T23:00:00Z")), ok());
        ended(
                runs,
                aRun("run_6").of("wf_1").causedBy(RunCause.WEBHOOK).startedAt(Instant.parse("2026-03-29T21:59:59Z")),
                ok());
        ended(runs, aRun("run_7").of("wf_1").startedAt(Instant.parse("2026-03-29T22:00:00Z")), cancelled());
        ended(
                runs,
                aRun("run_8").ownedBy(new UserId("usr_bob")).startedAt(Instant.parse("2026-03-29T22:00:00Z")),
                ok());
        runs.begin(
                aRun("run_9").startedAt(Instant.parse("2026-03-29T22:00:00Z")).run(), new Begin.Fresh());

        assertThat(tallied(runs, "Europe/Berlin", null))
                .containsExactlyInAnyOrder(
                        tally(null, RunEnd.How.OK, "2026-03-28", 1),
                        tally(null, RunEnd.How.FAILED, "2026-03-28", 1),
                        tally("wf_1", RunEnd.How.OK, "2026-03-28", 1),
                        tally("wf_1", RunEnd.How.OK, "2026-03-29", 2),
                        tally("wf_1", RunEnd.How.CANCELLED, "2026-03-30", 1));
        assertThat(tallied(runs, "UTC", "wf_1"))
                .containsExactlyInAnyOrder(
                        tally("wf_1", RunEnd.How.OK, "2026-03-28", 2),
                        tally("wf_1", RunEnd.How.OK, "2026-03-29", 1),
                        tally("wf_1", RunEnd.How.CANCELLED, "2026-03-29", 1));
        assertThat(tallied(runs, "America/St_Johns", "wf_1"))
                .containsExactlyInAnyOrder(
                        tally("wf_1", RunEnd.How.OK, "2026-03-28", 2),
                        tally("wf_1", RunEnd.How.OK, "2026-03-29", 1),
                        tally("wf_1", RunEnd.How.CANCELLED, "2026-03-29", 1));
    }

    @Test
    default void of_each_outcome_the_newest_are_counted() {
        RunStore runs = stores().runs();
        for (int n = 0; n < 5; n++) {
            ended(runs, "run_" + n, "2026-03-2" + (4 + n) + "T12:00:00Z", ok());
        }
        RunStats.Over over = new RunStats.Over(LocalDate.of(2026, 3, 20), ZoneId.of("UTC"), null);

        RunStore.Tallied some = runs.tally(ADA, over, 2);

        assertThat(some.whole()).isFalse();
        assertThat(some.tallies())
                .containsExactlyInAnyOrder(
                        tally(null, RunEnd.How.OK, "2026-03-27", 1), tally(null, RunEnd.How.OK, "2026-03-28", 1));
        assertThat(runs.tally(ADA, over, 6).whole()).isTrue();
        assertThat(runs.tally(new UserId("usr_eve"), over, 6).tallies()).isEmpty();
    }
}
