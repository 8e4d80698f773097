package app.dispatch.adapters.persistence.workflow;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.WorkflowPage;
import app.dispatch.domain.workflow.WorkflowQuery;
import app.dispatch.domain.workflow.WorkflowQuery.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Reads pages of a user's workflows: first which are on the page and how large their plans are, then those. A page ends early
 * when its plans have more text than fits well in memory; it says where the next one begins, as always.
 */
record WorkflowList(Database database, WorkflowRow.Mapper mapper) {
    /** The size of a plan stands with its version, where it is read without the plan. */
    private static final String PLACES = """
            select w.id, w.updated_at, coalesce(v.size, 0) as size from workflow w
            left join workflow_version v on v.owner = w.owner and v.workflow_id = w.id and v.number = w.version
            where w.owner = :owner %s order by w.updated_at desc, w.id desc fetch first %s rows only
            """;

    private static final String AFTER = "and (w.updated_at, w.id) < (:at, :after)";

    private static final String READ =
            "select " + WorkflowRow.COLUMNS + " from workflow where owner = :owner and id in (<ids>)";

    /** A workflow's place in the list. */
    private record Place(Cursor cursor, long size) {}

    WorkflowPage page(UserId owner, WorkflowQuery query) {
        return database.statement(handle -> {
            List<Place> places = places(handle, owner, query);
            List<Place> shown = fitting(places, query.limit());
            return new WorkflowPage(
                    read(handle, owner, shown),
                    shown.size() < places.size() ? shown.getLast().cursor() : null);
        });
    }

    /** One more than the page may have, when another follows. The limit is a literal, as in the histories of runs. */
    private static List<Place> places(Handle handle, UserId owner, WorkflowQuery query) {
        Cursor after = query.after();
        Query select = handle.createQuery(
                        PLACES.formatted(after == null ? "" : AFTER, Integer.toString(query.limit() + 1)))
                .bind("owner", owner.value());
        if (after != null) {
            select.bind("at", after.updatedAtMs()).bind("after", after.id());
        }
        return select.map((row, context) ->
                        new Place(new Cursor(row.getLong("updated_at"), row.getString("id")), row.getLong("size")))
                .list();
    }

    private static List<Place> fitting(List<Place> places, int limit) {
        List<Place> fitting = new ArrayList<>();
        long text = 0;
        for (Place place : places.subList(0, Math.min(limit, places.size()))) {
            text += place.size();
            if (text > WorkflowQuery.MOST_TEXT && !fitting.isEmpty()) {
                break;
            }
            fitting.add(place);
        }
        return fitting;
    }

    /** In the order of the page; those that are gone meanwhile are left out. */
    private List<SavedWorkflow> read(Handle handle, UserId owner, List<Place> places) {
        if (places.isEmpty()) {
            return List.of();
        }
        List<String> ids = places.stream().map(place -> place.cursor().id()).toList();
        Map<String, SavedWorkflow> found = handle.createQuery(READ)
                .bind("owner", owner.value())
                .bindList("ids", ids)
                .map(mapper)
                .map(WorkflowRow::workflow)
                .collect(Collectors.toMap(workflow -> workflow.id().value(), Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }
}
