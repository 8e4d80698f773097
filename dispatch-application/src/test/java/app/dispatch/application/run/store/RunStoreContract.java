package app.dispatch.application.run.store;

import static app.dispatch.application.Eventually.eventually;
import static app.dispatch.application.run.store.RunFixture.ADA;
import static app.dispatch.application.run.store.RunFixture.STARTED;
import static app.dispatch.application.run.store.RunFixture.aRun;
import static app.dispatch.application.run.store.RunFixture.done;
import static app.dispatch.application.run.store.RunFixture.failed;
import static app.dispatch.application.run.store.RunFixture.numbered;
import static app.dispatch.application.run.store.RunFixture.ok;
import static app.dispatch.application.run.store.RunFixture.started;
import static app.dispatch.application.run.store.RunFixture.takeOver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.workflow.WorkflowFixture;
import app.dispatch.application.workflow.WorkflowStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.RunLost;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunEvent;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link RunStore} does when it writes runs, and when it reads one of them. */
public interface RunStoreContract extends RunRepeatContract {
    @Test
    default void a_run_is_found_as_it_was_begun() {
        RunStore runs = stores().runs();
        Run plain = aRun("run_1").run();
        Run whole = new Run(
                new RunId("run_2"),
                ADA,
                new WorkflowId("wf_1"),
                7,
                RunCause.WEBHOOK,
                RunMode.DRY_RUN,
                "{\"steps\":[]}",
                "{}",
                STARTED,
                1,
                RunStatus.RUNNING,
                null,
                new RunId("run_0"),
                new RunId("run_1"));
        runs.begin(plain);
        runs.begin(whole);

        assertThat(runs.find(ADA, plain.id())).contains(plain);
        assertThat(runs.find(ADA, whole.id())).contains(whole);
        assertThat(runs.find(ADA, new RunId("run_3"))).isEmpty();
        assertThat(runs.journal(ADA, plain.id(), 0)).isEmpty();
    }

    @Test
    default void plan_and_payload_are_kept_to_the_letter() {
        RunStore runs = stores().runs();
        String plan = "{ \"b\":1.0,\t\"a\" : 1e2, \"b\":\"twice\" }\r\n";
        String payload = " {\"text\":\"\\u0000 é e\\u0301 e\u0301 🚀 \uFFFD \u2028 \u0001 'quoted' \\\\ \uFEFF\"} ";
        Run run = aRun("run_1").with(plan, payload).run();

        runs.begin(run);

        assertThat(runs.find(ADA, run.id())).contains(run);
        assertThat(takeOver(runs)).containsExactly(run.takenOver());
    }

    @Test
    default void texts_of_many_mebibytes_are_kept() {
        RunStore runs = stores().runs();
        String letter = "é🚀x";
        Run run = aRun("run_1")
                .with(letter.repeat(300_000), letter.repeat(400_000))
                .run();
        List<Recorded> events = numbered(1, done("a", Value.of(letter.repeat(2_600_000))), done("b", Value.NULL));

        runs.begin(run);
        runs.append(run.id(), 1, events);

        assertThat(runs.find(ADA, run.id())).contains(run);
        assertThat(runs.journal(ADA, run.id(), 0)).isEqualTo(events);
    }

    @Test
    default void a_journal_has_all_events_in_order() {
        RunStore runs = stores().runs();
        Run run = aRun("run_1").run();
        List<Recorded> all = numbered(
                5,
                started("a"),
                new RunEvent.StepModeSet(new StepId("a"), RunMode.DRY_RUN),
                new RunEvent.StepLogged(new StepId("a"), "GET https://example.com 🚀"),
                new RunEvent.StepIntended(new StepId("a"), 2),
                done("a"),
                new RunEvent.PhaseCompleted(0),
                new RunEvent.RunCompleted(run.id(), ok()));
        runs.begin(run);
        runs.begin(aRun("run_2").run());

        runs.append(run.id(), 1, all.subList(0, 3));
        runs.append(run.id(), 1, all.subList(3, 4));
        runs.end(run.id(), 1, all.subList(4, 7), ok());

        assertThat(runs.journal(ADA, run.id(), 0)).isEqualTo(all);
        assertThat(runs.journal(ADA, new RunId("run_2"), 0)).isEmpty();
        assertThat(runs.journal(ADA, new RunId("run_3"), 0)).isEmpty();
    }

    @Test
    default void a_journal_can_be_read_from_any_number_on() {
        RunStore runs = stores().runs();
        Run run = aRun("run_1").run();
        List<Recorded> all =
                numbered(1, started("a"), done("a"), started("b"), done("b"), new RunEvent.PhaseCompleted(0));
        runs.begin(run);
        runs.append(run.id(), 1, all.subList(0, 3));
        runs.append(run.id(), 1, all.subList(3, 5));

        for (int after = 0; after <= 6; after++) {
            assertThat(runs.journal(ADA, run.id(), after)).isEqualTo(all.subList(Math.min(after, 5), 5));
        }
    }

