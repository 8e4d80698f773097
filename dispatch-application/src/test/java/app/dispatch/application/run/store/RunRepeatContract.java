package app.dispatch.application.run.store;

import static app.dispatch.application.run.store.RunFixture.ADA;
import static app.dispatch.application.run.store.RunFixture.STARTED;
import static app.dispatch.application.run.store.RunFixture.aRun;
import static app.dispatch.application.run.store.RunFixture.done;
import static app.dispatch.application.run.store.RunFixture.failed;
import static app.dispatch.application.run.store.RunFixture.numbered;
import static app.dispatch.application.run.store.RunFixture.ok;
import static app.dispatch.application.run.store.RunFixture.started;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.JournalJson;
import app.dispatch.application.workflow.RunKeeping;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.Retention;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunOrigin;
import app.dispatch.domain.run.RunUse;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.workflow.KeepRuns;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link RunStore} does with runs that go on from others, and with runs that are too old. */
interface RunRepeatContract extends RunHistoryContract {
    private static Run retry(String id, String of) {
        return aRun(id).from(new RunOrigin.RetryOf(new RunId(of))).run();
    }

    private static void ended(RunStore runs, RunFixture fixture, RunEnd end) {
        Run run = fixture.run();
        runs.begin(run, new Begin.Fresh());
        runs.end(run.id(), 1, numbered(1, done("a")), end);
    }

    private static RunEnd endedAt(Instant at) {
        return RunEnd.ok(at);
    }

    @Test
    default void a_retry_begins_with_what_it_reuses() {
        RunStore runs = stores().runs();
        ended(runs, aRun("run_1"), failed("no"));
        List<Recorded> reused = numbered(1, started("a"), done("a"));

        assertThat(runs.begin(retry("run_2", "run_1"), new Begin.Retry(reused))).isTrue();

        assertThat(runs.find(ADA, new RunId("run_2"))).contains(retry("run_2", "run_1"));
        assertThat(runs.journal(ADA, new RunId("run_2"), 0)).isEqualTo(reused);
        assertThat(runs.findRetry(ADA, new RunId("run_1"))).contains(retry("run_2", "run_1"));
        assertThat(runs.findRetry(ADA, new RunId("run_2"))).isEmpty();
        assertThat(runs.findRetry(new UserId("usr_eve"), new RunId("run_1"))).isEmpty();
        runs.append(new RunId("run_2"), 1, numbered(3, done("b")));
        assertThat(runs.journal(ADA, new RunId("run_2"), 0)).hasSize(3);
    }

