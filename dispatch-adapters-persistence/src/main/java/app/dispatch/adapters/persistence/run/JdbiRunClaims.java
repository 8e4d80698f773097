package app.dispatch.adapters.persistence.run;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.sql.Dialect;
import app.dispatch.application.run.store.Claim;
import app.dispatch.application.run.store.RunClaims;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.NodeId;
import app.dispatch.domain.run.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which node has which run, in the database. On PostgreSQL nodes show by leases that they live; H2's file has one process alone,
 * so that all runs of other nodes are left ones there.
 */
final class JdbiRunClaims implements RunClaims {
    private static final String COLUMNS = "id, owner, started_at, epoch, crashes, cancel_asked";

    private static final String CLAIM = """
            update run
            set epoch = epoch + 1, status = 'queued', wake_at = null,
                crashes = case when node_id is null then 0 else crashes + 1 end, node_id = :node
            where id %s
            """;

    /** The states are listed outside too, so that an index of few rows is read and not the history of all runs. */
    private static final String NOT_ENDED = "status in ('queued', 'running', 'waiting')";

    /** Only rows that no other node is claiming at this moment. An array, so that they are looked for once. */
    private static final String LEFT_ON_POSTGRESQL = """
            = any(array(select r.id from run r
            where r.%2$s
                and ((r.status <> 'waiting'
                        and not exists (select 1 from node n where n.id = r.node_id and n.lease_until >= %1$s))
                    or (r.status = 'waiting' and r.wake_at <= :now))
            order by r.started_at fetch first :most rows only
            for update skip locked))
            """;

    private static final String LEFT_ON_H2 = """
            in (select id from run
            where %s
                and ((status <> 'waiting' and (node_id is null or node_id <> :node))
                    or (status = 'waiting' and wake_at <= :now))
            order by started_at fetch first :most rows only)
            """.formatted(NOT_ENDED);

    /** Its milliseconds since 1970. */
    private static final String CLOCK = "cast(extract(epoch from clock_timestamp()) * 1000 as bigint)";

    private static final String RENEW = """
            insert into node (id, lease_until) values (:node, %1$s + :lease)
            on conflict (id) do update set lease_until = excluded.lease_until
            """.formatted(CLOCK);

    /** Those that are gone for long, and whose runs were taken over long since. */
    private static final String FORGET_NODES = "delete from node where lease_until < %s - 60000".formatted(CLOCK);

    private static final String HELD =
            "select id, epoch from run where status in ('queued', 'running') and node_id = :node";

    private static final String RECLAIM = """
            update run set epoch = epoch + 1, crashes = crashes + 1
            where id = :id and epoch = :epoch and node_id = :node and status in ('queued', 'running')
            """;

    private static final String ABSOLVE =
            "update run set crashes = 0 where id = :id and ended_at is null and crashes > 0";

    private static final String RELEASE =
            "update run set node_id = null where id = :id and node_id = :node and status in ('queued', 'running')";

    private static final String RELEASE_ALL =
            "update run set node_id = null where status in ('queued', 'running') and node_id = :node";

    private static final String CANCEL_ASKED =
            "select id from run where status in ('queued', 'running') and node_id = :node and cancel_asked";

    private static final String QUEUED_ELSEWHERE = """
            select owner, count(*) from run where status = 'queued' and node_id <> :node group by owner, node_id
            """;

    private final Database database;
    private final String node;
    private final String claim;
    private final String reclaim;

    JdbiRunClaims(Database database, NodeId node) {
        this.database = database;
        this.node = node.value();
        String left = switch (database.dialect()) {
            case H2 -> LEFT_ON_H2;
            case POSTGRESQL -> LEFT_ON_POSTGRESQL.formatted(CLOCK, NOT_ENDED);
        };
        this.claim = database.dialect().returning(CLAIM.formatted(left), COLUMNS);
        this.reclaim = database.dialect().returning(RECLAIM, COLUMNS);
    }

    @Override
    public boolean isShared() {
        return database.dialect() == Dialect.POSTGRESQL;
    }

    @Override
    public void renew(Duration lease) {
        if (isShared()) {
            database.statement(handle -> handle.createUpdate(RENEW)
                    .bind("node", node)
                    .bind("lease", lease.toMillis())
                    .execute());
        }
    }

    @Override
    public List<Claim> claim(int most, Instant now) {
        if (database.isBehind()) {
            return List.of();
        }
        List<Claim> claimed = database.transaction(handle -> handle.createQuery(claim)
                .bind("node", node)
                .bind("now", now.toEpochMilli())
                .bind("most", most)
                .map((row, context) -> read(row))
                .list());
        return claimed.stream().sorted(Claim.OLDEST_FIRST).toList();
    }

    private static Claim read(ResultSet row) throws SQLException {
        return new Claim(
                new RunId(row.getString("id")),
                new UserId(row.getString("owner")),
                Instant.ofEpochMilli(row.getLong("started_at")),
                row.getLong("epoch"),
                row.getInt("crashes"),
                row.getBoolean("cancel_asked"));
    }

    @Override
    public Map<RunId, Long> held() {
        return database.statement(handle -> handle.createQuery(HELD)
                .bind("node", node)
                .reduceRows(new HashMap<RunId, Long>(), (held, row) -> {
                    held.put(new RunId(row.getColumn("id", String.class)), row.getColumn("epoch", Long.class));
                    return held;
                }));
    }

    @Override
    public List<Claim> reclaim(Map<RunId, Long> runs) {
        List<Claim> reclaimed = new ArrayList<>();
        runs.forEach((id, epoch) -> database.statement(handle -> handle.createQuery(reclaim)
                        .bind("id", id.value())
                        .bind("epoch", epoch)
                        .bind("node", node)
                        .map((row, context) -> read(row))
                        .findOne())
                .ifPresent(reclaimed::add));
        return reclaimed;
    }

    @Override
    public void absolve(Set<RunId> runs) {
        runs.forEach(id -> database.statement(
                handle -> handle.createUpdate(ABSOLVE).bind("id", id.value()).execute()));
    }

    @Override
    public void release(Set<RunId> runs) {
        runs.forEach(id -> database.statement(handle -> handle.createUpdate(RELEASE)
                .bind("id", id.value())
                .bind("node", node)
                .execute()));
    }

    @Override
    public void leave() {
        database.transaction(handle -> {
            handle.createUpdate(RELEASE_ALL).bind("node", node).execute();
            return handle.createUpdate("delete from node where id = :node")
                    .bind("node", node)
                    .execute();
        });
        if (isShared()) {
            database.statement(handle -> handle.createUpdate(FORGET_NODES).execute());
        }
    }

    @Override
    public Map<UserId, Integer> queuedElsewhere(int underWay) {
        if (!isShared()) {
            return Map.of();
        }
        return database.statement(handle -> handle.createQuery(QUEUED_ELSEWHERE)
                .bind("node", node)
                .reduceRows(new HashMap<UserId, Integer>(), (counts, row) -> {
                    int waiting = Math.max(0, row.getColumn(2, Integer.class) - underWay);
                    counts.merge(new UserId(row.getColumn(1, String.class)), waiting, Integer::sum);
                    return counts;
                }));
    }

    @Override
    public List<RunId> cancelAsked() {
        return database.statement(handle -> handle.createQuery(CANCEL_ASKED)
                .bind("node", node)
                .map((row, context) -> new RunId(row.getString("id")))
                .list());
    }
}
