package app.dispatch.application.run.store;

import static app.dispatch.application.run.store.RunFixture.ADA;
import static app.dispatch.application.run.store.RunFixture.STARTED;
import static app.dispatch.application.run.store.RunFixture.aRun;
import static app.dispatch.application.run.store.RunFixture.done;
import static app.dispatch.application.run.store.RunFixture.numbered;
import static app.dispatch.application.run.store.RunFixture.ok;
import static app.dispatch.application.run.store.RunFixture.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.RunLost;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.ApprovalRequest;
import app.dispatch.domain.run.ApprovalRequest.Answer;
import app.dispatch.domain.run.ApprovalRequest.Decision;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.token.TokenId;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link RunStore} does about who drives a run, and about runs that wait for their owners. */
public interface RunClaimContract extends RunRepeatContract {
    RunId RUN = new RunId("run_1");
    Decision YES = new Decision(Answer.APPROVED, STARTED.plusSeconds(10), "usr_ada");

    private static List<Claim> claim(RunStore runs) {
        return runs.claims().claim(10, STARTED);
    }

    /** A store in which a run waits for the approval of the steps. */
    private RunStore parked(String... steps) {
        RunStore runs = stores().runs();
        runs.claims().renew(Duration.ofMinutes(1));
        runs.begin(aRun("run_1").run(), new Begin.Fresh());
        for (String step : steps) {
            runs.approvals().ask(RUN, 1, question(step));
        }
        runs.park(RUN, 1, numbered(1, done("z")), Set.of(new StepId(steps[0])));
        return runs;
    }

    @Test
    default void what_a_node_has_is_not_free() {
        RunStore runs = stores().runs();
        runs.claims().renew(Duration.ofMinutes(1));
        runs.begin(aRun("run_1").run(), new Begin.Fresh());
        assertThat(claim(runs)).isEmpty();
        assertThat(runs.claims().held()).isEqualTo(Map.of(RUN, 1L));
    }

    @Test
    default void what_a_node_gives_up_is_claimed_once_and_not_for_a_crash() {
        RunStore runs = stores().runs();
        runs.claims().renew(Duration.ofMinutes(1));
        runs.begin(aRun("run_1").run(), new Begin.Fresh());
        runs.begin(aRun("run_2").run(), new Begin.Fresh());
        runs.claims().release(Set.of(RUN, new RunId("run_unknown")));
        assertThat(claim(runs)).containsExactly(Claim.of(aRun("run_1").run().takenOver(), 0, false));
        assertThat(claim(runs)).isEmpty();
        assertThat(runs.claims().held()).isEqualTo(Map.of(RUN, 2L, new RunId("run_2"), 1L));
    }

    @Test
    default void no_more_are_claimed_than_asked_for_the_oldest_first() {
        RunStore runs = stores().runs();
        for (int n = 9; n > 0; n--) {
            runs.begin(aRun("run_" + n).startedAt(STARTED.plusSeconds(n)).run(), new Begin.Fresh());
        }
        runs.claims().leave();
        runs.claims().renew(Duration.ofMinutes(1));
        assertThat(runs.claims().claim(4, STARTED))
                .extracting(claim -> claim.run().value())
                .containsExactly("run_1", "run_2", "run_3", "run_4");
        assertThat(claim(runs)).hasSize(5);
    }

    @Test
    default void a_run_that_is_not_driven_is_reclaimed_in_its_epoch_alone() {
        RunStore runs = stores().runs();
        runs.claims().renew(Duration.ofMinutes(1));
        runs.begin(aRun("run_1").run(), new Begin.Fresh());
        runs.begin(aRun("run_2").run(), new Begin.Fresh());
        runs.end(new RunId("run_2"), 1, List.of(), ok());
        assertThat(runs.claims().reclaim(Map.of(RUN, 7L, new RunId("run_2"), 1L)))
                .isEmpty();
        assertThat(runs.claims().reclaim(Map.of(RUN, 1L)))
                .containsExactly(Claim.of(aRun("run_1").run().takenOver(), 1, false));
        assertThat(runs.claims().reclaim(Map.of(RUN, 2L)))
                .extracting(Claim::crashes)
                .containsExactly(2);
    }

