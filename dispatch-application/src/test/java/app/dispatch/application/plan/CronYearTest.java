package app.dispatch.application.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Expressions drawn at random against the model, minute by minute over whole years. Every run has a few; more with
 * {@code -DargLine=-Ddispatch.test.cron=200}.
 */
class CronYearTest {
    private static final int EXPRESSIONS = Integer.getInteger("dispatch.test.cron", 3);

    @ParameterizedTest
    @CsvSource({
        "UTC, 2024",
        "Europe/Berlin, 2026",
        "America/New_York, 2027",
        "Australia/Lord_Howe, 2026",
        "Pacific/Apia, 2011",
        "Africa/Casablanca, 2025",
        "Asia/Kathmandu, 2026"
    })
    void a_whole_year_is_as_the_model_says(String zone, int year) {
        Instant start = Instant.parse(year + "-01-01T00:00:00Z");
        Instant end = Instant.parse((year + 1) + "-01-01T00:00:00Z");
        Random random = new Random(zone.hashCode() + year);
        for (int i = 0; i < EXPRESSIONS; i++) {
            String text = expression(random);
            assertThat(times(CronExpression.parse(text, zone), start, end))
                    .as("%s in %s", text, zone)
                    .isEqualTo(new CronModel(text).times(start, end, ZoneId.of(zone)));
        }
    }

    /** One that fires some times a day at most, so that a year of it is soon told. */
    private static String expression(Random random) {
        return String.join(
                " ",
                two(random, 0, 59),
                random.nextBoolean() ? two(random, 0, 3) : "*/" + (3 + random.nextInt(6)),
                random.nextInt(3) > 0 ? "*" : two(random, 1, 28),
                random.nextInt(3) > 0 ? "*" : two(random, 1, 12),
                random.nextInt(3) > 0 ? "*" : two(random, 0, 6));
    }

    /** A list or a range. */
    private static String two(Random random, int least, int most) {
        int one = least + random.nextInt(most - least);
        int other = one + 1 + random.nextInt(most - one);
        return one + (random.nextBoolean() && other - one < 5 ? "-" : ",") + other;
    }

    private static List<Instant> times(CronExpression cron, Instant from, Instant to) {
        List<Instant> times = new ArrayList<>();
        for (Optional<Instant> next = cron.next(from);
                next.isPresent() && !next.get().isAfter(to);
                next = cron.next(next.get())) {
            times.add(next.get());
        }
        return times;
    }
}
