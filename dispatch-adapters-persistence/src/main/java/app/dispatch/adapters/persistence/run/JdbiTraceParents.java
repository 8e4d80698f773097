package app.dispatch.adapters.persistence.run;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.application.run.trace.TraceParents;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.TraceParent;
import java.time.Instant;
import java.util.Optional;

/** Which traces runs are parts of, in the database. */
public final class JdbiTraceParents implements TraceParents {
    private static final String KEEP =
            "insert into trace_parent (run_id, parent, kept_at) values (:run, :parent, :now)";

    private static final String FIND = "select parent from trace_parent where run_id = :run";

    private static final String FORGET = "delete from trace_parent where kept_at < :before";

    private final Database database;

    /** Those in this database. */
    public JdbiTraceParents(Database database) {
        this.database = database.withoutSettling();
    }

    @Override
    public void keep(RunId run, TraceParent parent, Instant now) {
        database.inserted(handle -> handle.createUpdate(KEEP)
                .bind("run", run.value())
                .bind("parent", parent.written())
                .bind("now", now.toEpochMilli())
                .execute());
    }

    @Override
    public Optional<TraceParent> find(RunId run) {
        return database.statement(handle -> handle.createQuery(FIND)
                        .bind("run", run.value())
                        .mapTo(String.class)
                        .findOne())
                .flatMap(TraceParent::read);
    }

    @Override
    public void forgetBefore(Instant time) {
        database.statement(handle ->
                handle.createUpdate(FORGET).bind("before", time.toEpochMilli()).execute());
    }
}
