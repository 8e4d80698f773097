package app.dispatch.adapters.persistence.run;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.sql.Columns;
import app.dispatch.application.json.JournalJson;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunPage;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.domain.run.RunQuery.Cursor;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.value.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Reads pages of histories: first which runs are on the page and how large they are, from indexes alone; then those runs;
 * then their journals.
 *
 * <p>A page ends early when its runs hold more text than fits well in memory; it says where the next one begins, as
 * always.
 */
record RunHistory(Database database) {
    /** The most text of one page, in characters; a single run may be larger. */
    private static final long MOST_TEXT = 8L << 20;

    /** What is read before it is weighed; a single run may be larger. */
    private static final long TEXT_AT_ONCE = 512L << 10;

    /** The heap that the values of a page may take before it ends; the last runs that are read may pass it. */
    private static final long MOST_WEIGHT = 16L << 20;

    private static final String RUNS = "select " + RunRow.COLUMNS + " from run where owner = :owner and id in (<ids>)";

    private static final String JOURNALS =
            "select run_id, entry from run_journal where run_id in (<ids>) order by run_id, seq";

    /** A run on a page, before it is read. */
    record Found(String id, long startedAtMs, long size) {}

    RunPage page(UserId owner, RunQuery query) {
        return database.statement(handle -> {
            List<Found> found = find(handle, owner, query);
            List<Found> page = fitting(found, query.limit(), MOST_TEXT);
            List<RunRecord> read = new ArrayList<>();
            long weight = 0;
            int end = 0;
            while (end < page.size() && weight <= MOST_WEIGHT) {
                List<Found> few = fitting(page.subList(end, page.size()), page.size(), TEXT_AT_ONCE);
                List<RunRecord> records = read(handle, owner, few);
                weight += weight(records);
                read.addAll(records);
                end += few.size();
            }
            return new RunPage(read, end < found.size() ? cursor(page.get(end - 1)) : null);
        });
    }

    private static long weight(List<RunRecord> records) {
        return records.stream()
                .flatMap(record -> record.steps().stream())
                .flatMap(step -> Stream.concat(Stream.ofNullable(step.input()), step.output().stream()))
                .mapToLong(Weight::of)
                .sum();
    }

    private static List<Found> find(Handle handle, UserId owner, RunQuery query) {
        RunHistorySelect select = RunHistorySelect.of(query);
        return select.bind(handle.createQuery(sizes(select.sql())))
                .bind("owner", owner.value())
                .map((row, context) -> new Found(row.getString("id"), row.getLong("started_at"), row.getLong("size")))
                .list();
    }

    private static String sizes(String page) {
        return """
                select p.id, p.started_at,
                       r.size + (select coalesce(sum(j.size), 0) from run_journal j where j.run_id = p.id) as size
                from (%s) p join run r on r.id = p.id
                order by p.started_at desc, p.id desc
                """.formatted(page);
    }

    /** The first of these that have so much text together; one at least. */
    private static List<Found> fitting(List<Found> found, int limit, long most) {
        int count = 0;
        long text = 0;
        while (count < Math.min(limit, found.size())) {
            text += found.get(count).size();
            if (text > most && count > 0) {
                break;
            }
            count++;
        }
        return found.subList(0, count);
    }

    private static Cursor cursor(Found last) {
        return new Cursor(last.startedAtMs(), last.id());
    }

    static List<RunRecord> read(Handle handle, UserId owner, List<Found> page) {
        if (page.isEmpty()) {
            return List.of();
        }
        List<String> ids = page.stream().map(Found::id).toList();
        Map<String, Run> runs = handle.createQuery(RUNS)
                .bind("owner", owner.value())
                .bindList("ids", ids)
                .map((row, context) -> RunRow.read(row))
                .collect(Collectors.toMap(run -> run.id().value(), run -> run));
        Map<String, List<Recorded>> journals = journals(handle, ids);
        return ids.stream()
                .flatMap(id -> Stream.ofNullable(runs.get(id))) // one may have been deleted since it was found
                .map(run -> RunRecord.of(run, journals.getOrDefault(run.id().value(), List.of())))
                .toList();
    }

    private static Map<String, List<Recorded>> journals(Handle handle, List<String> ids) {
        return handle.createQuery(JOURNALS)
                .bindList("ids", ids)
                .map((row, context) -> Map.entry(row.getString("run_id"), JournalJson.read(Columns.text(row, "entry"))))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.flatMapping(
                                entry -> entry.getValue().stream(), Collectors.toCollection(ArrayList::new))));
    }
}
