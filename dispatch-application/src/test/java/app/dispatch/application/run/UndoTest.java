package app.dispatch.application.run;

import static app.dispatch.application.run.EngineFixture.OWNER;
import static app.dispatch.application.run.EngineFixture.ended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.json.Json;
import app.dispatch.application.json.RunJson;
import app.dispatch.application.tool.OpCall;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunOrigin;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.tool.UndoOutcome;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UndoTest {
    private final EngineFixture engine = new EngineFixture();
    private final Queue<String> undone = new ConcurrentLinkedQueue<>();

    UndoTest() {
        engine.probe.undo(this::takeBack);
    }

    @AfterEach
    void close() {
        engine.dispatch.close();
    }

    private UndoOutcome takeBack(OpCall call) {
        String is = call.params().object("params").text("is");
        undone.add(is + " " + Json.write(call.params().fields().fields("output")));
        return switch (is) {
            case "moved" -> UndoOutcome.changedSince("It was moved since");
            case "down" -> throw StepFailure.lasting(FailureCode.TOOL_ERROR, "It is down");
            default -> UndoOutcome.undone("It is gone");
        };
    }

    private static String step(String id, String op, String is) {
        return "{\"id\":\"" + id + "\",\"tool\":\"probe\",\"op\":\"" + op + "\",\"params\":{\"is\":\"" + is
                + "\"},\"onError\":\"continue\"}";
    }

    private RunRecord run(RunMode mode, String... steps) {
        return ended(engine.start(engine.draft("[" + String.join(",", steps) + "]"), "{}", mode));
    }

    private RunRecord undo(RunRecord past, RunMode mode) {
        return ended(engine.dispatch.runs().undo(OWNER, past.run().id(), mode));
    }

    private static List<String> report(RunRecord undo) {
        return RunJson.write(undo).items("undo").stream()
                .map(Fields.class::cast)
                .map(step -> step.text("stepId").orElseThrow() + " "
                        + step.text("outcome").orElseThrow() + ": "
                        + step.text("message").orElseThrow())
                .toList();
    }

    private Refusal refusal(RunId run, UserId by) {
        try {
            engine.dispatch.runs().undo(by, run, RunMode.LIVE);
            throw new AssertionError("expected a refusal");
        } catch (Refusal refusal) {
            return refusal;
        }
    }

    @Test
    void what_was_changed_is_taken_back_last_first_and_a_failure_stops_nothing() {
        RunRecord past = run(
                RunMode.LIVE,
                step("a", "put", "first"),
                step("b", "read", "looked"),
                step("c", "put", "moved"),
                step("d", "put", "down"),
                step("e", "write", "sent"),
                step("f", "put", "last"));

        RunRecord undo = undo(past, RunMode.LIVE);

        assertThat(undo.run().order().origin())
                .isEqualTo(new RunOrigin.UndoOf(past.run().id()));
        assertThat(undo.run().status()).isEqualTo(RunStatus.OK);
        assertThat(undone)
                .containsExactly(
                        "last {\"value\":\"last\"}",
                        "down {\"value\":\"down\"}",
                        "moved {\"value\":\"moved\"}",
                        "first {\"value\":\"first\"}");
        assertThat(report(undo))
                .containsExactly(
                        "f undone: It is gone",
                        "e cannot: \"Write\" cannot be taken back",
                        "d cannot: It is down",
                        "c changed_since: It was moved since",
                        "a undone: It is gone");
    }

    @Test
    void each_item_is_taken_back_and_no_text_of_a_call_is_an_expression() {
        RunRecord past = run(
                RunMode.LIVE,
                "{\"id\":\"a\",\"tool\":\"probe\",\"op\":\"put\",\"forEach\":\"['x', '{' + '{ run.id }}']\",\"concurrency\":1,"
                        + "\"params\":{\"is\":\"{{ item }}\"}}");

        RunRecord undo = undo(past, RunMode.LIVE);

        assertThat(undone).containsExactly("{{ run.id }} {\"value\":\"{{ run.id }}\"}", "x {\"value\":\"x\"}");
        assertThat(report(undo)).containsExactly("a[1] undone: It is gone", "a[0] undone: It is gone");
    }

    @Test
    void a_dry_run_says_what_would_be_done_and_calls_nothing() {
        RunRecord past = run(RunMode.LIVE, step("a", "put", "first"), step("b", "write", "sent"));

        RunRecord undo = undo(past, RunMode.DRY_RUN);

        assertThat(undone).isEmpty();
        assertThat(report(undo)).containsExactly("b cannot: \"Write\" cannot be taken back", "a undone: Takes it away");
    }

    @Test
    void a_run_that_changed_nothing_is_not_taken_back() {
        for (RunRecord past : List.of(
                run(RunMode.LIVE, step("a", "read", "looked")), run(RunMode.DRY_RUN, step("a", "put", "first")))) {
            Refusal refusal = refusal(past.run().id(), OWNER);

            assertThat(refusal.errorCode()).isEqualTo(ErrorCode.CONFLICT);
            assertThat(refusal.text()).contains("changed nothing");
        }
    }

    @Test
    void an_undo_is_not_taken_back_itself() {
        RunRecord undo = undo(run(RunMode.LIVE, step("a", "put", "first")), RunMode.LIVE);

        assertThat(refusal(undo.run().id(), OWNER).errorCode()).isEqualTo(ErrorCode.CONFLICT);
    }

    @Test
    void a_run_that_has_not_ended_is_not_taken_back_and_nobody_elses_is_found() {
        RunRecord past = run(RunMode.LIVE, step("a", "put", "first"));

        assertThat(refusal(past.run().id(), new UserId("usr_other")).errorCode())
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThatThrownBy(() -> engine.dispatch.runs().undo(OWNER, new RunId("run_none"), RunMode.LIVE))
                .isInstanceOf(Refusal.class);
    }
}
