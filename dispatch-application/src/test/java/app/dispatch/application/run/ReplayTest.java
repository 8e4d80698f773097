package app.dispatch.application.run;

import static app.dispatch.application.run.EngineFixture.OWNER;
import static app.dispatch.application.run.EngineFixture.ended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.run.RunRequest.What;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunOrigin;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.Schedule;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final String ONE =
            "[{\"id\":\"a\",\"tool\":\"probe\",\"op\":\"write\",\"params\":{\"is\":\"{{ trigger.who }}\"}}]";

    private final EngineFixture engine = new EngineFixture();

    @AfterEach
    void close() {
        engine.dispatch.close();
    }

    private StartedRun replay(RunId id) {
        return engine.dispatch.runs().replay(OWNER, id);
    }

    @Test
    void a_replay_runs_the_recorded_plan_with_the_recorded_payload_and_mode_anew() {
        String payload = "{ \"who\" : \"ada\" }";
        RunRecord first = ended(engine.start(engine.draft(ONE), payload, RunMode.DRY_RUN));

        RunRecord second = ended(replay(first.run().id()));

        assertThat(second.run().status()).isEqualTo(RunStatus.OK);
        assertThat(second.run().id()).isNotEqualTo(first.run().id());
        assertThat(second.run().order().origin())
                .isEqualTo(new RunOrigin.ReplayOf(first.run().id()));
        assertThat(second.run().order().payload()).isEqualTo(payload);
        assertThat(second.run().order().plan()).isEqualTo(first.run().order().plan());
        assertThat(second.run().order().mode()).isEqualTo(RunMode.DRY_RUN);
        assertThat(second.steps().getFirst().reused()).isFalse();
    }

    @Test
    void a_replay_makes_its_calls_again_under_keys_of_its_own() {
        Queue<String> keys = new ConcurrentLinkedQueue<>();
        engine.probe.on("ada", call -> {
            keys.add(call.idempotencyKey());
            return Value.NULL;
        });
        RunRecord first = ended(engine.start(engine.draft(ONE), "{\"who\":\"ada\"}", RunMode.LIVE));
        RunRecord second = ended(replay(first.run().id()));

        assertThat(keys).containsExactly(first.run().id() + "/a", second.run().id() + "/a");
    }

    @Test
    void a_replay_counts_for_its_workflow_as_long_as_there_is_one() {
        SavedWorkflow workflow = engine.dispatch.workflows().save(OWNER, engine.draft(ONE), Schedule.ON_DEMAND);
        RunRecord first = ended(engine.dispatch
                .runs()
                .start(new RunRequest(
                        OWNER, new What.Saved(workflow.id()), "{\"who\":\"ada\"}", RunMode.LIVE, RunCause.WEBHOOK)));
        engine.dispatch.workflows().save(OWNER, engine.draft("[]"), Schedule.ON_DEMAND);

        RunRecord second = ended(replay(first.run().id()));

        assertThat(second.run().order().workflowId()).contains(workflow.id());
        assertThat(second.run().order().workflow().version()).isEqualTo(1);
        assertThat(second.run().order().cause()).isEqualTo(RunCause.MANUAL);
        assertThat(engine.dispatch.workflows().get(OWNER, workflow.id()).runCount())
                .isEqualTo(2);
        engine.dispatch.workflows().delete(OWNER, workflow.id());
        assertThat(ended(replay(first.run().id())).run().order().workflowId()).isEmpty();
        assertThat(engine.probe.calls()).hasSize(3);
    }

    @Test
    void a_run_that_has_not_ended_is_not_replayed() {
        CountDownLatch go = new CountDownLatch(1);
        engine.probe.on("ada", call -> {
            RunServiceTest.await(go);
            return Value.NULL;
        });
        StartedRun open = engine.start(engine.draft(ONE), "{\"who\":\"ada\"}", RunMode.LIVE);

        assertThatThrownBy(() -> replay(open.run().id()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("conflict"));

        go.countDown();
        ended(open);
        assertThat(ended(replay(open.run().id())).run().status()).isEqualTo(RunStatus.OK);
    }

    @Test
    void a_plan_whose_tool_is_gone_is_refused_with_its_place() {
        RunRecord first = ended(engine.start(engine.draft(ONE), "{\"who\":\"ada\"}", RunMode.LIVE));
        Outside outside = Outside.inMemory();
        Dispatch bare = Dispatch.wire(outside.with(outside.stores().accounts(), engine.workflows, engine.store));

        assertThatThrownBy(() -> bare.runs().replay(OWNER, first.run().id()))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("plan_invalid");
                    assertThat(refusal.details().toString()).contains("/steps/0/tool");
                });
        bare.close();
    }

    @Test
    void another_users_run_is_not_found() {
        RunRecord first = ended(engine.start(engine.draft(ONE), "{\"who\":\"ada\"}", RunMode.LIVE));

        assertThatThrownBy(() -> engine.dispatch
                        .runs()
                        .replay(new UserId("usr_eve"), first.run().id()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("not_found"));
    }
}
