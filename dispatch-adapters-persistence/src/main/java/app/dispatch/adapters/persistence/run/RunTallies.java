package app.dispatch.adapters.persistence.run;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.sql.Columns;
import app.dispatch.application.run.store.RunStore.Tallied;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunStats;
import app.dispatch.domain.run.RunTally;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Counts ended runs by workflow, outcome and day, in one statement: one range of an index for each outcome and cause, each cut off
 * by itself, then grouped. It goes by the offsets of the zone in the time that is counted, of which there are a few.
 */
record RunTallies(Database database) {
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    /** Ordered by all columns of the index, so that the database sees that its rows need no sorting. */
    private static final String RANGE = """
            (select workflow_id, status, cause, started_at from run
             where %s status = '%s' and cause = '%s' and owner = :owner and started_at >= :from
             order by %s status, cause, owner, started_at desc, id desc fetch first %s rows only)
            """;

    private static final String GROUPED = """
            select workflow_id, status, cause, local_day, count(*) as runs from (
                select workflow_id, status, cause, (started_at + %s) / %s as local_day from (%s) counted
            ) days
            group by workflow_id, status, cause, local_day
            """;

    /** What is counted of one range. */
    private record Counted(RunTally tally, RunCause cause) {}

    Tallied of(UserId owner, RunStats.Over over, int most) {
        List<Counted> counted = database.statement(handle -> {
            var query = handle.createQuery(sql(over, most))
                    .bind("owner", owner.value())
                    .bind("from", over.from().toEpochMilli());
            if (over.workflow() != null) {
                query.bind("workflow", over.workflow().value());
            }
            return query.map((row, context) -> new Counted(
                            new RunTally(
                                    Columns.named(row, "workflow_id", WorkflowId::new),
                                    Columns.oneOf(row, "status", RunEnd.How.values(), RunEnd.How::id),
                                    LocalDate.ofEpochDay(row.getLong("local_day")),
                                    row.getLong("runs")),
                            Columns.oneOf(row, "cause", RunCause.values(), RunCause::id)))
                    .list();
        });
        return new Tallied(together(counted), isWhole(counted, most));
    }

    /** Runs of several causes as one. */
    private static List<RunTally> together(List<Counted> counted) {
        return counted.stream()
                .map(Counted::tally)
                .collect(Collectors.groupingBy(
                        tally -> new RunTally(tally.workflow(), tally.how(), tally.day(), 0),
                        Collectors.summingLong(RunTally::runs)))
                .entrySet()
                .stream()
                .map(each -> new RunTally(
                        each.getKey().workflow(),
                        each.getKey().how(),
                        each.getKey().day(),
                        each.getValue()))
                .toList();
    }

    /** A range that is cut off has one row more than may be counted of it. */
    private static boolean isWhole(List<Counted> counted, int most) {
        return counted.stream()
                .collect(Collectors.groupingBy(
                        each -> List.of(each.tally().how(), each.cause()),
                        Collectors.summingLong(each -> each.tally().runs())))
                .values()
                .stream()
                .allMatch(runs -> runs < most);
    }

    private static String sql(RunStats.Over over, int most) {
        boolean ofWorkflow = over.workflow() != null;
        List<String> ranges = new ArrayList<>();
        for (RunEnd.How how : RunEnd.How.values()) {
            Arrays.stream(RunCause.values())
                    .map(cause -> RANGE.formatted(
                            ofWorkflow ? "workflow_id = :workflow and" : "",
                            how.id(),
                            cause.id(),
                            ofWorkflow ? "workflow_id," : "",
                            most))
                    .forEach(ranges::add);
        }
        return GROUPED.formatted(offset(over), DAY_MS, String.join("union all\n", ranges));
    }

    /** What is added to a time of a run for it to be local: literals, as what is grouped by must be the same expression. */
    private static String offset(RunStats.Over over) {
        Instant from = over.from();
        Instant to = from.plus(Duration.ofDays(RunStats.MOST_DAYS + 2L));
        StringBuilder cases = new StringBuilder();
        long before = over.zone().getRules().getOffset(from).getTotalSeconds() * 1000L;
        for (ZoneOffsetTransition change = over.zone().getRules().nextTransition(from);
                change != null && change.getInstant().isBefore(to);
                change = over.zone().getRules().nextTransition(change.getInstant())) {
            cases.append(" when started_at < ")
                    .append(change.getInstant().toEpochMilli())
                    .append(" then ")
                    .append(before);
            before = change.getOffsetAfter().getTotalSeconds() * 1000L;
        }
        return cases.isEmpty() ? String.valueOf(before) : "case" + cases + " else " + before + " end";
    }
}
