package app.dispatch.application.run.engine;

import static app.dispatch.application.run.store.RunFixture.aRun;
import static app.dispatch.application.run.store.RunFixture.done;
import static app.dispatch.application.run.store.RunFixture.started;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEvent;
import app.dispatch.domain.run.RunEvent.RunTakenUp;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is known of the processes that a run had before. */
class PastTest {
    private static Recorded in(long epoch, RunEvent event) {
        return new Recorded(Recorded.before(epoch) + 1, event);
    }

    private static long crashes(List<Recorded> journal, long epoch, int before) {
        Run run = aRun("run_1").run();
        Run taken = new Run(run.id(), run.owner(), run.order(), run.startedAt(), epoch, run.state());
        return Past.of(taken, journal, before).crashes();
    }

    @Test
    void the_first_crash_is_counted_though_it_left_no_word() {
        assertThat(crashes(List.of(), 2, 1)).isOne();
    }

    @Test
    void a_second_one_after_the_run_was_taken_up_again_is_enough() {
        assertThat(crashes(List.of(in(2, new RunTakenUp())), 3, 2)).isEqualTo(Past.MOST_CRASHES);
    }

    @Test
    void a_process_in_which_the_run_only_waited_is_not_counted() {
        assertThat(crashes(List.of(), 5, 4)).isOne();
    }

    @Test
    void a_finished_step_begins_the_count_anew() {
        List<Recorded> journal = List.of(in(2, new RunTakenUp()), in(3, new RunTakenUp()), in(3, done("a")));
        assertThat(crashes(journal, 4, 3)).isOne();
    }

    @Test
    void processes_that_gave_the_run_up_in_order_are_not_counted() {
        assertThat(crashes(List.of(in(2, started("a")), in(3, started("a"))), 4, 0))
                .isZero();
    }
}
