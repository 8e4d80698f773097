package app.dispatch.adapters.persistence.run;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.application.workflow.RunKeeping;
import app.dispatch.domain.run.Retention;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunQuery.Filter;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.run.RunUse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Deletes runs that are kept no longer. Each statement takes short ranges of an index or a few rows that nobody writes to any
 * more, so that no other work waits for it.
 */
final class RunSweep {
    /** The runs of one commit. */
    private static final int BATCH = 20;

    /** What the sweeps of all processes on a PostgreSQL database have in common. */
    static final long LOCK = 0x44495350_53574550L;

    private static final List<String> ENDED = Arrays.stream(RunStatus.values())
            .filter(Filter.ENDED::matches)
            .map(RunStatus::id)
            .toList();

    private static final List<String> CAUSES =
            Arrays.stream(RunCause.values()).map(RunCause::id).toList();

    private static final String NEXT_OWNER = """
            select owner from run where status = :status and cause = :cause and owner > :after
            order by status, cause, owner, started_at desc, id desc fetch first 1 rows only
            """;

    private static final String FORGET_JOURNALS = """
            delete from run_journal where run_id in (
                select id from run where owner = :owner and id in (<ids>) and ended_at is not null)
            """;

    private static final String FORGET_APPROVALS = """
            delete from run_approval where run_id in (
                select id from run where owner = :owner and id in (<ids>) and ended_at is not null)
            """;

    private static final String FORGET_RUNS =
            "delete from run where owner = :owner and id in (<ids>) and ended_at is not null";

    private record Stored(String id, long text) {}

    /** Whose ended runs are meant, in SQL. */
    private enum Whose {
        USERS(""),
        WORKFLOWS(" and workflow_id = :workflow");

        private final String use;
        private final String oldest;
        private final String overdue;

        Whose(String condition) {
            use = "select count(*) as runs, coalesce(sum(stored), 0) as text from (" + ended(condition) + ") ended";
            oldest = "select id, stored from (" + ended(condition)
                    + ") ended order by started_at, id fetch first :most rows only";
            overdue = "select id from (" + ended(condition + " and started_at < :before and ended_at < :before")
                    + ") ended order by started_at, id fetch first :most rows only";
        }

        /** A range of an index for each status and cause, since H2 walks over all users' for `in`. */
        private static String ended(String condition) {
            return ENDED.stream()
                    .flatMap(status -> CAUSES.stream().map(cause -> """
                            select id, started_at, stored from run
                            where status = '%s' and cause = '%s' and owner = :owner%s
                            """.formatted(status, cause, condition)))
                    .collect(Collectors.joining("union all\n"));
        }
    }

    /**
     * The ended runs that a rule is about.
     *
     * @param names what {@code whose} asks for
     */
    private record Scope(Whose whose, Map<String, String> names) {
        static Scope of(String owner) {
            return new Scope(Whose.USERS, Map.of("owner", owner));
        }

        static Scope of(RunKeeping keeping) {
            return new Scope(
                    Whose.WORKFLOWS,
                    Map.of(
                            "owner", keeping.owner().value(),
                            "workflow", keeping.workflow().value()));
        }

        String owner() {
            return Objects.requireNonNull(names.get("owner"));
        }
    }

    private final Database database;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    RunSweep(Database database) {
        this.database = database;
    }

    /** Deletes at most that many; returns how many: none while another sweep is at work. */
    int sweep(Retention keep, Instant now, int most) {
        return alone(handle -> sweep(handle, keep, now, most));
    }

    /** The same of the runs of one workflow. */
    int sweep(RunKeeping keeping, Instant now, int most) {
        return alone(handle -> sweep(handle, Scope.of(keeping), keeping.retention(), now, most));
    }

    private int alone(ToIntFunction<Handle> work) {
        if (!oneAtATime.tryLock()) {
            return 0;
        }
        try {
            return database.statement(handle -> alone(handle, () -> work.applyAsInt(handle)));
        } finally {
            oneAtATime.unlock();
        }
    }

