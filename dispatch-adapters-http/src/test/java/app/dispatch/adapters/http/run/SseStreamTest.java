package app.dispatch.adapters.http.run;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.SettableClock;
import app.dispatch.adapters.http.web.StreamRoom;
import app.dispatch.application.run.store.RunFixture;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunEvent;
import app.dispatch.domain.run.RunEvent.RunCompleted;
import app.dispatch.domain.run.RunEvent.StepDone;
import app.dispatch.domain.run.RunEvent.StepIntended;
import app.dispatch.domain.run.RunEvent.StepLogged;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.StepEnd;
import app.dispatch.domain.value.Value;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SseStreamTest {
    private static final RunId RUN = new RunId("run_1");
    private static final StepId STEP = new StepId("a");

    private final SettableClock clock = new SettableClock();
    private final SlowWire wire = new SlowWire();
    private final StreamRoom room = new StreamRoom(64L * 1024 * 1024);
    private final SseStream stream =
            new SseStream(new Backlog(RUN, clock, room.share(new UserId("usr_ada"))), wire, Runnable::run);
    private long seq;

    private void tell(RunEvent event) {
        stream.tell(new Recorded(++seq, event));
    }

    private void log(String line) {
        tell(new StepLogged(STEP, line));
    }

    private void output(int bytes) {
        tell(new StepDone(
                RunFixture.outcome("a", 1, Duration.ZERO, null, new StepEnd.Ok(Value.of("x".repeat(bytes))))));
    }

    private void complete() {
        tell(new RunCompleted(RUN, RunEnd.ok(Instant.EPOCH)));
    }

    @Test
    void nothing_is_sent_before_the_stream_is_open() {
        log("early");
        assertThat(wire.writes()).isZero();
        stream.open();
        assertThat(wire.takeAll())
                .isEqualTo("event: step_log\ndata: {\"stepId\":\"a\",\"line\":\"early\"}\nid: run_1:1\n\n");
    }

    @Test
    void the_headers_go_out_although_nothing_is_told_yet() {
        stream.open();
        assertThat(wire.writes()).isEqualTo(1);
        assertThat(wire.takeAll()).isEmpty();
    }

    @Test
    void the_last_event_ends_the_stream() {
        stream.open();
        log("one");
        complete();
        assertThat(stream.closed()).isNotDone();
        assertThat(wire.takeAll())
                .endsWith("event: run_complete\ndata: {\"status\":\"ok\",\"runId\":\"run_1\"}\nid: run_1:2\n\n");
        assertThat(stream.closed()).isDone();
        log("late");
        assertThat(wire.takeAll()).isEmpty();
    }

    @Test
    void what_is_told_while_a_write_waits_goes_out_in_one() {
        stream.open();
        for (int i = 0; i < 50; i++) {
            log("line " + i);
        }
        wire.takeOne();
        assertThat(wire.takeAll()).contains("line 0", "line 49");
        assertThat(wire.writes()).isEqualTo(2);
    }

    @Test
    void what_is_for_the_record_only_is_not_told() {
        stream.open();
        wire.takeAll();
        tell(new StepIntended(STEP, 1));
        assertThat(wire.takeAll()).isEmpty();
        log("after");
        assertThat(wire.takeAll()).endsWith("\nid: run_1:2\n\n");
    }

    @Test
    void a_large_event_goes_out_whole_in_slices() {
        stream.open();
        wire.takeAll();
        output(1024 * 1024);
        complete();
        assertThat(wire.takeAll()).contains("\"result\":\"" + "x".repeat(1024 * 1024) + "\"", "run_complete");
        assertThat(wire.largest()).isEqualTo(64 * 1024);
        assertThat(wire.isBroken()).isFalse();
    }

    @Test
    void a_burst_is_no_reason_to_cut_a_client_off() {
        stream.open();
        for (int i = 0; i < 10; i++) {
            output(1024 * 1024);
        }
        complete();
        assertThat(wire.takeAll()).contains("run_complete");
        assertThat(wire.isBroken()).isFalse();
    }

    @Test
    void a_client_that_falls_behind_is_cut_off() {
        stream.open();
        log("x".repeat(1000));
        clock.forward(Duration.ofSeconds(2));
        output(100_000);
        output(100_000);
        assertThat(wire.isBroken()).isFalse();
        output(100_000);
        assertThat(wire.isBroken()).isTrue();
        assertThat(stream.closed()).isDone();
    }

    @Test
    void one_that_takes_nothing_is_given_up() {
        stream.open();
        clock.forward(Duration.ofSeconds(19));
        stream.tick();
        assertThat(wire.isBroken()).isFalse();
        clock.forward(Duration.ofSeconds(1));
        stream.tick();
        assertThat(wire.isBroken()).isTrue();
        assertThat(stream.closed()).isDone();
    }

    @Test
    void one_that_is_slow_but_takes_what_comes_is_not() {
        stream.open();
        output(1024 * 1024);
        for (int i = 0; i < 10; i++) {
            clock.forward(Duration.ofSeconds(5));
            wire.takeOne();
            stream.tick();
        }
        assertThat(wire.isBroken()).isFalse();
    }

    @Test
    void nor_is_one_that_takes_a_little_of_a_large_write_now_and_then() {
        stream.open();
        wire.takeAll();
        output(64 * 1024);
        stream.tick();
        for (int i = 0; i < 20; i++) {
            clock.forward(Duration.ofMillis(19_500));
            wire.takeSome(100);
            stream.tick();
        }
        assertThat(wire.isBroken()).isFalse();
        clock.forward(Duration.ofSeconds(20));
        stream.tick();
        assertThat(wire.isBroken()).isTrue();
    }

    @Test
    void one_that_has_more_waiting_than_a_run_puts_out_is_cut_off_at_once() {
        stream.open();
        for (int i = 0; i < 17; i++) {
            output(1024 * 1024);
        }
        assertThat(wire.isBroken()).isTrue();
    }

    @Test
    void a_silence_of_fifteen_seconds_is_broken() {
        stream.open();
        wire.takeAll();
        clock.forward(Duration.ofSeconds(14));
        stream.tick();
        assertThat(wire.takeAll()).isEmpty();
        clock.forward(Duration.ofSeconds(1));
        stream.tick();
        assertThat(wire.takeAll()).isEqualTo(": keep-alive\n\n");
        stream.tick();
        assertThat(wire.takeAll()).isEmpty();
        log("after");
        clock.forward(Duration.ofSeconds(14));
        wire.takeAll();
        stream.tick();
        assertThat(wire.takeAll()).isEmpty();
    }

    @Test
    void a_client_that_leaves_ends_its_stream() {
        stream.open();
        wire.takeAll();
        wire.leave();
        assertThat(stream.closed()).isDone();
        log("late");
        complete();
        assertThat(stream.closed()).isCompleted();
    }

    @Test
    void a_server_that_stops_sends_what_was_told() {
        stream.open();
        log("before");
        stream.end();
        log("after");
        assertThat(wire.takeAll()).contains("before").doesNotContain("after");
        assertThat(stream.closed()).isDone();
    }
}
