package app.dispatch.application.run.node;

import app.dispatch.application.Around;
import app.dispatch.application.SettableClock;
import app.dispatch.application.background.Background;
import app.dispatch.application.run.store.InMemoryRunStore;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.application.workflow.InMemoryWorkflowStore;
import app.dispatch.domain.run.Retention;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunSweeperTest {
    private static final Duration SOON = Duration.ofMillis(1);

    @Test
    void an_error_of_the_store_does_not_end_the_sweeping() throws Exception {
        Semaphore turns = new Semaphore(0);
        Around failing = call -> {
            if (call.name().equals("forget")) {
                turns.release();
                throw new OutOfMemoryError("as if");
            }
            return call.pass();
        };
        RunStore store = failing.in(RunStore.class, new InMemoryRunStore(new InMemoryWorkflowStore()));
        try (RunSweeper sweeper =
                new RunSweeper(store, new Retention(3, 0), new SettableClock(), SOON, new Background())) {
            sweeper.start();
            turns.acquire(3);
        }
    }
}