    /**
     * H2 has no other process. In PostgreSQL the lock is the transaction's, so it ends with that also where a pooler between lends
     * the connection to somebody else next.
     */
    private int alone(Handle handle, IntSupplier work) {
        return switch (database.dialect()) {
            case H2 -> work.getAsInt();
            case POSTGRESQL -> handle.inTransaction(all -> isMine(all) ? work.getAsInt() : 0);
        };
    }

    private static boolean isMine(Handle transaction) {
        return transaction
                .createQuery("select pg_try_advisory_xact_lock(:lock)")
                .bind("lock", LOCK)
                .mapTo(Boolean.class)
                .one();
    }

    private static int sweep(Handle handle, Retention keep, Instant now, int most) {
        int left = most;
        for (String owner : owners(handle)) {
            left -= sweep(handle, Scope.of(owner), keep, now, left);
        }
        return most - left;
    }

    private static int sweep(Handle handle, Scope scope, Retention keep, Instant now, int most) {
        int left = most;
        if (keep.days() > 0 && left > 0) {
            long before = now.minus(Duration.ofDays(keep.days())).toEpochMilli();
            left -= forget(handle, scope.owner(), overdue(handle, scope, before, left));
        }
        if (keep.isLimited() && left > 0) {
            left -= forget(handle, scope.owner(), oldest(handle, scope, keep, left));
        }
        return most - left;
    }

    /** All that have ended runs, found by leaps through the index. */
    private static Set<String> owners(Handle handle) {
        Set<String> owners = new TreeSet<>();
        for (String status : ENDED) {
            for (String cause : CAUSES) {
                Optional<String> owner = next(handle, status, cause, "");
                while (owner.isPresent()) {
                    owners.add(owner.get());
                    owner = next(handle, status, cause, owner.get());
                }
            }
        }
        return owners;
    }

    private static Optional<String> next(Handle handle, String status, String cause, String after) {
        return handle.createQuery(NEXT_OWNER)
                .bind("status", status)
                .bind("cause", cause)
                .bind("after", after)
                .mapTo(String.class)
                .findOne();
    }

    /** What the user's ended runs take: a walk over the entries of an index. */
    static RunUse use(Handle handle, String owner) {
        return use(handle, Scope.of(owner));
    }

    private static RunUse use(Handle handle, Scope scope) {
        return handle.createQuery(scope.whose().use)
                .bindMap(scope.names())
                .map((row, context) -> new RunUse(row.getLong("runs"), row.getLong("text")))
                .one();
    }

    /** The oldest runs, without which the others are as few and small as they may be. */
    private static List<String> oldest(Handle handle, Scope scope, Retention keep, int most) {
        RunUse use = use(handle, scope);
        if (keep.allows(use)) {
            return List.of();
        }
        List<String> past = new ArrayList<>();
        List<Stored> oldest = handle.createQuery(scope.whose().oldest)
                .bindMap(scope.names())
                .bind("most", most)
                .map((row, context) -> new Stored(row.getString("id"), row.getLong("stored")))
                .list();
        for (Stored run : oldest) {
            if (!keep.allows(use)) {
                past.add(run.id());
                use = use.minus(RunUse.ofOne(run.text()));
            }
        }
        return past;
    }

    private static List<String> overdue(Handle handle, Scope scope, long before, int most) {
        return handle.createQuery(scope.whose().overdue)
                .bindMap(scope.names())
                .bind("before", before)
                .bind("most", most)
                .mapTo(String.class)
                .list();
    }

    private static int forget(Handle handle, String owner, List<String> ids) {
        int deleted = 0;
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<String> batch = new ArrayList<>(ids.subList(from, Math.min(from + BATCH, ids.size())));
            deleted += handle.inTransaction(commit -> {
                delete(commit, FORGET_JOURNALS, owner, batch);
                delete(commit, FORGET_APPROVALS, owner, batch);
                return delete(commit, FORGET_RUNS, owner, batch);
            });
        }
        return deleted;
    }

    private static int delete(Handle commit, String sql, String owner, List<String> ids) {
        return commit.createUpdate(sql)
                .bind("owner", owner)
                .bindList("ids", ids)
                .execute();
    }
}