    @Test
    default void an_ended_run_says_how_it_ended() {
        RunStore runs = stores().runs();
        RunEnd end = failed("it broke: \"é\" 🚀");
        runs.begin(aRun("run_1").run());
        runs.begin(aRun("run_2").run());

        runs.end(new RunId("run_1"), 1, numbered(1, done("a")), end);
        runs.end(new RunId("run_2"), 1, List.of(), ok());

        assertThat(runs.find(ADA, new RunId("run_1")))
                .contains(aRun("run_1").run().ended(end));
        assertThat(runs.find(ADA, new RunId("run_2")))
                .contains(aRun("run_2").run().ended(ok()));
        assertThat(runs.journal(ADA, new RunId("run_1"), 0)).isEqualTo(numbered(1, done("a")));
    }

    @Test
    default void a_run_ends_whatever_its_error_says() {
        RunStore runs = stores().runs();
        RunId id = new RunId("run_1");
        runs.begin(aRun("run_1").run());

        runs.end(id, 1, numbered(1, done("a", Value.of("NUL \0 and half a pair \uD83D"))), failed("NUL \0, \uD83D"));

        assertThat(runs.find(ADA, id).orElseThrow().status()).isEqualTo(RunStatus.FAILED);
        assertThat(runs.journal(ADA, id, 0)).hasSize(1);
    }

    @Test
    default void an_ended_run_takes_no_more() {
        RunStore runs = stores().runs();
        RunId id = new RunId("run_1");
        runs.begin(aRun("run_1").of("wf_1").run());
        runs.end(id, 1, numbered(1, done("a")), ok());

        assertThatThrownBy(() -> runs.append(id, 1, numbered(2, done("b")))).isInstanceOf(RunLost.class);
        assertThatThrownBy(() -> runs.end(id, 1, numbered(2, done("b")), failed("late")))
                .isInstanceOf(RunLost.class);

        assertThat(runs.find(ADA, id)).contains(aRun("run_1").of("wf_1").run().ended(ok()));
        assertThat(runs.journal(ADA, id, 0)).isEqualTo(numbered(1, done("a")));
    }

    @Test
    default void a_write_with_another_epoch_is_refused_and_changes_nothing() {
        Stores stores = stores();
        RunStore runs = stores.runs();
        RunId id = new RunId("run_1");
        stores.workflows().add(ADA, WorkflowFixture.aWorkflow("wf_1", ADA));
        runs.begin(aRun("run_1").of("wf_1").run());
        runs.append(id, 1, numbered(1, started("a")));
        takeOver(runs);

        assertThatThrownBy(() -> runs.append(id, 1, numbered(2, done("a")))).isInstanceOf(RunLost.class);
        assertThatThrownBy(() -> runs.end(id, 1, numbered(2, done("a")), ok())).isInstanceOf(RunLost.class);
        assertThatThrownBy(() -> runs.append(id, 3, numbered(2, done("a")))).isInstanceOf(RunLost.class);
        assertThatThrownBy(() -> runs.append(new RunId("run_2"), 1, numbered(2, done("a"))))
                .isInstanceOf(RunLost.class);

        assertThat(runs.journal(ADA, id, 0)).isEqualTo(numbered(1, started("a")));
        assertThat(runs.find(ADA, id)).contains(aRun("run_1").of("wf_1").run().takenOver());
        assertThat(stores.workflows()
                        .find(ADA, new WorkflowId("wf_1"))
                        .orElseThrow()
                        .runCount())
                .isZero();
    }

    @Test
    default void taking_over_raises_the_epoch_of_every_unfinished_run() {
        RunStore runs = stores().runs();
        UserId bob = new UserId("usr_bob");
        Run older = aRun("run_b").startedAt(STARTED).run();
        Run newer = aRun("run_a").startedAt(STARTED.plusSeconds(1)).ownedBy(bob).run();
        runs.begin(newer);
        runs.begin(older);
        runs.begin(aRun("run_ended").run());
        runs.end(new RunId("run_ended"), 1, List.of(), ok());

        assertThat(takeOver(runs)).containsExactly(older.takenOver(), newer.takenOver());
        assertThat(takeOver(runs)).extracting(Run::epoch).containsExactly(3L, 3L);

        runs.append(older.id(), 3, numbered(Recorded.before(3) + 1, done("a")));
        runs.end(newer.id(), 3, List.of(), ok());
        assertThat(takeOver(runs)).extracting(Run::id).containsExactly(older.id());
        assertThat(runs.find(bob, newer.id())).map(Run::status).contains(RunStatus.OK);
        assertThat(runs.find(ADA, new RunId("run_ended"))).map(Run::epoch).contains(1L);
    }