    @Test
    default void one_run_goes_on_from_each_however_many_ask_at_once() throws Exception {
        RunStore runs = stores().runs();
        ended(runs, aRun("run_1"), failed("no"));
        List<Callable<Boolean>> attempts = IntStream.range(0, 16)
                .mapToObj(n -> (Callable<Boolean>)
                        () -> runs.begin(retry("run_r" + n, "run_1"), new Begin.Retry(numbered(1, done("a")))))
                .toList();

        long begun = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
                begun += attempt.get() ? 1 : 0;
            }
        }

        assertThat(begun).isEqualTo(1);
        RunId retry = runs.findRetry(ADA, new RunId("run_1")).orElseThrow().id();
        IntStream.range(0, 16)
                .mapToObj(n -> new RunId("run_r" + n))
                .forEach(id -> assertThat(runs.journal(ADA, id, 0)).hasSize(id.equals(retry) ? 1 : 0));
    }

    @Test
    default void as_many_runs_of_a_user_as_are_kept_stay_and_one_more_is_forgotten_the_oldest() {
        RunStore runs = stores().runs();
        UserId bob = new UserId("usr_bob");
        for (int n = 0; n < 4; n++) {
            RunFixture run = aRun("run_" + n).startedAt(STARTED.plusMillis(n));
            ended(runs, run.causedBy(RunCause.values()[n % 3]), n % 2 == 0 ? ok() : failed("no"));
        }
        ended(runs, aRun("run_bobs").ownedBy(bob), ok());

        assertThat(runs.forget(new Retention(4, 0), STARTED, 100)).isZero();
        assertThat(runs.forget(new Retention(3, 0), STARTED, 100)).isEqualTo(1);

        assertThat(runs.find(ADA, new RunId("run_0"))).isEmpty();
        assertThat(runs.journal(ADA, new RunId("run_0"), 0)).isEmpty();
        assertThat(runs.find(ADA, new RunId("run_1"))).isPresent();
        assertThat(runs.journal(ADA, new RunId("run_1"), 0)).hasSize(1);
        assertThat(runs.find(bob, new RunId("run_bobs"))).isPresent();
    }

    @Test
    default void what_ended_runs_take_is_plan_and_payload_and_the_journal_of_each() {
        RunStore runs = stores().runs();
        assertThat(runs.use(ADA)).isEqualTo(RunUse.NONE);
        ended(runs, aRun("run_1"), ok());
        RunUse one = runs.use(ADA);
        String journal = JournalJson.write(runs.journal(ADA, new RunId("run_1"), 0));
        Run run = runs.find(ADA, new RunId("run_1")).orElseThrow();

        assertThat(one)
                .isEqualTo(RunUse.ofOne(
                        run.order().plan().length() + run.order().payload().length() + journal.length()));

        ended(runs, aRun("run_2").with("{\"steps\":[]}  ", "{\"a\":\"" + "b".repeat(1_000) + "\"}"), failed("no"));
        ended(runs, aRun("run_bobs").ownedBy(new UserId("usr_bob")), ok());
        runs.begin(aRun("run_3").run(), new Begin.Fresh());
        runs.append(new RunId("run_3"), 1, numbered(1, done("a", Value.of("x".repeat(5_000)))));

        assertThat(runs.use(ADA).runs()).isEqualTo(2);
        assertThat(runs.use(ADA).text()).isBetween(2 * one.text() + 1_000, 2 * one.text() + 1_100);

        runs.journal(ADA, new RunId("run_3"), 0);
        runs.append(new RunId("run_3"), 1, numbered(2, done("b", Value.of("x".repeat(7_000)))));
        runs.end(new RunId("run_3"), 1, numbered(3, done("c", Value.of("x".repeat(11_000)))), ok());

        assertThat(runs.use(ADA).text()).isBetween(3 * one.text() + 24_000, 6 * one.text() + 24_000);
    }

    @Test
    default void as_much_text_of_a_users_runs_as_is_kept_stays_and_for_a_character_more_the_oldest_is_forgotten() {
        RunStore runs = stores().runs();
        UserId bob = new UserId("usr_bob");
        for (int n = 0; n < 4; n++) {
            RunFixture run =
                    aRun("run_" + n).startedAt(STARTED.plusMillis(n)).with("{}", "\"" + "x".repeat(1_000 * n) + "\"");
            ended(runs, run.causedBy(RunCause.values()[n % 3]), n % 2 == 0 ? ok() : failed("no"));
        }
        ended(runs, aRun("run_bobs").ownedBy(bob), ok());
        long all = runs.use(ADA).text();

        assertThat(runs.forget(new Retention(0, all, 0), STARTED, 100)).isZero();
        assertThat(runs.forget(new Retention(0, all - 1, 0), STARTED, 100)).isEqualTo(1);
        assertThat(runs.find(ADA, new RunId("run_0"))).isEmpty();
        assertThat(runs.find(ADA, new RunId("run_1"))).isPresent();

        long newest = runs.use(ADA).text() / 2; // of three, of which each is larger than the one before
        assertThat(runs.forget(new Retention(3, newest, 0), STARTED, 1)).isEqualTo(1);
        assertThat(runs.find(ADA, new RunId("run_1"))).isEmpty();
        assertThat(runs.forget(new Retention(3, newest + 1_000, 0), STARTED, 100))
                .isEqualTo(1);
        assertThat(runs.find(ADA, new RunId("run_2"))).isEmpty();
        assertThat(runs.find(ADA, new RunId("run_3"))).isPresent();
        assertThat(runs.find(bob, new RunId("run_bobs"))).isPresent();
    }

    @Test
    default void a_run_is_kept_for_its_days_and_not_a_millisecond_longer() {
        RunStore runs = stores().runs();
        Instant end = STARTED.plusMillis(20);
        ended(runs, aRun("run_1").startedAt(STARTED.minus(Duration.ofDays(9))), endedAt(end));
        Retention week = new Retention(0, 7);

        assertThat(runs.forget(week, end.plus(Duration.ofDays(7)), 100)).isZero();
        assertThat(runs.forget(week, end.plus(Duration.ofDays(7)).plusMillis(1), 100))
                .isEqualTo(1);
        assertThat(runs.find(ADA, new RunId("run_1"))).isEmpty();
    }

    @Test
    default void as_many_runs_of_a_workflow_as_it_keeps_stay_whatever_others_there_are() {
        RunStore runs = stores().runs();
        UserId bob = new UserId("usr_bob");
        for (int n = 0; n < 4; n++) {
            RunFixture run = aRun("run_" + n).of("wf_kept").startedAt(STARTED.plusMillis(n));
            ended(runs, run.causedBy(RunCause.values()[n % 3]), n % 2 == 0 ? ok() : failed("no"));
            ended(runs, aRun("run_other_" + n).of("wf_other").startedAt(STARTED.plusMillis(n)), ok());
            ended(runs, aRun("run_none_" + n).startedAt(STARTED.plusMillis(n)), ok());
            ended(runs, aRun("run_bob_" + n).of("wf_kept").ownedBy(bob), ok());
        }
        runs.begin(
                aRun("run_open").of("wf_kept").startedAt(STARTED.minusMillis(1)).run(), new Begin.Fresh());

        assertThat(runs.forget(keeping(4, 0), STARTED, 100)).isZero();
        assertThat(runs.forget(keeping(3, 0), STARTED, 100)).isEqualTo(1);
        assertThat(runs.find(ADA, new RunId("run_0"))).isEmpty();
        assertThat(runs.journal(ADA, new RunId("run_0"), 0)).isEmpty();
        assertThat(runs.forget(keeping(1, 0), STARTED, 1))
                .as("the most at a time")
                .isEqualTo(1);
        assertThat(runs.find(ADA, new RunId("run_1"))).isEmpty();
        assertThat(runs.forget(keeping(1, 0), STARTED, 100)).isEqualTo(1);

        assertThat(runs.find(ADA, new RunId("run_3"))).isPresent();
        assertThat(runs.find(ADA, new RunId("run_open"))).isPresent();
        assertThat(runs.use(ADA).runs()).isEqualTo(1 + 8);
        assertThat(runs.use(bob).runs()).isEqualTo(4);
    }

    @Test
    default void a_run_is_kept_for_the_days_of_its_workflow_and_not_a_millisecond_longer() {
        RunStore runs = stores().runs();
        Instant end = STARTED.plusMillis(20);
        ended(runs, aRun("run_1").of("wf_kept").startedAt(STARTED.minus(Duration.ofDays(9))), endedAt(end));
        ended(runs, aRun("run_2").of("wf_other").startedAt(STARTED.minus(Duration.ofDays(9))), endedAt(end));

        assertThat(runs.forget(keeping(0, 2), end.plus(Duration.ofDays(2)), 100))
                .isZero();
        assertThat(runs.forget(keeping(9, 2), end.plus(Duration.ofDays(2)).plusMillis(1), 100))
                .isEqualTo(1);
        assertThat(runs.find(ADA, new RunId("run_1"))).isEmpty();
        assertThat(runs.find(ADA, new RunId("run_2"))).isPresent();
    }

    private static RunKeeping keeping(int runs, int days) {
        return new RunKeeping(ADA, new WorkflowId("wf_kept"), new KeepRuns(runs, days));
    }

    @Test
    default void a_run_that_has_not_ended_is_never_forgotten() {
        RunStore runs = stores().runs();
        runs.begin(aRun("run_1").run(), new Begin.Fresh());
        runs.append(new RunId("run_1"), 1, numbered(1, done("a")));
        ended(runs, aRun("run_2").startedAt(STARTED.plusMillis(1)), ok());

        assertThat(runs.forget(new Retention(1, 1), STARTED.plus(Duration.ofHours(1)), 100))
                .isZero();
        assertThat(runs.forget(new Retention(1, 1), STARTED.plus(Duration.ofDays(100)), 100))
                .isEqualTo(1);

        assertThat(runs.journal(ADA, new RunId("run_1"), 0)).hasSize(1);
        assertThat(runs.find(ADA, new RunId("run_2"))).isEmpty();
    }

    @Test
    default void what_is_forgotten_at_a_time_has_a_limit() {
        RunStore runs = stores().runs();
        for (int n = 0; n < 130; n++) {
            ended(runs, aRun("run_" + n).startedAt(STARTED.plusMillis(n)), ok());
        }
        Retention ten = new Retention(10, 0);

        assertThat(runs.forget(ten, STARTED, 70)).isEqualTo(70);
        assertThat(runs.find(ADA, new RunId("run_69"))).isEmpty();
        assertThat(runs.find(ADA, new RunId("run_70"))).isPresent();
        assertThat(runs.forget(ten, STARTED, 70)).isEqualTo(50);
        assertThat(runs.forget(ten, STARTED, 70)).isZero();
        assertThat(runs.forget(new Retention(0, 0), STARTED.plus(Duration.ofDays(9_999)), 70))
                .isZero();
    }

    @Test
    default void sweeps_at_the_same_time_delete_no_more_than_one_would() throws Exception {
        RunStore runs = stores().runs();
        for (int n = 0; n < 60; n++) {
            ended(runs, aRun("run_" + n).startedAt(STARTED.plusMillis(n)), ok());
        }
        Callable<Integer> sweep = () -> runs.forget(new Retention(10, 0), STARTED, 100);

        int deleted = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Integer> each : threads.invokeAll(Collections.nCopies(4, sweep))) {
                deleted += each.get();
            }
        }

        assertThat(deleted).isEqualTo(50);
    }
}
