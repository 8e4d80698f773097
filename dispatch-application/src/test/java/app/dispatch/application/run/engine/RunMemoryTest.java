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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class RunMemoryTest {
    private static final UserId ADA = new UserId("usr_ada");
    private static final UserId EVE = new UserId("usr_eve");

    private final RunMemory memory = new RunMemory(100);
    private final RunControl control = new RunControl();

    private void hold(Share share, long bytes) {
        share.hold(bytes, control, () -> {
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
    void one_run_may_hold_a_half() {
        Share run = memory.share(ADA);
        assertThat(run.left()).isEqualTo(50);
        hold(run, 50);
        assertThat(run.left()).isZero();
    }

    @Test
    void the_runs_of_a_user_hold_a_half_together() {
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
        Share other = memory.share(EVE);
        hold(other, 50);
        Share third = memory.share(new UserId("usr_bob"));
        hold(third, 10);
        assertThat(waits(third, 1)).isTrue();
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
                CompletableFuture.runAsync(() -> second.hold(1, control, () -> waiting.complete(true)));
        assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(held).isNotDone();
        first.close();
        held.get(20, TimeUnit.SECONDS);
    }

    @Test
    void who_waits_is_told_when_the_run_is_stopped() throws InterruptedException, TimeoutException {
        hold(memory.share(EVE), 1);
        hold(memory.share(ADA), 50);
        Share second = memory.share(ADA);
        CompletableFuture<Void> held = CompletableFuture.runAsync(
                () -> second.hold(1, control, () -> control.stop(RunControl.Reason.CANCELLED)));
        assertThatThrownBy(() -> held.get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(StepFailure.class);
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
}
