package app.dispatch.application.run.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.run.engine.RunMemory.Share;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Weight;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class RunMemoryTest {
    private static final UserId ADA = new UserId("usr_ada");
    private static final UserId EVE = new UserId("usr_eve");

    private final RunMemory memory = new RunMemory(200);
    private final StopSignal stopSignal = new StopSignal();

    private void hold(Share share, long bytes) {
        share.hold(bytes, stopSignal, () -> {
            throw new AssertionError("it would wait");
        });
    }

    private boolean waits(Share share, long bytes) {
        try {
            hold(share, bytes);
            return false;
        } catch (AssertionError waits) {
            return true;
        }
    }

    @Test
    void one_run_may_hold_a_quarter() {
        Share run = memory.share(ADA);
        assertThat(run.left()).isEqualTo(50);
        hold(run, 50);
        assertThat(run.left()).isZero();
    }

    @Test
    void the_runs_of_a_user_hold_a_quarter_together() {
        hold(memory.share(EVE), 1); // first of all, so that it is not the user's
        Share first = memory.share(ADA);
        hold(first, 20);
        Share second = memory.share(ADA);
        hold(second, 30);
        assertThat(waits(second, 1)).isTrue();
        assertThat(waits(first, 30)).as("the user's first goes on").isFalse();
    }

    @Test
    void all_runs_hold_no_more_than_there_is_but_the_first() {
        Share first = memory.share(ADA);
        hold(first, 40);
        for (String name : List.of("usr_a", "usr_b", "usr_c")) {
            hold(memory.share(new UserId(name)), 50);
        }
        Share last = memory.share(EVE);
        hold(last, 10);
        assertThat(waits(last, 1)).isTrue();
        assertThat(waits(first, 10)).isFalse();
    }

    @Test
    void who_waits_goes_on_when_another_has_ended() throws Exception {
        hold(memory.share(EVE), 1);
        Share first = memory.share(ADA);
        hold(first, 50);
        Share second = memory.share(ADA);
        CompletableFuture<Boolean> waiting = new CompletableFuture<>();
        CompletableFuture<Void> held =
                CompletableFuture.runAsync(() -> second.hold(1, stopSignal, () -> waiting.complete(true)));
        assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(held).isNotDone();
        first.close();
        held.get(20, TimeUnit.SECONDS);
    }

    @Test
    void what_was_done_is_held_when_the_run_is_stopped_while_it_waits() throws Exception {
        hold(memory.share(EVE), 1);
        hold(memory.share(ADA), 50);
        Share second = memory.share(ADA);
        CompletableFuture<Void> held = CompletableFuture.runAsync(
                () -> second.hold(1, stopSignal, () -> stopSignal.stop(StopSignal.Reason.CANCELLED)));
        held.get(20, TimeUnit.SECONDS);
        assertThat(second.left()).isEqualTo(49);
    }

    @Test
    void an_attempt_that_waits_is_told_when_its_run_is_stopped() {
        hold(memory.share(EVE), 1);
        hold(memory.share(ADA), 50);
        StepMemory.Scratch late = memory.share(ADA).step(stopSignal).call();
        CompletableFuture<Void> grown = CompletableFuture.runAsync(() -> late.grow(1));
        stopSignal.stop(StopSignal.Reason.CANCELLED);
        assertThatThrownBy(() -> grown.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(StepFailure.class);
    }

    @Test
    void an_output_is_cut_to_the_weight_that_is_left() {
        Fields output = Fields.of("list", Value.of(Collections.nCopies(10_000, Fields.of("n", Value.of(1000)))));
        long whole = Weight.of(output);
        assertThat(OutputCap.toWeight(output, whole)).isSameAs(output);
        Value cut = OutputCap.toWeight(output, whole - 1);
        assertThat(Weight.of(cut)).isBetween(whole / 4, whole - 1);
        assertThat(((Fields) cut).get("truncated")).contains(Value.of(true));
        assertThat(OutputCap.toWeight(output, 0)).isEqualTo(Value.NULL);
    }

    @Test
    void one_user_leaves_a_half_to_the_others_whatever_their_runs_hold() {
        Share first = memory.share(EVE);
        hold(first, 50);
        try (StepMemory.Scratch scratch = first.step(stopSignal).call()) {
            scratch.grow(1_000);
            assertThat(waits(memory.share(EVE), 1)).isTrue();
            assertThat(waits(memory.share(ADA), 50)).isFalse();
            assertThat(waits(memory.share(new UserId("usr_bob")), 50)).isFalse();
        }
    }

    @Test
    void attempts_of_a_run_read_one_after_the_other_when_there_is_no_room_for_both() throws Exception {
        Share run = memory.share(ADA);
        StepMemory.Scratch first = run.step(stopSignal).call();
        StepMemory.Scratch second = run.step(stopSignal).call();
        first.grow(30);
        second.grow(10);
        CompletableFuture<Void> grown = CompletableFuture.runAsync(() -> second.grow(30));
        first.grow(10);
        assertThat(grown).isNotDone();
        first.close();
        grown.get(20, TimeUnit.SECONDS);
        second.close();
        assertThat(waits(memory.share(ADA), 50)).isFalse();
    }

    @Test
    void an_attempt_that_has_ended_waits_for_nothing() throws InterruptedException, TimeoutException {
        hold(memory.share(EVE), 1);
        hold(memory.share(ADA), 50);
        StepMemory.Reading late = memory.share(ADA).step(stopSignal).call().reading();
        CompletableFuture<Void> grown = CompletableFuture.runAsync(() -> late.grow(1));
        late.close();
        assertThatThrownBy(() -> grown.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(StepFailure.class);
    }

    @Test
    void what_an_attempt_has_read_is_free_for_the_next_and_the_parameters_stay() {
        Share run = memory.share(ADA);
        StepMemory.Scratch call = run.step(stopSignal).call();
        call.grow(20);
        try (StepMemory.Reading reading = call.reading()) {
            reading.grow(30);
        }
        try (StepMemory.Reading reading = call.reading()) {
            reading.grow(30);
        }
        assertThat(call.keep(20)).isTrue();
        call.close();
        assertThat(run.left()).isEqualTo(30);
        hold(memory.share(EVE), 50);
        assertThat(waits(memory.share(ADA), 31)).isTrue();
        run.close();
        assertThat(waits(memory.share(ADA), 31)).isFalse();
    }

    @Test
    void parameters_are_kept_while_there_is_room_in_the_run() {
        Share run = memory.share(ADA);
        hold(run, 31);
        StepMemory.Scratch call = run.step(stopSignal).call();
        call.grow(20);
        assertThat(call.keep(21)).isFalse();
        assertThat(call.keep(20)).isFalse();
        assertThat(call.keep(19)).isTrue();
    }

    @Test
    void what_is_not_to_be_had_at_once_is_not_waited_for() {
        hold(memory.share(EVE), 1);
        hold(memory.share(ADA), 50);
        StepMemory.Scratch call = memory.share(ADA).step(stopSignal).call();
        assertThat(call.tryGrow(1)).isFalse();
        assertThat(memory.share(new UserId("usr_bob")).step(stopSignal).call().tryGrow(1))
                .isTrue();
    }

    /** Otherwise steps whose lists fill the room would wait for calls, and these for room. */
    @Test
    void the_first_steps_first_call_goes_on_whatever_lists_there_are() throws Exception {
        Share run = memory.share(ADA);
        StepMemory first = run.step(stopSignal);
        StepMemory second = run.step(stopSignal);
        assertThat(first.tryHold(25)).isTrue();
        assertThat(second.tryHold(25)).isTrue();
        assertThat(run.step(stopSignal).tryHold(1)).isFalse();
        assertThat(second.call().tryGrow(1)).isFalse();
        StepMemory.Scratch call = first.call();
        assertThat(call.tryGrow(1)).isTrue();
        assertThat(first.call().tryGrow(1)).isFalse();
        CompletableFuture<Void> other =
                CompletableFuture.runAsync(() -> second.call().grow(1));
        call.close();
        assertThat(first.call().tryGrow(1)).isTrue();
        first.close();
        other.get(20, TimeUnit.SECONDS);
    }
}
