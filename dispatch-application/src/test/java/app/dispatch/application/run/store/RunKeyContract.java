package app.dispatch.application.run.store;

import static app.dispatch.application.run.store.RunFixture.ADA;
import static app.dispatch.application.run.store.RunFixture.STARTED;
import static app.dispatch.application.run.store.RunFixture.aRun;
import static app.dispatch.application.run.store.RunFixture.takeOver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.FirstRun;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunKey;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link RunStore} does for runs that happen once. */
public interface RunKeyContract extends RunHistoryContract {
    RunKey KEY = new RunKey("api", "key-1", "of-this-body");

    private static FirstRun first(String run) {
        return new FirstRun(new RunId(run), KEY.fingerprint());
    }

    @Test
    default void the_first_run_of_a_key_is_recorded_and_the_next_is_not() {
        RunStore runs = stores().runs();
        Run run = aRun("run_1").run();

        assertThat(runs.keyed(ADA, KEY, STARTED)).isEmpty();
        assertThat(runs.begin(run, new Begin.Once(KEY))).isTrue();
        assertThat(runs.begin(aRun("run_2").run(), new Begin.Once(new RunKey("api", "key-1", "another body"))))
                .isFalse();

        assertThat(runs.keyed(ADA, KEY, STARTED)).contains(first("run_1"));
        assertThat(runs.find(ADA, run.id())).contains(run);
        assertThat(runs.find(ADA, new RunId("run_2"))).isEmpty();
    }

    @Test
    default void owners_scopes_and_names_keep_apart() {
        RunStore runs = stores().runs();
        UserId bob = new UserId("usr_bob");
        assertThat(runs.begin(aRun("run_1").run(), new Begin.Once(KEY))).isTrue();

        assertThat(runs.begin(aRun("run_2").ownedBy(bob).run(), new Begin.Once(KEY)))
                .isTrue();
        assertThat(runs.begin(aRun("run_3").run(), new Begin.Once(new RunKey("trigger:wf_1", "key-1", ""))))
                .isTrue();
        assertThat(runs.begin(aRun("run_4").run(), new Begin.Once(new RunKey("api", "KEY-1", ""))))
                .isTrue();

        assertThat(runs.keyed(ADA, KEY, STARTED)).contains(first("run_1"));
        assertThat(runs.keyed(bob, KEY, STARTED)).contains(first("run_2"));
        assertThat(runs.keyed(new UserId("usr_eve"), KEY, STARTED)).isEmpty();
    }

    @Test
    default void a_key_is_remembered_for_a_day_and_then_free() {
        RunStore runs = stores().runs();
        assertThat(runs.begin(aRun("run_1").run(), new Begin.Once(KEY))).isTrue();
        Instant within = STARTED.plus(RunKey.LIFE).minusMillis(1);
        Instant after = STARTED.plus(RunKey.LIFE);

        assertThat(runs.keyed(ADA, KEY, within)).contains(first("run_1"));
        assertThat(runs.begin(aRun("run_2").startedAt(within).run(), new Begin.Once(KEY)))
                .isFalse();
        assertThat(runs.keyed(ADA, KEY, after)).isEmpty();
        assertThat(runs.begin(aRun("run_3").startedAt(after).run(), new Begin.Once(KEY)))
                .isTrue();

        assertThat(runs.keyed(ADA, KEY, after)).contains(first("run_3"));
    }

    @Test
    default void keys_of_older_runs_can_be_forgotten() {
        RunStore runs = stores().runs();
        RunKey other = new RunKey("api", "key-2", KEY.fingerprint());
        assertThat(runs.begin(aRun("run_1").run(), new Begin.Once(KEY))).isTrue();
        assertThat(runs.begin(aRun("run_2").startedAt(STARTED.plusMillis(1)).run(), new Begin.Once(other)))
                .isTrue();

        runs.forgetKeys(STARTED.plusMillis(1));

        assertThat(runs.keyed(ADA, KEY, STARTED)).isEmpty();
        assertThat(runs.keyed(ADA, other, STARTED)).contains(first("run_2"));
    }

    @Test
    default void a_run_that_cannot_be_recorded_leaves_its_key_free() {
        RunStore runs = stores().runs();
        runs.begin(aRun("run_1").run(), new Begin.Fresh());
        assertThat(runs.find(ADA, new RunId("run_1"))).isPresent();

        assertThatThrownBy(() -> runs.begin(aRun("run_1").run(), new Begin.Once(KEY)))
                .isInstanceOf(IllegalStateException.class);

        assertThat(runs.keyed(ADA, KEY, STARTED)).isEmpty();
        assertThat(runs.begin(aRun("run_2").run(), new Begin.Once(KEY))).isTrue();
    }

    @Test
    default void of_many_at_once_one_is_recorded() throws Exception {
        RunStore runs = stores().runs();
        List<Callable<Boolean>> all = IntStream.range(0, 64)
                .<Callable<Boolean>>mapToObj(
                        i -> () -> runs.begin(aRun("run_" + i).run(), new Begin.Once(KEY)))
                .toList();

        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Boolean> begun =
                    threads.invokeAll(all).stream().map(RunKeyContract::get).toList();

            RunId winner = runs.keyed(ADA, KEY, STARTED).orElseThrow().run();
            assertThat(begun).containsOnlyOnce(true);
            assertThat(begun.get(Integer.parseInt(winner.value().substring(4)))).isTrue();
        }
        assertThat(takeOver(runs)).hasSize(1);
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
