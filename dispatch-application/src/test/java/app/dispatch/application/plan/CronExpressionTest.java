package app.dispatch.application.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.domain.error.Refusal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("it measures milliseconds")
class CronExpressionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* * * * * | 2026-03-01T12:00:00Z | 2026-03-01T12:01:00Z",
                "* * * * * | 2026-03-01T12:00:59.999Z | 2026-03-01T12:01:00Z",
                "*/15 * * * * | 2026-03-01T12:46:00Z | 2026-03-01T13:00:00Z",
                "0 9 * * 1-5 | 2026-02-27T09:00:00Z | 2026-03-02T09:00:00Z",
                "0 9 * * MON-FRI | 2026-02-27T09:00:00Z | 2026-03-02T09:00:00Z",
                "0 9 * * mon,wed | 2026-03-02T09:00:00Z | 2026-03-04T09:00:00Z",
                "0 0 * * 0 | 2026-03-02T00:00:00Z | 2026-03-08T00:00:00Z",
                "0 0 * * 7 | 2026-03-02T00:00:00Z | 2026-03-08T00:00:00Z",
                "0 0 1 JAN * | 2026-03-02T00:00:00Z | 2027-01-01T00:00:00Z",
                "0 0 29 2 * | 2026-03-02T00:00:00Z | 2028-02-29T00:00:00Z",
                "0 0 31 * * | 2026-03-31T00:00:00Z | 2026-05-31T00:00:00Z",
                "5,10-12 8 * * * | 2026-03-02T08:10:00Z | 2026-03-02T08:11:00Z",
                "0 0 13 * 5 | 2026-03-01T00:00:00Z | 2026-03-06T00:00:00Z",
                "0 9 L * * | 2026-02-03T00:00:00Z | 2026-02-28T09:00:00Z",
                "0 9 l 2 * | 2028-01-01T00:00:00Z | 2028-02-29T09:00:00Z",
                "0 9 LW * * | 2026-05-03T00:00:00Z | 2026-05-29T09:00:00Z",
                "0 9 1W * * | 2026-08-01T00:00:00Z | 2026-08-03T09:00:00Z",
                "0 9 28W * * | 2026-02-01T00:00:00Z | 2026-02-27T09:00:00Z",
                "0 9 * * 1#1 | 2026-03-02T09:00:00Z | 2026-04-06T09:00:00Z",
                "0 9 * * mon#5 | 2026-03-02T09:00:00Z | 2026-03-30T09:00:00Z",
                "0 9 * * 1#1,1#3 | 2026-03-02T09:00:00Z | 2026-03-16T09:00:00Z",
                "0 9 * * 5L | 2026-03-02T00:00:00Z | 2026-03-27T09:00:00Z",
                "0 9 * * SUNL | 2026-03-02T00:00:00Z | 2026-03-29T09:00:00Z",
                "0 9 13 * 5L | 2026-03-01T00:00:00Z | 2026-03-13T09:00:00Z",
            })
    void it_fires_next_at_the_time_that_it_says(String text, Instant after, Instant next) {
        assertThat(CronExpression.parse(text, null).next(after)).contains(next);
    }

    @Test
    void a_time_that_the_clocks_leave_out_fires_right_after_the_change() {
        CronExpression cron = CronExpression.parse("30 2 * * *", "Europe/Berlin");
        assertThat(cron.next(Instant.parse("2026-03-28T12:00:00Z"))).contains(Instant.parse("2026-03-29T01:00:00Z"));
        assertThat(cron.next(Instant.parse("2026-03-29T01:00:00Z"))).contains(Instant.parse("2026-03-30T00:30:00Z"));
    }

    @Test
    void a_time_that_occurs_twice_fires_the_first_time_only() {
        CronExpression cron = CronExpression.parse("30 2 * * *", "Europe/Berlin");
        assertThat(cron.next(Instant.parse("2026-10-24T12:00:00Z"))).contains(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(cron.next(Instant.parse("2026-10-25T00:30:00Z"))).contains(Instant.parse("2026-10-26T01:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "UTC"})
    void a_daily_time_fires_every_day_of_a_year_with_two_changes(String zone) {
        List<Instant> times = times(
                CronExpression.parse("30 2 * * *", zone),
                Instant.parse("2026-01-01T12:00:00Z"),
                Instant.parse("2027-01-01T12:00:00Z"));
        assertThat(times).hasSize(365).doesNotHaveDuplicates();
    }

    /** Expressions and zones against the model: around each change of the clocks, and from chance places in the year. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026",
        "America/New_York, 2026",
        "Australia/Lord_Howe, 2026",
        "America/Sao_Paulo, 2018",
        "Africa/Casablanca, 2026",
        "Pacific/Apia, 2011",
        "America/Havana, 2026",
        "Europe/Dublin, 2026",
        "UTC, 2026"
    })
    void it_fires_exactly_when_the_model_says(String name, int year) {
        ZoneId zone = ZoneId.of(name);
        Instant start = Instant.parse(year + "-01-01T00:00:00Z");
        Instant end = Instant.parse((year + 1) + "-01-01T00:00:00Z");
        for (String text : List.of(
                "30 2 * * *",
                "0 0 * * *",
                "*/30 * * * *",
                "59 1-3 * * *",
                "15 */6 1,15 * *",
                "0 0 13 * 5",
                "1-59/29 0,2,3 * 3,4,9-12 sun,thu-sat")) {
            CronExpression cron = CronExpression.parse(text, name);
            CronModel model = new CronModel(text);
            for (Instant place : places(zone, start, end)) {
                Instant until = place.plus(Duration.ofDays(2));
                assertThat(times(cron, place, until))
                        .as("%s in %s after %s", text, name, place)
                        .isEqualTo(model.times(place, until, zone));
            }
        }
    }

    /** Days that have no number, against the calendar of Java, over eight years. */
    @Test
    void days_without_a_number_are_those_of_the_calendar() {
        LocalDate start = LocalDate.of(2024, 1, 1);
        Map<String, Predicate<LocalDate>> meant = new LinkedHashMap<>();
        meant.put("L * *", day -> day.equals(day.with(TemporalAdjusters.lastDayOfMonth())));
        meant.put("LW * *", day -> working(day) && lastOf(day));
        meant.put("1W * *", day -> working(day) && firstOf(day));
        for (DayOfWeek weekday : DayOfWeek.values()) {
            int number = weekday.getValue() % 7;
            meant.put("* * " + number + "L", day -> day.equals(day.with(TemporalAdjusters.lastInMonth(weekday))));
            for (int i = 1; i <= 5; i++) {
                int place = i;
                meant.put(
                        "* * " + number + "#" + place,
                        day -> day.getDayOfWeek() == weekday && (day.getDayOfMonth() + 6) / 7 == place);
            }
        }
        meant.forEach((fields, test) -> {
            CronExpression cron = CronExpression.parse("0 9 " + fields, "Europe/Berlin");
            List<LocalDate> days =
                    times(cron, Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2032-01-01T00:00:00Z")).stream()
                            .map(time -> LocalDate.ofInstant(time, ZoneId.of("Europe/Berlin")))
                            .toList();
            assertThat(days)
                    .as(fields)
                    .isEqualTo(start.datesUntil(LocalDate.of(2032, 1, 1))
                            .filter(test)
                            .toList());
        });
    }

    private static boolean working(LocalDate day) {
        return day.getDayOfWeek().getValue() <= 5;
    }

    private static boolean firstOf(LocalDate day) {
        return day.withDayOfMonth(1).datesUntil(day).noneMatch(CronExpressionTest::working);
    }

    private static boolean lastOf(LocalDate day) {
        LocalDate next = day.with(TemporalAdjusters.firstDayOfNextMonth());
        return day.plusDays(1).datesUntil(next).noneMatch(CronExpressionTest::working);
    }

    private static List<Instant> places(ZoneId zone, Instant start, Instant end) {
        Random random = new Random(zone.getId().hashCode());
        List<Instant> places = new ArrayList<>();
        for (var change = zone.getRules().nextTransition(start);
                change != null && change.getInstant().isBefore(end);
                change = zone.getRules().nextTransition(change.getInstant())) {
            for (long minutes : new long[] {-1_441, -1, 0, 31, 61, 121}) {
                places.add(change.getInstant().plus(Duration.ofMinutes(minutes)));
            }
        }
        for (int i = 0; i < 4; i++) {
            places.add(start.plusSeconds(random.nextInt(360 * 24 * 3_600)));
        }
        return places;
    }

    @Test
    void a_zone_may_be_left_out() {
        assertThat(CronExpression.zone(null)).isEqualTo(java.time.ZoneOffset.UTC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Berlin", "Europe/Atlantis", "europe/berlin", "../etc", "Europe/Berlin "})
    void an_unknown_zone_is_refused(String zone) {
        assertThatThrownBy(() -> CronExpression.parse("* * * * *", zone))
                .isInstanceOf(Refusal.class)
                .hasMessage("`" + zone + "` is not a time zone; use an IANA name such as Europe/Berlin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*",
                "* * * *",
                "* * * * * *",
                "0 0 9 * * 1",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * 32 * *",
                "* * * 13 * ",
                "* * * * 8",
                "-1 * * * *",
                "a * * * *",
                "* * * * MOO",
                "5-1 * * * *",
                "*/0 * * * *",
                "1, * * * *",
                "@daily",
                "@reboot",
                "* * 15,L * *",
                "* * L,15 * *",
                "* * L-3 * *",
                "* * 5L * *",
                "* * 0W * *",
                "* * 29W * *",
                "* * 1W,15W * *",
                "* * W * *",
                "* * 1#1 * *",
                "L * * * *",
                "* * * L *",
                "* * * * L",
                "* * * * 8L",
                "* * * * 5L,1L",
                "* * * * 1-5L",
                "* * * * 1#0",
                "* * * * 1#6",
                "* * * * 1#1,5L",
                "* * * * 1#1,3",
                "* * * * 1W",
                "0 9 * * 1-5; rm",
                "every day",
                "1/ * * * *",
                "? ? ? ? ?"
            })
    void what_is_no_expression_of_five_fields_is_refused(String text) {
        assertThatThrownBy(() -> CronExpression.parse(text, null))
                .isInstanceOf(Refusal.class)
                .satisfies(refused -> assertThat(((Refusal) refused).code()).isEqualTo("cron_invalid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 30 2 *", "0 0 31 2,4,6,9,11 *", "* * 31 APR *"})
    void an_expression_that_never_fires_is_refused(String text) {
        assertThatThrownBy(() -> CronExpression.parse(text, null))
                .isInstanceOf(Refusal.class)
                .hasMessage("`" + text + "` never fires");
    }

    @Test
    void a_hundred_characters_pass_and_one_more_is_refused() {
        String hundred = "0" + ",0".repeat(45) + " * * * *" + " ";
        assertThat(hundred).hasSize(100);
        assertThat(CronExpression.parse(hundred, null).next(Instant.EPOCH)).isPresent();
        assertThatThrownBy(() -> CronExpression.parse(hundred + " ", null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("at most 100 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32 0 29 2 *",
                "59 23 29 2 1-6",
                "0 0 29 2 *",
                "1-59/2,0-58/2 1-23/2,0-22/2 1-31/2,2-30/2 1-12/2,2-12/2 0-6/2,1-5/2",
                "* * 29 2 *",
                "0 0 30 2 *",
                "0 0 31 2,4,6,9,11 *",
                "59 23 28W 2 *",
                "59 23 * 2 1#5",
                "59 23 LW 2 0L",
                "* * L * 6#5"
            })
    void no_expression_takes_long(String text) {
        time(text); // loads the classes
        assertThat(time(text)).isLessThan(Duration.ofMillis(200));
    }

    private static Duration time(String text) {
        long start = System.nanoTime();
        try {
            CronExpression cron = CronExpression.parse(text, "Europe/Berlin");
            Optional<Instant> next = cron.next(Instant.parse("2097-03-01T00:00:00Z"));
            assertThat(next).isPresent();
        } catch (Refusal never) {
            assertThat(never).hasMessageContaining("never fires");
        }
        return Duration.ofNanos(System.nanoTime() - start);
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
