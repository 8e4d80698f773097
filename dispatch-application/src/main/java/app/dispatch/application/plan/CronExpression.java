package app.dispatch.application.plan;

import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A 5-field cron expression (minute, hour, day of month, month, day of week) in a time zone. Immutable.
 *
 * <p>Beyond Unix cron it knows days that have no number: {@code L}, {@code LW} and {@code 15W} in the day of month, and
 * {@code 5L} and {@code 1#2} in the day of week, with the meaning that Quartz gives them. Numbers of weekdays stay those of
 * Unix.
 *
 * <p>It names local times. One that a change of the clocks leaves out fires at the first minute after the change; one
 * that occurs twice fires at the first occurrence.
 */
public final class CronExpression {
    private static final int LONGEST = 100;
    private static final CronDefinition FIELDS = fields();

    /** Where the library reads such a day of the month right: as the whole field, on a day that every month has. */
    private static final Pattern DAY_OF_MONTH =
            Pattern.compile("L|LW|(?:[1-9]|1\\d|2[0-8])W|[^LW#]*", Pattern.CASE_INSENSITIVE);

    private static final String WEEKDAY = "(?:[0-7]|SUN|MON|TUE|WED|THU|FRI|SAT)";

    /** The same for days of the week: one that is the last, or a list of numbered ones. */
    private static final Pattern DAY_OF_WEEK = Pattern.compile(
            WEEKDAY + "L|" + WEEKDAY + "#[1-5](?:," + WEEKDAY + "#[1-5])*|[^L#]*", Pattern.CASE_INSENSITIVE);

    private final ExecutionTime localTimes;
    private final ZoneId zone;

    private CronExpression(ExecutionTime localTimes, ZoneId zone) {
        this.localTimes = localTimes;
        this.zone = zone;
    }

    /**
     * The expression that the text says.
     *
     * @param timezone an IANA name; null for UTC
     * @throws Refusal {@code cron_invalid} when it is not one, never fires, or the time zone is unknown
     */
    public static CronExpression parse(String text, @Nullable String timezone) {
        ZoneId zone = zone(timezone);
        if (text.length() > LONGEST) {
            throw invalid("A cron expression has at most " + LONGEST + " characters");
        }
        checkSpecial(text);
        ExecutionTime times;
        try {
            times = ExecutionTime.forCron(new CronParser(FIELDS).parse(text));
        } catch (IllegalArgumentException wrong) {
            throw invalid("`" + text + "` is not a cron expression of 5 fields (minute hour day month weekday)");
        }
        CronExpression cron = new CronExpression(times, zone);
        if (cron.nextLocal(LocalDateTime.of(2024, 1, 1, 0, 0)).isEmpty()) {
            throw invalid("`" + text + "` never fires");
        }
        return cron;
    }

    private static CronDefinition fields() {
        return CronDefinitionBuilder.defineCron()
                .withMinutes()
                .withStrictRange()
                .and()
                .withHours()
                .withStrictRange()
                .and()
                .withDayOfMonth()
                .supportsL()
                .supportsW()
                .supportsLW()
                .withStrictRange()
                .and()
                .withMonth()
                .withStrictRange()
                .and()
                .withDayOfWeek()
                .withValidRange(0, 7)
                .withMondayDoWValue(1)
                .withIntMapping(7, 0)
                .supportsHash()
                .supportsL()
                .withStrictRange()
                .and()
                .instance();
    }

    /** Text of another form than five fields is left to the parser. */
    private static void checkSpecial(String text) {
        String[] fields = text.strip().split("\\s+");
        if (fields.length == 5
                && (!DAY_OF_MONTH.matcher(fields[2]).matches()
                        || !DAY_OF_WEEK.matcher(fields[4]).matches())) {
            throw invalid(
                    "`" + text + "` is not a cron expression of 5 fields: the day of the month may be `L`, `LW` or `1W`"
                            + " to `28W`, and the day of the week `5L` or a list such as `1#1,1#3`");
        }
    }

    /**
     * The time zone of that name.
     *
     * @param timezone an IANA name; null for UTC
     * @throws Refusal {@code cron_invalid} when it is unknown
     */
    public static ZoneId zone(@Nullable String timezone) {
        try {
            return timezone == null ? ZoneOffset.UTC : ZoneId.of(timezone);
        } catch (DateTimeException unknown) {
            throw invalid("`" + timezone + "` is not a time zone; use an IANA name such as Europe/Berlin");
        }
    }

    private static Refusal invalid(String message) {
        return Refusal.of(ErrorCode.CRON_INVALID, message);
    }

    /** The first time after {@code after} at which it fires; empty when there is none any more. */
    public Optional<Instant> next(Instant after) {
        // Local times before that of `after` are never due later than `after`, so there is no need to look back.
        Optional<LocalDateTime> local = nextLocal(LocalDateTime.ofInstant(after, zone));
        while (local.isPresent()) {
            Instant instant = instant(local.get());
            if (instant.isAfter(after)) {
                return Optional.of(instant);
            }
            local = nextLocal(local.get()); // in the second pass of an hour that occurs twice
        }
        return Optional.empty();
    }

    private Instant instant(LocalDateTime local) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change != null && change.isGap()) {
            return change.getInstant();
        }
        return local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    private Optional<LocalDateTime> nextLocal(LocalDateTime after) {
        return localTimes.nextExecution(after.atZone(ZoneOffset.UTC)).map(next -> next.toLocalDateTime());
    }
}
