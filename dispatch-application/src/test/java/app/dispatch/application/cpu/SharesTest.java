package app.dispatch.application.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.compose.ParseRequest;
import app.dispatch.application.compose.Planner;
import app.dispatch.application.json.Json;
import app.dispatch.application.plan.CheckedPlan;
import app.dispatch.application.run.RunRequest;
import app.dispatch.application.run.StartedRun;
import app.dispatch.application.tool.Op;
import app.dispatch.application.tool.OpCall;
import app.dispatch.application.tool.Tool;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.compose.Planned;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.workflow.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is computed apart from the threads that answer, and whose turn it is. */
class SharesTest {
    private static final UserId ADA = new UserId("usr_ada");

    private final List<String> shares = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch waiting = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final CpuPool cpu = new CpuPool(1);
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final Dispatch dispatch = Dispatch.wire(Outside.inMemory()
            .with(new Noting())
            .with(new Planner() {
                @Override
                public String id() {
                    return "first";
                }

                @Override
                public Planned plan(Brief brief) {
                    return Planned.of(brief.current().orElseThrow());
                }
            })
            .with(Tool.named("echo", "Echo")
                    .op(Op.reads("say", "Say").needs("text", "what").takes("more", "what else"), this::said)
                    .build()));

    @AfterEach
    void close() {
        go.countDown();
        dispatch.close();
    }

    private Value said(OpCall call) {
        told.add(call.params().optionalText("text").orElse(""));
        call.lane().run(() -> told.add("computed"));
        return call.params().fields();
    }

    private final class Noting implements Cpu {
        @Override
        public <T> T run(Share share, Duration most, Function<Allowance, T> work) {
            shares.add(share.name());
            return cpu.run(share, most, work);
        }

        @Override
        public <T> T await(Share share, UnaryOperator<Runnable> onStop, Supplier<T> work) {
            shares.add(share.name());
            return cpu.await(
                    share,
                    takeBack -> {
                        Runnable forget = onStop.apply(takeBack);
                        waiting.countDown();
                        return forget;
                    },
                    work);
        }
    }

    private PlanDraft plan(String text) {
        return dispatch.planJson()
                .read(
                        Json.parse(
                                "{\"name\":\"x\",\"steps\":[{\"id\":\"a\",\"tool\":\"echo\",\"op\":\"say\",\"params\":"
                                        + "{\"text\":\"" + text + "\"}}]}"),
                        "/plan");
    }

    private void run(PlanDraft plan) {
        assertThat(dispatch.runs()
                        .start(RunRequest.of(ADA, plan).withPayload("{\"name\":\"Ada\"}"))
                        .ended()
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join()
                        .run()
                        .status())
                .isEqualTo(RunStatus.OK);
    }

    @Test
    void a_plan_is_checked_in_its_owners_turn_and_once() {
        PlanDraft plan = plan("{{ trigger.name }}");
        var saved = dispatch.workflows().save(ADA, plan, Schedule.ON_DEMAND);
        assertThat(shares).containsExactly("user usr_ada");
        run(PlanDraft.of(saved.plan()));
        shares.clear();
        run(PlanDraft.of(saved.plan()));
        assertThat(told).containsExactly("Ada", "computed", "Ada", "computed");
        assertThat(shares).containsExactly("runs usr_ada");
    }

    @Test
    void what_a_run_computes_is_its_owners_runs_turn_and_plain_paths_are_read_at_once() {
        run(plan("{{ trigger.name + '!' }}"));
        assertThat(told).containsExactly("Ada!", "computed");
        assertThat(shares).containsExactly("user usr_ada", "runs usr_ada", "runs usr_ada");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_run_that_is_cancelled_while_it_waits_for_its_turn_ends_at_once() {
        PlanDraft plan = plan("{{ trigger.name + '!' }}");
        CheckedPlan known = dispatch.check(plan);
        CountDownLatch busy = new CountDownLatch(1);
        Thread.ofVirtual()
                .start(() -> cpu.await(Share.PROGRAM, () -> {
                    busy.countDown();
                    await(go);
                    return "";
                }));
        await(busy);
        StartedRun run = dispatch.runs().start(RunRequest.of(ADA, known.plan()).withPayload("{\"name\":\"Ada\"}"));
        await(waiting);
        dispatch.runs().cancel(ADA, run.run().id());
        assertThat(run.ended().orTimeout(20, TimeUnit.SECONDS).join().run().status())
                .isEqualTo(RunStatus.CANCELLED);
        assertThat(told).isEmpty();
    }

    @Test
    void a_brief_is_read_in_the_turn_of_who_sent_it() {
        dispatch.composer()
                .parse(new ParseRequest(
                        Optional.empty(),
                        Optional.of("203.0.113.7"),
                        "Say hi",
                        Optional.empty(),
                        false,
                        Optional.of(plan("hi"))));
        assertThat(shares).isNotEmpty().containsOnly("client 203.0.113.7");
    }
}
