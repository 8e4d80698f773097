package app.dispatch.adapters.http.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.domain.error.Refusal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BodyBudgetTest {
    private final BodyBudget budget = new BodyBudget(400, Duration.ZERO);

    private static void assertRefused(Runnable take) {
        assertThatThrownBy(take::run).isInstanceOfSatisfying(Refusal.class, refused -> {
            assertThat(refused.code()).isEqualTo("unavailable");
            assertThat(refused.retryAfter()).contains(Duration.ofSeconds(1));
        });
    }

    @Test
    void a_client_has_a_quarter_and_not_a_byte_more() {
        budget.share("a").take(60);
        BodyBudget.Share last = budget.share("a");
        last.take(40);
        assertRefused(() -> budget.share("a").take(1));
        last.giveBack();
        assertThatCode(() -> budget.share("a").take(40)).doesNotThrowAnyException();
    }

    @Test
    void others_have_theirs_however_much_one_wants() {
        budget.share("a").take(100);
        for (int i = 0; i < 1_000; i++) {
            assertRefused(() -> budget.share("a").take(1));
        }
        assertThatCode(() -> budget.share("b").take(100)).doesNotThrowAnyException();
    }

    @Test
    void all_together_have_the_whole_and_not_a_byte_more() {
        for (String client : new String[] {"a", "b", "c", "d"}) {
            budget.share(client).take(client.equals("d") ? 99 : 100);
        }
        budget.share("e").take(1);
        assertRefused(() -> budget.share("f").take(1));
    }

    @Test
    void a_body_that_is_larger_than_a_share_is_taken_alone() {
        BodyBudget.Share huge = budget.share("a");
        huge.take(30);
        huge.take(1_000_000);
        assertRefused(() -> budget.share("a").take(1));
        huge.giveBack();
        budget.share("a").take(100);
    }

    @Test
    void what_is_given_back_twice_counts_once() {
        BodyBudget.Share one = budget.share("a");
        budget.share("a").take(50);
        one.take(50);
        one.giveBack();
        one.giveBack();
        budget.share("a").take(50);
        assertRefused(() -> budget.share("a").take(1));
    }

    @Test
    void who_waits_goes_on_when_another_is_done() {
        BodyBudget patient = new BodyBudget(400, Duration.ofMinutes(1));
        BodyBudget.Share first = patient.share("a");
        first.take(100);
        CompletableFuture<Void> second =
                CompletableFuture.runAsync(() -> patient.share("a").take(100));
        assertThat(second).isNotDone();
        first.giveBack();
        second.join();
    }
}
