package app.dispatch.application.run;

import static app.dispatch.application.run.store.RunFixture.aRun;
import static app.dispatch.application.run.store.RunFixture.numbered;
import static app.dispatch.application.run.store.RunFixture.ok;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.background.Background;
import app.dispatch.application.run.node.RunSweeper;
import app.dispatch.application.run.store.InMemoryRunStore;
import app.dispatch.application.run.store.RunFixture;
import app.dispatch.application.workflow.InMemoryWorkflowStore;
import app.dispatch.domain.run.Retention;
import app.dispatch.domain.run.RunQuery;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SweepingTest {
    private final InMemoryWorkflowStore workflows = new InMemoryWorkflowStore();
    private final InMemoryRunStore store = new InMemoryRunStore(workflows);

    private void ended(int runs) {
        for (int n = 0; n < runs; n++) {
            store.begin(aRun("run_" + n).run());
            store.end(aRun("run_" + n).run().id(), 1, numbered(1), ok());
        }
    }

    @Test
    void old_runs_go_soon_after_the_start_and_more_than_one_turn_takes_too() {
        ended(2 * RunSweeper.MOST + 3);
        CountDownLatch turns = new CountDownLatch(3);
        HeldRunStore held = new HeldRunStore(store);
        held.afterForget(turns::countDown);
        Outside outside = Outside.inMemory();

        try (Dispatch dispatch = Dispatch.wire(
                outside.with(outside.stores().accounts(), workflows, held).with(new Retention(3, 0)))) {
            dispatch.startSweeping();
            RunServiceTest.await(turns);
        }

        assertThat(store.history(RunFixture.ADA, RunQuery.newest(200)).runs()).hasSize(3);
    }

    @Test
    void a_store_that_is_away_is_asked_again_later() {
        ended(4);
        CountDownLatch turns = new CountDownLatch(1);
        HeldRunStore held = new HeldRunStore(store);
        held.afterForget(() -> {
            turns.countDown();
            throw new IllegalStateException("away");
        });
        try (RunSweeper sweeper = new RunSweeper(held, new Retention(3, 0), Instant::now, new Background())) {
            sweeper.start();
            RunServiceTest.await(turns);
        }
        assertThat(store.history(RunFixture.ADA, RunQuery.newest(200)).runs()).hasSize(3);
    }
}
