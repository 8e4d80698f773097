package app.dispatch.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryScheduleTest {
    private static final Instant SINCE = Instant.parse("2026-03-01T12:00:00Z");

    private static Optional<Duration> wait(int failed, Instant now, Duration asked, double chance) {
        return DeliverySchedule.next(failed, SINCE, now, asked, chance).map(next -> Duration.between(now, next));
    }

    @ParameterizedTest
    @CsvSource({"1, 10", "2, 30", "3, 90", "4, 270", "5, 810", "6, 2430", "7, 7290", "8, 14400", "9, 14400", "99, 14400"
    })
    void waits_grow_threefold_up_to_four_hours(int failed, int seconds) {
        assertThat(wait(failed, SINCE, Duration.ZERO, 0.5)).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void chance_makes_a_wait_up_to_a_quarter_shorter_or_longer() {
        assertThat(wait(1, SINCE, Duration.ZERO, 0)).contains(Duration.ofMillis(7_500));
        assertThat(wait(1, SINCE, Duration.ZERO, 1)).contains(Duration.ofMillis(12_500));
    }

    @Test
    void a_receiver_may_ask_for_more_time_and_not_for_less() {
        assertThat(wait(1, SINCE, Duration.ofMinutes(5), 0.5)).contains(Duration.ofMinutes(5));
        assertThat(wait(1, SINCE, Duration.ofSeconds(1), 0.5)).contains(Duration.ofSeconds(10));
    }

    @Test
    void a_day_after_it_was_queued_a_delivery_is_given_up() {
        Instant last = SINCE.plus(Duration.ofHours(24)).minusSeconds(10);
        assertThat(wait(1, last, Duration.ZERO, 0.5)).contains(Duration.ofSeconds(10));
        assertThat(wait(1, last.plusMillis(1), Duration.ZERO, 0.5)).isEmpty();
        assertThat(wait(1, SINCE, Duration.ofHours(24), 0.5)).contains(Duration.ofHours(24));
        assertThat(wait(1, SINCE, Duration.ofHours(24).plusMillis(1), 0.5)).isEmpty();
    }

    @Test
    void there_are_about_a_dozen_attempts_in_a_day() {
        List<Instant> attempts = new ArrayList<>(List.of(SINCE));
        Optional<Instant> next = DeliverySchedule.next(1, SINCE, SINCE, Duration.ZERO, 0.5);
        while (next.isPresent()) {
            attempts.add(next.get());
            next = DeliverySchedule.next(attempts.size(), SINCE, next.get(), Duration.ZERO, 0.5);
        }
        assertThat(attempts).hasSize(13);
        assertThat(Duration.between(SINCE, attempts.getLast())).isGreaterThan(Duration.ofHours(20));
    }
}
