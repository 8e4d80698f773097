package app.dispatch.domain.run;

import app.dispatch.domain.workflow.WorkflowId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many of a user's runs ended how, by day and workflow.
 *
 * @param over which of them
 * @param last the last day, which may not be over
 * @param tallies each workflow, day and outcome once at most
 * @param whole whether all runs are counted; else the newest are
 */
public record RunStats(Over over, LocalDate last, List<RunTally> tallies, boolean whole) {
    /** The most days that may be asked for. */
    public static final int MOST_DAYS = 90;

    /** The most runs that are counted for one answer of each outcome and cause; the newest, when there are more. */
    public static final int MOST_RUNS = 100_000;

    /**
     * Which runs are counted.
     *
     * @param first the first day
     * @param zone in which days begin and end
     * @param workflow only this workflow's; null for all
     */
    public record Over(
            LocalDate first, ZoneId zone, @Nullable WorkflowId workflow) {
        /** When the first day begins. */
        public Instant from() {
            return first.atStartOfDay(zone).toInstant();
        }

        /** The day of that moment. */
        public LocalDate day(Instant moment) {
            return LocalDate.ofInstant(moment, zone);
        }
    }

    public RunStats {
        tallies = List.copyOf(tallies);
    }
}
