package app.dispatch.application.run;

import app.dispatch.application.run.node.LocalRuns;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunPage;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.domain.run.RunQuery.Cursor;
import app.dispatch.domain.run.RunQuery.Filter;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.value.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lists runs as they stand: a store knows neither which of them are under way here, nor tells with a run what that has asked. */
record RunPages(RunStore store, LocalRuns local) {
    /** The heap that what is asked on a page may take before it ends; a single run may ask more. */
    private static final long MOST_ASKED = 8L << 20;

    RunPage page(UserId owner, RunQuery query) {
        Set<RunId> running = local.running(); // before the store is read: a run that ends meanwhile has ended there
        RunPage found = store.history(owner, query);
        List<RunRecord> page = new ArrayList<>();
        long asked = 0;
        for (RunRecord each : found.runs()) {
            RunRecord record = running.contains(each.run().id()) ? each.underWay() : each;
            if (!isListed(query.filter(), record.run().status())) {
                continue;
            }
            if (mayHaveAsked(record.run())) {
                record = record.with(store.approvals().of(owner, record.run().id()));
                asked += weight(record);
            }
            if (asked > MOST_ASKED && !page.isEmpty()) {
                return new RunPage(page, cursor(page.getLast().run()));
            }
            page.add(record);
        }
        return new RunPage(page, found.next());
    }

    /** A store takes a run that was begun for one that waits for its turn. */
    private static boolean isListed(Filter filter, RunStatus status) {
        return (filter != Filter.QUEUED && filter != Filter.RUNNING) || filter.matches(status);
    }

    /** Only a plan with this member asks; what is said of a run that does not is one look-up too many, and right all the same. */
    private static boolean mayHaveAsked(Run run) {
        return run.order().plan().contains("\"approval\"");
    }

    private static long weight(RunRecord record) {
        return record.approvals().stream()
                .mapToLong(request -> Weight.of(request.input()))
                .sum();
    }

    private static Cursor cursor(Run last) {
        return new Cursor(last.startedAt().toEpochMilli(), last.id().value());
    }
}
