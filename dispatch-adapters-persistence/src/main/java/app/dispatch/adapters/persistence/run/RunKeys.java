package app.dispatch.adapters.persistence.run;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.FirstRun;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunKey;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * The keys of runs that happen once. Of several transactions that insert the same key the database lets one commit; the others
 * wait for it and then find it there.
 */
record RunKeys(Database database) {
    private static final String FORGET_OLD = """
            delete from run_key
            where owner = :owner and scope = :scope and name = :name and created_at <= :forgotten
            """;

    private static final String ADD = """
            insert into run_key (owner, scope, name, fingerprint, run_id, created_at)
            values (:owner, :scope, :name, :fingerprint, :run, :createdAt)
            """;

    private static final String FIND = """
            select run_id, fingerprint from run_key
            where owner = :owner and scope = :scope and name = :name and created_at > :forgotten
            """;

    private static final String SWEEP = "delete from run_key where created_at < :before";

    /** A key that was there may have been swept before it was read; not again and again. */
    private static final int ATTEMPTS = 3;

    /** Stores the key with what {@code begin} stores, unless the key is there: then false. */
    boolean begin(Run run, RunKey key, Consumer<Handle> begin) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            boolean recorded = database.insertedTogether(handle -> {
                forgetOld(handle, run, key);
                add(handle, run, key);
                begin.accept(handle);
            });
            if (recorded) {
                return true;
            }
            if (find(run.owner(), key, run.startedAt()).isPresent()) {
                return false;
            }
        }
        throw new IllegalStateException("a run of that id is there: " + run.id());
    }

    private static void forgetOld(Handle handle, Run run, RunKey key) {
        handle.createUpdate(FORGET_OLD)
                .bind("owner", run.owner().value())
                .bind("scope", key.scope())
                .bind("name", key.name())
                .bind("forgotten", forgotten(run.startedAt()))
                .execute();
    }

    private static void add(Handle handle, Run run, RunKey key) {
        handle.createUpdate(ADD)
                .bind("owner", run.owner().value())
                .bind("scope", key.scope())
                .bind("name", key.name())
                .bind("fingerprint", key.fingerprint())
                .bind("run", run.id().value())
                .bind("createdAt", run.startedAt().toEpochMilli())
                .execute();
    }

    /** The run that the key began, if it is still remembered. */
    Optional<FirstRun> find(UserId owner, RunKey key, Instant now) {
        return database.statement(handle -> handle.createQuery(FIND)
                .bind("owner", owner.value())
                .bind("scope", key.scope())
                .bind("name", key.name())
                .bind("forgotten", forgotten(now))
                .map((row, context) -> new FirstRun(new RunId(row.getString("run_id")), row.getString("fingerprint")))
                .findOne());
    }

    void forget(Instant before) {
        database.statement(handle ->
                handle.createUpdate(SWEEP).bind("before", before.toEpochMilli()).execute());
    }

    private static long forgotten(Instant now) {
        return now.minus(RunKey.LIFE).toEpochMilli();
    }
}
