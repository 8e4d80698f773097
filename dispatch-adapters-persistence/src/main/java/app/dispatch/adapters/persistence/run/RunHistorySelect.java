package app.dispatch.adapters.persistence.run;

import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.domain.run.RunQuery.Cursor;
import app.dispatch.domain.run.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.Query;

/**
 * The select of a page of the history, the newest runs first: one range of an index for each status and cause that it lists, each ordered
 * and cut off by itself, then merged.
 */
record RunHistorySelect(RunQuery query, List<Range> ranges, int most) {
    private static final String AFTER = "and (started_at, id) < (:at, :after)";

    /** Runs that an index has side by side. */
    record Range(RunStatus status, RunCause cause) {}

    /** @param most the most runs that it yields */
    static RunHistorySelect of(RunQuery query, int most) {
        List<Range> ranges = new ArrayList<>();
        for (RunStatus status : RunStatus.values()) {
            if (query.filter().mayMatchStored(status)) {
                Arrays.stream(RunCause.values())
                        .filter(cause -> query.cause() == null || query.cause() == cause)
                        .forEach(cause -> ranges.add(new Range(status, cause)));
            }
        }
        return new RunHistorySelect(query, ranges, most);
    }

    /** The select of the runs' ids and starts. */
    String sql() {
        String merged =
                IntStream.range(0, ranges.size()).mapToObj(this::range).collect(Collectors.joining("union all\n"));
        return "select id, started_at from (" + merged + ") merged order by started_at desc, id desc fetch first "
                + most + " rows only";
    }

    /**
     * Orders by all columns of the index: only so does H2 see that its rows need no sorting. Has the limit as a literal: with
     * a parameter H2 answers from what it remembers of the same select with another limit.
     */
    private String range(int index) {
        boolean ofWorkflow = query.workflow() != null;
        return """
                (select id, started_at from run
                 where %2$s status = :status%1$s and cause = :cause%1$s and owner = :owner %4$s %6$s
                 order by %3$s status, cause, owner, started_at desc, id desc fetch first %5$s rows only)
                """.formatted(
                        index,
                        ofWorkflow ? "workflow_id = :workflow and" : "",
                        ofWorkflow ? "workflow_id," : "",
                        query.after() == null ? "" : AFTER,
                        most,
                        window());
    }

    private String window() {
        return (query.window().from() == null ? "" : "and started_at >= :from ")
                + (query.window().to() == null ? "" : "and started_at < :to");
    }

    Query bind(Query select) {
        for (int i = 0; i < ranges.size(); i++) {
            select.bind("status" + i, ranges.get(i).status().id())
                    .bind("cause" + i, ranges.get(i).cause().id());
        }
        if (query.workflow() != null) {
            select.bind("workflow", query.workflow().value());
        }
        Cursor after = query.after();
        if (after != null) {
            select.bind("at", after.startedAtMs()).bind("after", after.id());
        }
        Instant from = query.window().from();
        if (from != null) {
            select.bind("from", from.toEpochMilli());
        }
        Instant to = query.window().to();
        if (to != null) {
            select.bind("to", to.toEpochMilli());
        }
        return select;
    }
}