    @Test
    default void a_run_is_not_blamed_for_a_node_that_lives() {
        RunStore runs = stores().runs();
        runs.claims().renew(Duration.ofMinutes(1));
        runs.begin(aRun("run_1").run(), new Begin.Fresh());
        assertThat(runs.claims().reclaim(Map.of(RUN, 1L))).hasSize(1);
        runs.claims().absolve(Set.of(RUN, new RunId("run_unknown")));
        assertThat(runs.claims().reclaim(Map.of(RUN, 2L)))
                .extracting(Claim::crashes)
                .containsExactly(1);
    }

    @Test
    default void the_same_entry_is_stored_once() {
        RunStore runs = stores().runs();
        runs.begin(aRun("run_1").run(), new Begin.Fresh());
        runs.append(RUN, 1, numbered(1, done("a")));
        assertThat(runs.journal(ADA, RUN, 0)).hasSize(1);
    }

    @Test
    default void a_wish_to_cancel_is_seen_by_who_has_the_run() {
        RunStore runs = stores().runs();
        runs.claims().renew(Duration.ofMinutes(1));
        runs.begin(aRun("run_1").run(), new Begin.Fresh());
        assertThat(runs.claims().cancelAsked()).isEmpty();
        assertThat(runs.askToCancel(new UserId("usr_bob"), RUN)).isFalse();
        assertThat(runs.askToCancel(ADA, RUN)).isTrue();
        assertThat(runs.claims().cancelAsked()).containsExactly(RUN);
        runs.claims().leave();
        assertThat(claim(runs)).extracting(Claim::cancelAsked).containsExactly(true);
        runs.end(RUN, 2, List.of(), ok());
        assertThat(runs.askToCancel(ADA, RUN)).isFalse();
        assertThat(runs.claims().cancelAsked()).isEmpty();
    }

    @Test
    default void a_parked_run_is_nobodys_until_its_request_is_decided() {
        RunStore runs = parked("a");
        assertThat(runs.find(ADA, RUN)).map(Run::status).contains(RunStatus.WAITING);
        assertThat(runs.journal(ADA, RUN, 0)).hasSize(1);
        assertThat(claim(runs)).isEmpty();
        assertThat(runs.claims().held()).isEmpty();
        assertThatThrownBy(() -> runs.append(new RunId("run_2"), 1, numbered(2, done("b"))))
                .isInstanceOf(RunLost.class);

        assertThat(runs.approvals().decide(ADA, RUN, new StepId("a"), YES)).isTrue();

        assertThat(claim(runs)).containsExactly(Claim.of(aRun("run_1").run().takenOver(), 0, false));
        assertThat(runs.approvals().of(ADA, RUN)).containsExactly(question("a").decided(YES));
    }

    @Test
    default void a_parked_run_is_claimed_when_its_request_expires() {
        RunStore runs = parked("a");
        Instant expiry = question("a").expiresAt();
        assertThat(runs.claims().claim(10, expiry.minusMillis(1))).isEmpty();
        assertThat(runs.claims().claim(10, expiry)).hasSize(1);
    }

    @Test
    default void what_was_decided_before_the_run_waits_wakes_it_at_once() {
        RunStore runs = stores().runs();
        runs.claims().renew(Duration.ofMinutes(1));
        runs.begin(aRun("run_1").run(), new Begin.Fresh());
        runs.approvals().ask(RUN, 1, question("a"));
        assertThat(runs.approvals().decide(ADA, RUN, new StepId("a"), YES)).isTrue();
        runs.park(RUN, 1, List.of(), Set.of(new StepId("a")));
        assertThat(claim(runs)).hasSize(1);
    }

    @Test
    default void to_let_a_run_wait_twice_is_to_let_it_wait_once() {
        RunStore runs = parked("a");
        runs.park(RUN, 1, numbered(1, done("z")), Set.of(new StepId("a")));
        assertThat(runs.journal(ADA, RUN, 0)).hasSize(1);
        assertThat(claim(runs)).isEmpty();
        assertThat(runs.approvals().decide(ADA, RUN, new StepId("a"), YES)).isTrue();
        assertThat(claim(runs)).hasSize(1);
    }

    @Test
    default void a_wish_to_cancel_wakes_a_run_that_waits() {
        RunStore runs = parked("a");
        assertThat(runs.askToCancel(ADA, RUN)).isTrue();
        assertThat(claim(runs)).extracting(Claim::cancelAsked).containsExactly(true);
    }

