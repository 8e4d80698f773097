package app.dispatch.adapters.persistence.vault;

import static app.dispatch.adapters.persistence.sql.Columns.text;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.sql.Columns;
import app.dispatch.application.vault.Sealed;
import app.dispatch.application.vault.VaultEntry;
import app.dispatch.application.vault.VaultKind;
import app.dispatch.application.vault.VaultStore;
import app.dispatch.domain.account.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Sealed secrets in the database. A change is written only when nobody else has written since; otherwise it begins anew. */
public record JdbiVaultStore(Database database) implements VaultStore {
    private static final String COLUMNS = """
            select owner, kind, name, key_id, data_key, content, notes, created_at, updated_at, revision from vault_entry
            """;

    private static final String LIST = COLUMNS + "where owner = :owner and kind = :kind order by created_at, name";

    private static final String FIND = COLUMNS + "where owner = :owner and kind = :kind and name = :name";

    private static final String ADD = """
            insert into vault_entry (owner, kind, name, key_id, data_key, content, notes, created_at, updated_at, revision)
            values (:owner, :kind, :name, :keyId, :dataKey, :content, :notes, :createdAt, :updatedAt, 1)
            """;

    private static final String UPDATE = """
            update vault_entry
            set key_id = :keyId, data_key = :dataKey, content = :content, notes = :notes, created_at = :createdAt,
                updated_at = :updatedAt, revision = revision + 1
            where owner = :owner and kind = :kind and name = :name and revision = :revision
            """;

    private static final String DELETE =
            "delete from vault_entry where owner = :owner and kind = :kind and name = :name";

    /** Milliseconds since 1970 by the database's clock. */
    private static final String CLOCK = "cast(extract(epoch from current_timestamp) * 1000 as bigint)";

    private static final String LEASE = """
            update vault_entry set renewing_until = greatest(%1$s + :most, coalesce(renewing_until, 0) + 1)
            where owner = :owner and kind = :kind and name = :name
                and (renewing_until is null or renewing_until < %1$s)
            """.formatted(CLOCK);

    private static final String RELEASE = """
            update vault_entry set renewing_until = null
            where owner = :owner and kind = :kind and name = :name and renewing_until = :lease
            """;

    private static final String UNWATCHED = COLUMNS + """
            where kind = :kind and coalesce(watched_at, created_at) < :before fetch first :most rows only
            """;

    private static final String WATCH = """
            update vault_entry set watched_at = :now
            where owner = :owner and kind = :kind and name = :name and coalesce(watched_at, created_at) < :before
            """;

    private static final String KEYS = "select distinct key_id from vault_entry";

    private static final String OTHERWISE = COLUMNS + """
            where key_id <> :keyId and (owner, kind, name) > (:owner, :kind, :name)
            order by owner, kind, name
            fetch first :most rows only
            """;

