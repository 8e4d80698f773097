package app.dispatch.application.run;

import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunPage;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.domain.run.RunQuery.Cursor;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.workflow.WorkflowId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** One page of the runs of several workflows, of a page of each. */
final class MergedPages {
    private static final Comparator<Cursor> NEWEST_FIRST = Comparator.comparingLong(Cursor::startedAtMs)
            .thenComparing(Cursor::id)
            .reversed();

    private MergedPages() {}

    /** Up to where a page that is not the last reaches, nothing of its workflow is missing: no further may the merged one go. */
    static RunPage of(Collection<WorkflowId> workflows, RunQuery query, Function<RunQuery, RunPage> page) {
        List<RunRecord> all = new ArrayList<>();
        List<Cursor> ends = new ArrayList<>();
        for (WorkflowId workflow : workflows) {
            RunPage theirs = page.apply(query.ofWorkflow(workflow));
            all.addAll(theirs.runs());
            if (theirs.next() != null) {
                ends.add(theirs.next());
            }
        }
        Cursor end = ends.stream().min(NEWEST_FIRST).orElse(null);
        List<RunRecord> whole = all.stream()
                .filter(record -> end == null || NEWEST_FIRST.compare(place(record), end) <= 0)
                .sorted(Comparator.comparing(MergedPages::place, NEWEST_FIRST))
                .toList();
        return whole.size() > query.limit()
                ? new RunPage(whole.subList(0, query.limit()), place(whole.get(query.limit() - 1)))
                : new RunPage(whole, end);
    }

    private static Cursor place(RunRecord record) {
        Run run = record.run();
        return new Cursor(run.startedAt().toEpochMilli(), run.id().value());
    }
}
