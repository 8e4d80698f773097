package app.dispatch.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.dispatch.domain.tool.Effect;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
    @ParameterizedTest
    @CsvSource({"1, 0, 0, 1", "20, 500, 500, 10", "3, 0, 86400000, 2.5"})
    void within_its_bounds_a_policy_can_be_made(int attempts, long initialMs, long mostMs, double multiplier) {
        assertThat(policy(attempts, initialMs, mostMs, multiplier).maxAttempts())
                .isEqualTo(attempts);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 1",
        "21, 0, 0, 1",
        "3, -1, 0, 1",
        "3, 2, 1, 1",
        "3, 0, 0, 0.99",
        "3, 0, 0, 10.01",
        "3, 0, 0, NaN",
        "3, 0, 0, Infinity"
    })
    void outside_of_them_it_cannot(int attempts, long initialMs, long mostMs, double multiplier) {
        assertThatIllegalArgumentException().isThrownBy(() -> policy(attempts, initialMs, mostMs, multiplier));
    }

    @Test
    void what_may_be_repeated_is_tried_three_times_and_a_write_once() {
        assertThat(RetryPolicy.forEffect(Effect.READ).maxAttempts()).isEqualTo(3);
        assertThat(RetryPolicy.forEffect(Effect.IDEMPOTENT).maxAttempts()).isEqualTo(3);
        assertThat(RetryPolicy.forEffect(Effect.WRITE).maxAttempts()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1, 1000", "2, 2000", "3, 4000", "4, 5000", "19, 5000"})
    void waits_grow_up_to_the_longest(int attempt, long fullMs) {
        RetryPolicy policy = policy(20, 1_000, 5_000, 2);
        assertThat(policy.delayAfter(attempt, 1)).isEqualTo(Duration.ofMillis(fullMs));
    }

    @Test
    void jitter_spreads_a_wait_over_its_upper_half() {
        RetryPolicy policy = policy(3, 1_000, 5_000, 2);
        assertThat(policy.delayAfter(1, 0)).isEqualTo(Duration.ofMillis(500));
        assertThat(policy.delayAfter(1, 0.5)).isEqualTo(Duration.ofMillis(750));
        assertThat(policy.delayAfter(1, 0.999999)).isEqualTo(Duration.ofMillis(1_000));
    }

    @Test
    void a_policy_without_a_delay_does_not_wait() {
        assertThat(policy(20, 0, 0, 10).delayAfter(19, 0.7)).isEqualTo(Duration.ZERO);
    }

    private static RetryPolicy policy(int attempts, long initialMs, long mostMs, double multiplier) {
        return new RetryPolicy(attempts, Duration.ofMillis(initialMs), Duration.ofMillis(mostMs), multiplier);
    }
}
