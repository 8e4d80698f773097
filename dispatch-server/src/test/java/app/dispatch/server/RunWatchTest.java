package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.run.KeyedRun;
import app.dispatch.application.run.RunRequest;
import app.dispatch.application.run.Runs;
import app.dispatch.application.run.StartedRun;
import app.dispatch.application.run.store.EventFeed.Subscription;
import app.dispatch.application.run.store.RunFixture;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RetryPlan;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunKey;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunPage;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunState;
import app.dispatch.domain.run.RunStats;
import app.dispatch.domain.token.Actor;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.workflow.WorkflowId;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RunWatchTest {
    @Test
    void a_run_that_cannot_be_seen_to_its_end_is_given_up_with_the_reason() {
        Refusal lost = Refusal.of(ErrorCode.UNAVAILABLE, "The run goes on elsewhere");
        StartedRun started = new StartedRun(run(), CompletableFuture.failedFuture(lost));
        RunOutput output =
                new RunOutput.ForPrograms(started.run().id(), new PrintStream(PrintStream.nullOutputStream()));

        RunWatch watch = new RunWatch(new Silent(), started, output);

        assertThatThrownBy(() -> watch.watch(new Stop())).isSameAs(lost);
    }

    private static Run run() {
        return RunFixture.aRun("run_1").run().in(RunState.Open.RUNNING);
    }

    /** Runs of which nothing is ever told. */
    private static final class Silent implements Runs {
        @Override
        public void decide(Actor by, RunId id, StepId step, Verdict verdict) {}

        @Override
        public void requireRoom(UserId owner) {}

        @Override
        public StartedRun start(RunRequest request) {
            throw Refusal.notFound("run");
        }

        @Override
        public StartedRun attach(UserId owner, RunId id) {
            throw Refusal.notFound("run");
        }

        @Override
        public StartedRun replay(UserId owner, RunId id) {
            throw Refusal.notFound("run");
        }

        @Override
        public StartedRun retry(UserId owner, RunId id, RetryPlan plan) {
            throw Refusal.notFound("run");
        }

        @Override
        public StartedRun undo(UserId owner, RunId id, RunMode mode) {
            throw Refusal.notFound("run");
        }

        @Override
        public KeyedRun startOnce(RunRequest request, RunKey key) {
            throw Refusal.notFound("run");
        }

        @Override
        public RunRecord get(UserId owner, RunId id) {
            throw Refusal.notFound("run");
        }

        @Override
        public Extent extent(UserId owner, RunId id, long afterSeq) {
            throw Refusal.notFound("run");
        }

        @Override
        public RunPage history(UserId owner, RunQuery query) {
            throw Refusal.notFound("run");
        }

        @Override
        public UnaryOperator<Value> shown(UserId owner, List<RunRecord> runs) {
            return UnaryOperator.identity();
        }

        @Override
        public RunStats stats(UserId owner, int days, ZoneId zone, Optional<WorkflowId> workflow) {
            throw Refusal.notFound("run");
        }

        @Override
        public Subscription follow(UserId owner, RunId id, long afterSeq, Consumer<Recorded> listener) {
            return () -> {};
        }

        @Override
        public void cancel(UserId owner, RunId id) {
            // There is nothing to cancel.
        }

        @Override
        public List<Asked> cancel(UserId owner, List<RunId> ids) {
            return List.of();
        }
    }
}
