package app.dispatch.adapters.persistence.run;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.sql.Columns;
import app.dispatch.application.json.JournalJson;
import app.dispatch.application.run.store.RunText;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunPage;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.domain.run.RunQuery.Cursor;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.value.Weight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

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

    private static final String OF_OWNER = "select id, started_at from run where owner = :owner and id in (<ids>)";

    /** The runs of which one page looks at the texts; a page may have found none, and say where the next one begins. */
    private static final int MOST_SEARCHED = 2_000;

    /** A run whose text is looked at. */
    private record Searched(long startedAtMs, RunText text) {}

    /**
     * What was found for a page, and perhaps the next.
     *
     * @param next where the next page begins after all that was found; null for nowhere
     */
    private record Search(List<Found> found, @Nullable Cursor next) {}

    /** A run on a page, before it is read. */
    record Found(String id, long startedAtMs, long size) {}

    RunPage page(UserId owner, RunQuery query) {
        return database.statement(handle -> {
            Search search =
                    query.text() == null ? find(handle, owner, query) : search(handle, owner, query, query.text());
            List<Found> found = search.found();
            List<Found> page = found.isEmpty() ? found : fitting(found, query.limit(), MOST_TEXT);
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
            return new RunPage(read, end < found.size() ? cursor(page.get(end - 1)) : search.next());
        });
    }

    private static long weight(List<RunRecord> records) {
        return records.stream()
                .flatMap(record -> record.steps().stream())
                .flatMap(step -> Stream.concat(Stream.ofNullable(step.input()), step.output().stream()))
                .mapToLong(Weight::of)
                .sum();
    }

    /** One run more than the page has when another page follows. */
    private static Search find(Handle handle, UserId owner, RunQuery query) {
        RunHistorySelect select = RunHistorySelect.of(query, query.limit() + 1);
        List<Found> found = select.bind(handle.createQuery(sizes(select.sql())))
                .bind("owner", owner.value())
                .map((row, context) -> new Found(row.getString("id"), row.getLong("started_at"), row.getLong("size")))
                .list();
        return new Search(found, null);
    }

    /** The same of the runs that have a text in them, as far as the next {@value #MOST_SEARCHED} have. */
    private static Search search(Handle handle, UserId owner, RunQuery query, String text) {
        RunHistorySelect select = RunHistorySelect.of(query, MOST_SEARCHED);
        List<Searched> searched = select.bind(handle.createQuery(texts(select.sql())))
                .bind("owner", owner.value())
                .map((row, context) -> new Searched(row.getLong("started_at"), text(row)))
                .list();
        List<Searched> with = searched.stream()
                .filter(run -> run.text().has(text))
                .limit(query.limit() + 1L)
                .toList();
        boolean whole = searched.size() < MOST_SEARCHED;
        Searched last = searched.isEmpty() ? null : searched.getLast();
        return new Search(
                sized(handle, owner, with),
                whole || last == null
                        ? null
                        : new Cursor(last.startedAtMs(), last.text().id()));
    }

    private static RunText text(ResultSet row) throws SQLException {
        return new RunText(
                row.getString("id"),
                row.getString("workflow_id"),
                Columns.textOrNull(row, "error"),
                row.getString("code"),
                Columns.text(row, "plan_start"));
    }

    private static List<Found> sized(Handle handle, UserId owner, List<Searched> runs) {
        return runs.isEmpty()
                ? List.of()
                : handle.createQuery(sizes(OF_OWNER))
                        .bind("owner", owner.value())
                        .bindList(
                                "ids", runs.stream().map(run -> run.text().id()).toList())
                        .map((row, context) ->
                                new Found(row.getString("id"), row.getLong("started_at"), row.getLong("size")))
                        .list();
    }

    private static String texts(String page) {
        return """
                select p.id, p.started_at, r.workflow_id, r.error, r.code, substring(r.plan from 1 for %s) as plan_start
                from (%s) p join run r on r.id = p.id
                order by p.started_at desc, p.id desc
                """.formatted(RunText.PLAN_START, page);
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