    @Test
    default void a_request_is_decided_once_in_time_and_by_its_owner() {
        RunStore runs = parked("a", "b");
        Approvals approvals = runs.approvals();
        StepId a = new StepId("a");
        Decision late = new Decision(Answer.APPROVED, question("a").expiresAt(), "usr_ada");
        assertThat(approvals.decide(new UserId("usr_bob"), RUN, a, YES)).isFalse();
        assertThat(approvals.decide(ADA, RUN, new StepId("c"), YES)).isFalse();
        assertThat(approvals.decide(ADA, RUN, a, late)).isFalse();
        assertThat(approvals.decide(ADA, RUN, a, new Decision(Answer.EXPIRED, late.at(), null)))
                .isTrue();
        assertThat(approvals.decide(ADA, RUN, a, YES)).isFalse();
        assertThat(approvals.of(ADA, RUN))
                .extracting(ApprovalRequest::answer)
                .containsExactly(Optional.of(Answer.EXPIRED), Optional.empty());
        assertThat(approvals.of(new UserId("usr_bob"), RUN)).isEmpty();
    }

    @Test
    default void a_decision_is_kept_with_the_token_that_made_it_and_its_reason() {
        Approvals approvals = parked("a", "b").approvals();
        Decision byToken =
                new Decision(Answer.APPROVED, YES.at(), "usr_ada", new TokenId("tok_1"), "it is the right one");
        assertThat(approvals.decide(ADA, RUN, new StepId("a"), byToken)).isTrue();
        assertThat(approvals.decide(ADA, RUN, new StepId("b"), YES)).isTrue();
        assertThat(approvals.of(ADA, RUN)).extracting(ApprovalRequest::decision).containsExactly(byToken, YES);
    }

    @Test
    default void a_request_is_asked_once_and_not_by_who_has_lost_the_run() {
        RunStore runs = stores().runs();
        runs.begin(aRun("run_1").run(), new Begin.Fresh());
        runs.approvals().ask(RUN, 1, question("a"));
        ApprovalRequest again = new ApprovalRequest(
                new StepId("a"),
                null,
                question("a").input(),
                null,
                STARTED.plusSeconds(5),
                STARTED.plusSeconds(9),
                null);
        runs.approvals().ask(RUN, 1, again);
        assertThatThrownBy(() -> runs.approvals().ask(RUN, 2, question("b"))).isInstanceOf(RunLost.class);
        assertThat(runs.approvals().of(ADA, RUN)).containsExactly(question("a"));
    }

    @Test
    default void a_request_that_is_decided_gives_way_to_another_which_is_open() {
        RunStore runs = parked("a", "b");
        Approvals approvals = runs.approvals();
        assertThat(approvals.decide(ADA, RUN, new StepId("a"), YES)).isTrue();
        long epoch = RunFixture.takeOver(runs).getFirst().epoch();
        ApprovalRequest again = new ApprovalRequest(
                new StepId("a"), null, Fields.empty(), null, STARTED.plusSeconds(5), STARTED.plusSeconds(3600), null);
        assertThatThrownBy(() -> approvals.ask(RUN, epoch - 1, again)).isInstanceOf(RunLost.class);
        approvals.ask(RUN, epoch, again);
        assertThat(approvals.of(ADA, RUN)).containsExactlyInAnyOrder(again, question("b"));
        assertThat(approvals.decide(ADA, RUN, new StepId("a"), YES)).isTrue();
    }

    @Test
    default void of_many_decisions_at_once_one_counts() throws Exception {
        RunStore runs = parked("a");
        List<Callable<Boolean>> all = new ArrayList<>();
        for (int n = 0; n < 16; n++) {
            Answer answer = n % 2 == 0 ? Answer.APPROVED : Answer.REJECTED;
            Decision decision = new Decision(answer, STARTED.plusSeconds(n), "usr_ada");
            all.add(() -> runs.approvals().decide(ADA, RUN, new StepId("a"), decision));
        }
        int counted = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> one : threads.invokeAll(all)) {
                counted += one.get() ? 1 : 0;
            }
        }
        assertThat(counted).isOne();
    }
}
