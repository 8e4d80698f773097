package app.dispatch.application.run.node;

import static app.dispatch.application.run.store.RunFixture.ADA;
import static app.dispatch.application.run.store.RunFixture.STARTED;
import static app.dispatch.application.run.store.RunFixture.aRun;
import static app.dispatch.application.run.store.RunFixture.done;
import static app.dispatch.application.run.store.RunFixture.numbered;
import static app.dispatch.application.run.store.RunFixture.ok;
import static app.dispatch.application.workflow.WorkflowFixture.aWorkflow;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.Around;
import app.dispatch.application.SettableClock;
import app.dispatch.application.background.Background;
import app.dispatch.application.run.store.Begin;
import app.dispatch.application.run.store.InMemoryRunStore;
import app.dispatch.application.run.store.RunFixture;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.application.workflow.InMemoryWorkflowStore;
import app.dispatch.domain.run.Retention;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.workflow.KeepRuns;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunSweeperTest {
    private static final Duration SOON = Duration.ofMillis(1);

    private final InMemoryWorkflowStore workflows = new InMemoryWorkflowStore();
    private final InMemoryRunStore runs = new InMemoryRunStore(workflows);

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
        try (RunSweeper sweeper = sweeper(failing.in(RunStore.class, runs), new Retention(3, 0), RunMeter.none())) {
            sweeper.start();
            turns.acquire(3);
        }
    }

    @Test
    void the_rules_of_all_workflows_hold_beside_the_servers_and_what_goes_is_told() throws Exception {
        int many = RunSweeper.WORKFLOWS + 1; // so that they come in two pages
        for (int n = 0; n < many; n++) {
            String id = "wf_" + n;
            workflows.add(ADA, aWorkflow(id, ADA).keepingRuns(new KeepRuns(1, 0)));
            ended(aRun("run_" + n + "_a").of(id));
            ended(aRun("run_" + n + "_b").of(id).startedAt(STARTED.plusMillis(1)));
        }
        ended(aRun("run_alone").startedAt(STARTED.minusMillis(1)));
        Told told = new Told();

        try (RunSweeper sweeper = sweeper(runs, new Retention(2 * many, 0), told)) {
            sweeper.start();
            told.sweeps.acquire(2);
        }

        assertThat(told.deleted).containsExactly("1 by server", many + " by workflow");
        assertThat(runs.use(ADA).runs()).isEqualTo(many);
    }

    @Test
    void without_a_rule_of_the_servers_those_of_workflows_hold() throws Exception {
        workflows.add(ADA, aWorkflow("wf_1", ADA).keepingRuns(new KeepRuns(1, 0)));
        ended(aRun("run_1").of("wf_1"));
        ended(aRun("run_2").of("wf_1").startedAt(STARTED.plusMillis(1)));
        Told told = new Told();

        try (RunSweeper sweeper = sweeper(runs, new Retention(0, 0), told)) {
            sweeper.start();
            told.sweeps.acquire(1);
        }

        assertThat(told.deleted).containsExactly("1 by workflow");
    }

    private RunSweeper sweeper(RunStore store, Retention keep, RunMeter meter) {
        return new RunSweeper(store, workflows, keep, meter, new SettableClock(), SOON, new Background());
    }

    private void ended(RunFixture run) {
        runs.begin(run.run(), new Begin.Fresh());
        runs.end(run.run().id(), 1, numbered(1, done("a")), ok());
    }

    /** Notes what is told. */
    private static final class Told implements RunMeter {
        private final List<String> deleted = new CopyOnWriteArrayList<>();
        private final Semaphore sweeps = new Semaphore(0);

        @Override
        public void ended(RunRecord run) {}

        @Override
        public void deleted(int runs, KeptBy rule) {
            deleted.add(runs + " by " + rule.id());
            sweeps.release();
        }
    }
}