    @Test
    default void what_an_old_writer_stored_is_there_before_the_take_over_or_refused() throws Exception {
        RunStore runs = stores().runs();
        for (int n = 0; n < 40; n++) {
            RunId id = new RunId("run_" + n);
            runs.begin(aRun(id.value()).run());
            Callable<Boolean> oldWriter = () -> {
                try {
                    for (int seq = 1; ; seq++) {
                        runs.append(id, 1, numbered(seq, done("a")));
                    }
                } catch (RunLost lost) {
                    return true;
                }
            };
            try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
                Future<Boolean> old = threads.submit(oldWriter);
                // A look passes over what is locked, as when the writer is at it.
                eventually(() -> !takeOver(runs).isEmpty());
                List<Recorded> seen = runs.journal(ADA, id, 0);
                assertThat(old.get()).isTrue();
                assertThat(runs.journal(ADA, id, 0)).isEqualTo(seen);
            }
            runs.end(id, 2, List.of(), ok());
        }
    }

    @Test
    default void an_ended_run_is_counted_for_its_workflow() {
        Stores stores = stores();
        RunStore runs = stores.runs();
        UserId bob = new UserId("usr_bob");
        stores.workflows().add(ADA, WorkflowFixture.aWorkflow("wf_1", ADA));
        stores.workflows().add(ADA, WorkflowFixture.aWorkflow("wf_2", ADA));
        stores.workflows().add(bob, WorkflowFixture.aWorkflow("wf_1", bob).withSecret("of bob", STARTED));
        runs.begin(aRun("run_1").of("wf_1").startedAt(STARTED.plusSeconds(9)).run());
        runs.begin(aRun("run_2").of("wf_1").startedAt(STARTED).run());
        runs.begin(aRun("run_3").of("wf_1").ownedBy(bob).run());
        runs.begin(aRun("run_4").of("wf_gone").run());
        runs.begin(aRun("run_5").run());
        assertThat(workflow(stores, "wf_1").runCount()).isZero();

        for (int n = 1; n <= 5; n++) {
            runs.end(new RunId("run_" + n), 1, List.of(), ok());
        }

        assertThat(workflow(stores, "wf_1").runCount()).isEqualTo(2);
        assertThat(workflow(stores, "wf_1").lastRunAt()).isEqualTo(STARTED.plusSeconds(9));
        assertThat(stores.workflows()
                        .find(bob, new WorkflowId("wf_1"))
                        .orElseThrow()
                        .runCount())
                .isEqualTo(1);
        assertThat(workflow(stores, "wf_2")).isEqualTo(WorkflowFixture.aWorkflow("wf_2", ADA));
    }

    @Test
    default void runs_that_end_at_the_same_time_are_all_counted() throws Exception {
        Stores stores = stores();
        RunStore runs = stores.runs();
        stores.workflows().add(ADA, WorkflowFixture.aWorkflow("wf_1", ADA));
        List<Callable<Void>> all = new ArrayList<>();
        IntStream.range(0, 200)
                .forEach(n -> all.add(() -> {
                    RunId id = new RunId("run_" + n);
                    Instant start = STARTED.plusMillis(n);
                    runs.begin(aRun(id.value()).of("wf_1").startedAt(start).run());
                    runs.append(id, 1, numbered(1, done("a")));
                    runs.end(id, 1, numbered(2, done("b")), ok());
                    return null;
                }));

        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<Void> one : threads.invokeAll(all)) {
                one.get();
            }
        }

        assertThat(workflow(stores, "wf_1").runCount()).isEqualTo(200);
        assertThat(workflow(stores, "wf_1").lastRunAt()).isEqualTo(STARTED.plusMillis(199));
        assertThat(takeOver(runs)).isEmpty();
    }

    @Test
    default void another_users_run_is_not_there() {
        RunStore runs = stores().runs();
        UserId bob = new UserId("usr_bob");
        RunId id = new RunId("run_1");
        runs.begin(aRun("run_1").run());
        runs.append(id, 1, numbered(1, done("a")));

        assertThat(runs.find(bob, id)).isEmpty();
        assertThat(runs.journal(bob, id, 0)).isEmpty();
    }

    private static SavedWorkflow workflow(Stores stores, String id) {
        WorkflowStore workflows = stores.workflows();
        return workflows.find(ADA, new WorkflowId(id)).orElseThrow();
    }
}