    /** An entry and how often it has been changed. */
    private record Row(VaultEntry entry, long revision) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    new VaultEntry(
                            new UserId(row.getString("owner")),
                            Columns.oneOf(row, "kind", VaultKind.values(), VaultKind::id),
                            row.getString("name"),
                            new Sealed(
                                    row.getString("key_id"), row.getString("data_key"), Columns.text(row, "content")),
                            Columns.text(row, "notes"),
                            Columns.time(row, "created_at"),
                            Columns.time(row, "updated_at")),
                    row.getLong("revision"));
        }
    }

    @Override
    public List<VaultEntry> list(UserId owner, VaultKind kind) {
        return database.withoutSettling()
                .statement(handle -> entries(
                        handle.createQuery(LIST).bind("owner", owner.value()).bind("kind", kind.id())));
    }

    private static List<VaultEntry> entries(Query query) {
        return query.map((row, context) -> Row.of(row).entry()).list();
    }

    @Override
    public Optional<VaultEntry> find(UserId owner, VaultKind kind, String name) {
        return row(owner, kind, name).map(Row::entry);
    }

    private Optional<Row> row(UserId owner, VaultKind kind, String name) {
        return database.withoutSettling()
                .statement(handle -> handle.createQuery(FIND)
                        .bind("owner", owner.value())
                        .bind("kind", kind.id())
                        .bind("name", name)
                        .map((row, context) -> Row.of(row))
                        .findOne());
    }

    @Override
    public Optional<VaultEntry> change(
            UserId owner, VaultKind kind, String name, UnaryOperator<Optional<VaultEntry>> change) {
        while (true) {
            Optional<Row> present = row(owner, kind, name);
            Optional<VaultEntry> next = change.apply(present.map(Row::entry));
            if (next.isEmpty()) {
                return present.map(Row::entry);
            }
            if (present.isEmpty()
                    ? added(next.get())
                    : replaced(next.get(), present.get().revision())) {
                return next;
            }
        }
    }

    private boolean added(VaultEntry entry) {
        return database.inserted(handle -> bind(handle.createUpdate(ADD), entry).execute());
    }

    private boolean replaced(VaultEntry entry, long revision) {
        return database.statement(handle -> bind(handle.createUpdate(UPDATE), entry)
                        .bind("revision", revision)
                        .execute())
                == 1;
    }

    private static Update bind(Update update, VaultEntry entry) {
        return update.bind("owner", entry.owner().value())
                .bind("kind", entry.kind().id())
                .bind("name", entry.name())
                .bind("keyId", entry.sealed().keyId())
                .bind("dataKey", entry.sealed().dataKey())
                .bind("content", text(entry.sealed().content()))
                .bind("notes", text(entry.notes()))
                .bind("createdAt", entry.createdAt().toEpochMilli())
                .bind("updatedAt", entry.updatedAt().toEpochMilli());
    }

    @Override
    public boolean delete(UserId owner, VaultKind kind, String name) {
        return database.statement(handle -> delete(handle, owner, kind, name)) == 1;
    }

    /** Removes another feature's secret, within that feature's own transaction. */
    public static void forget(Handle handle, UserId owner, String purpose) {
        delete(handle, owner, VaultKind.SECRET, purpose);
    }

    private static int delete(Handle handle, UserId owner, VaultKind kind, String name) {
        return handle.createUpdate(DELETE)
                .bind("owner", owner.value())
                .bind("kind", kind.id())
                .bind("name", name)
                .execute();
    }

    @Override
    public OptionalLong lease(UserId owner, VaultKind kind, String name, Duration most) {
        String lease = database.dialect().returning(LEASE, "renewing_until");
        return database.statement(handle -> handle.createQuery(lease)
                        .bind("owner", owner.value())
                        .bind("kind", kind.id())
                        .bind("name", name)
                        .bind("most", most.toMillis())
                        .mapTo(Long.class)
                        .findOne())
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    @Override
    public void release(UserId owner, VaultKind kind, String name, long lease) {
        database.statement(handle -> handle.createUpdate(RELEASE)
                .bind("owner", owner.value())
                .bind("kind", kind.id())
                .bind("name", name)
                .bind("lease", lease)
                .execute());
    }

    @Override
    public List<VaultEntry> unwatched(VaultKind kind, Instant before, int most) {
        return database.statement(handle -> entries(handle.createQuery(UNWATCHED)
                .bind("kind", kind.id())
                .bind("before", before.toEpochMilli())
                .bind("most", most)));
    }

    @Override
    public boolean watch(UserId owner, VaultKind kind, String name, Instant before, Instant now) {
        return database.statement(handle -> handle.createUpdate(WATCH)
                        .bind("owner", owner.value())
                        .bind("kind", kind.id())
                        .bind("name", name)
                        .bind("before", before.toEpochMilli())
                        .bind("now", now.toEpochMilli())
                        .execute())
                == 1;
    }

    @Override
    public Set<String> keyIds() {
        return database.statement(
                handle -> handle.createQuery(KEYS).mapTo(String.class).set());
    }

    @Override
    public List<VaultEntry> sealedOtherwise(String keyId, @Nullable VaultEntry after, int most) {
        return database.statement(handle -> entries(handle.createQuery(OTHERWISE)
                .bind("keyId", keyId)
                .bind("owner", after == null ? "" : after.owner().value())
                .bind("kind", after == null ? "" : after.kind().id())
                .bind("name", after == null ? "" : after.name())
                .bind("most", most)));
    }
}
