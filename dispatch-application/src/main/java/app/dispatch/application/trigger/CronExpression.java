package app.dispatch.application.trigger;

import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import com.cronutils.model.CronType;
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
import org.jspecify.annotations.Nullable;

/**
 * A 5-field cron expression (minute, hour, day of month, month, day of week) in a time zone. Immutable.
 *
 * <p>It names local times. One that a change of the clocks leaves out fires at the first minute after the change; one
 * that occurs twice fires at the first occurrence.
 */
public final class CronExpression {
    private static final int LONGEST = 100;

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
        ExecutionTime times;
        try {
            times = ExecutionTime.forCron(
                    new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(text));
        } catch (IllegalArgumentException wrong) {
            throw invalid("`" + text + "` is not a cron expression of 5 fields (minute hour day month weekday)");
        }
        CronExpression cron = new CronExpression(times, zone);
        if (cron.nextLocal(LocalDateTime.of(2024, 1, 1, 0, 0)).isEmpty()) {
            throw invalid("`" + text + "` never fires");
        }
        return cron;
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
