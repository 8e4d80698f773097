package app.dispatch.adapters.tools.planner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.planner.text.Scanner;
import app.dispatch.application.expression.CelExpressions;
import app.dispatch.application.expression.Expression;
import app.dispatch.application.expression.ExpressionInvalid;
import app.dispatch.application.expression.Scope;
import app.dispatch.application.plan.CronExpression;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleReaderTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2030-01-01T00:00:00Z");
    private static final Duration LONGEST_FOR_MINUTES = Duration.ofDays(60);

    private final ScheduleReader reader = new ScheduleReader();

    @Test
    void phrases_become_the_schedules_that_they_mean() {
        assertThat(wrong("tuned.txt")).isEmpty();
    }

    @Test
    void most_phrases_that_it_was_not_made_for_are_read_as_well() {
        assertThat(wrong("held-out.txt")).isEmpty();
    }

    @Test
    void times_of_data_are_no_schedules() {
        assertThat(Phrase.lines("none.txt").stream()
                        .filter(brief -> !Phrase.outcome(reader, brief).equals("none")))
                .isEmpty();
    }

    @Test
    void every_cron_program_reads_what_is_written() {
        assertThat(Stream.of("tuned.txt", "held-out.txt")
                        .flatMap(file -> Phrase.read(file).stream())
                        .flatMap(phrase -> phrase.briefs().stream())
                        .flatMap(brief -> Phrase.timing(reader, brief).map(Timing::cron).stream())
                        .filter(cron -> cron.matches(".*W.*|.*\\dL.*|.*[,-]L.*")))
                .isEmpty();
    }

    private List<String> wrong(String file) {
        return Phrase.read(file).stream()
                .filter(phrase -> !phrase.holds(reader))
                .map(phrase -> phrase + " became "
                        + phrase.briefs().stream()
                                .map(brief -> Phrase.outcome(reader, brief))
                                .toList())
                .toList();
    }

    static List<Phrase> conditional() {
        return Stream.of("tuned.txt", "held-out.txt")
                .flatMap(file -> Phrase.read(file).stream())
                .filter(phrase -> !phrase.keeps().isEmpty())
                .toList();
    }

    /** The starts that pass the condition are those meant, over four years; what counts minutes, over the changes of spring. */
    @ParameterizedTest
    @MethodSource("conditional")
    void a_condition_keeps_the_starts_that_were_meant(Phrase phrase) throws ExpressionInvalid {
        Timing timing = Phrase.timing(reader, phrase.briefs().getFirst()).orElseThrow();
        ZoneId zone = CronExpression.zone(timing.zone());
        Expression condition = new CelExpressions().compile(String.valueOf(timing.condition()), false);
        CronExpression cron = CronExpression.parse(String.valueOf(timing.cron()), timing.zone());
        Instant end = phrase.keeps().startsWith("t") ? START.plus(LONGEST_FOR_MINUTES) : END;
        List<LocalDateTime> kept = new ArrayList<>();
        List<LocalDateTime> fired = new ArrayList<>();
        for (Optional<Instant> next = cron.next(START);
                next.isPresent() && next.get().isBefore(end);
                next = cron.next(next.get())) {
            LocalDateTime local = LocalDateTime.ofInstant(next.get(), zone);
            if (condition.evaluate(scope(next.get().plusSeconds(42), zone)).equals(Value.of(true))) {
                kept.add(local);
            }
            fired.add(local);
        }
        List<LocalDateTime> meant = phrase.keeps().startsWith("on=")
                ? Meant.daysOfMonths(phrase.keeps(), fired)
                : fired.stream()
                        .filter(local -> Meant.at(phrase.keeps(), local))
                        .toList();
        assertThat(kept).isNotEmpty().isEqualTo(meant);
    }

    private static Scope scope(Instant start, ZoneId zone) {
        return Scope.of(
                new Scope.RunView(
                        new RunId("run_1"), start, start.atZone(zone).toLocalDate(), () -> Scope.OwnerView.NOBODY),
                new Scope.WorkflowView("wf_1", "Test"));
    }

    @Test
    void a_condition_goes_before_a_steps_own() {
        Timing timing = new Timing("0 9 * * *", null, "a", List.of());
        assertThat(timing.guard(null)).isEqualTo("a");
        assertThat(timing.guard("b || c")).isEqualTo("(a) && (b || c)");
        assertThat(new Timing("0 9 * * *", null, List.of()).guard("b")).isEqualTo("b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weekly | 0 9 * * 1",
                "daily at 8 | 0 8 * * *",
                "at 9 | 0 9 * * *",
                "9:30 | 30 9 * * *",
                "8am | 0 8 * * *",
                "Monday | 0 9 * * 1",
                "on the 5th | 0 9 5 * *",
                "every other Friday | 0 9 * * 5",
                "noon | 0 12 * * *",
            })
    void a_phrase_alone_is_a_schedule(String phrase, String cron) throws Unsayable {
        assertThat(reader.phrase(phrase)).map(Timing::cron).contains(cron);
    }

    @Test
    void a_phrase_without_a_time_is_none() throws Unsayable {
        assertThat(reader.phrase("blue")).isEmpty();
    }

    @Test
    void the_words_are_told_with_their_places() throws Unsayable {
        String brief = "Every Mondya, get https://a.example.com/x at 9 Berlin time.";
        ScheduleReader.Found found = reader.read(Scanner.scan(brief)).orElseThrow();
        assertThat(found.words())
                .extracting(ScheduleReader.Words::text)
                .containsExactly("Every Mondya", "at 9", "Berlin time");
        assertThat(found.words())
                .allSatisfy(words ->
                        assertThat(brief.substring(words.start(), words.end())).isEqualTo(words.text()));
        assertThat(found.said()).isEqualTo("Every Mondya at 9 Berlin time");
        assertThat(found.rest().written()).isEqualTo(", get https://a.example.com/x .");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Every week get https://a.example.com/x | No weekday was said: Monday is taken.",
                "Every day get https://a.example.com/x | No time of day was said: 09:00 is taken.",
                "Every night get https://a.example.com/x | No time of day was said: 02:00 is taken.",
                "Every month get https://a.example.com/x | No day was said: the first of the month is taken.",
                "Get https://a.example.com/x at 9:30 | No day was said: the plan starts every day.",
                "Every day at 9 get https://a.example.com/x | No time zone was said: the schedule is in UTC.",
                "Every day at 9 my time get https://a.example.com/x | Which zone “my time” is, is not known.",
                "Every day at end of day get https://a.example.com/x | “end of day” is taken as 17:00.",
                "Every other week get https://a.example.com/x | “Every 2 weeks” is counted so that the week of Monday 5 January 2026 is one of them; in other weeks the steps are skipped.",
                "Every 3 days get https://a.example.com/x | “Every 3 days” is counted so that 1 January 2026 is one of them; on other days the steps are skipped.",
                "On 3 May 2027 get https://a.example.com/x | It runs once, in 2027: in other years its steps are skipped.",
                "Tomorrow at 5 get https://a.example.com/x | “Tomorrow at 5” comes once and is no schedule: the plan is started by hand. Run it then.",
            })
    void what_is_filled_in_is_told(String brief, String note) {
        assertThat(Phrase.timing(reader, brief).orElseThrow().assumptions()).contains(note);
    }

    @Test
    void a_usual_brief_is_read_within_a_millisecond() {
        List<String> briefs = Phrase.read("tuned.txt").stream()
                .flatMap(phrase -> phrase.briefs().stream())
                .toList();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long from = System.nanoTime();
            briefs.forEach(brief -> Phrase.timing(reader, brief));
            best = Math.min(best, (System.nanoTime() - from) / briefs.size());
        }
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(1));
    }
}
