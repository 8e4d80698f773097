package app.dispatch.adapters.persistence;

import app.dispatch.adapters.persistence.sql.Schema;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * How much is in a database, and nothing of what.
 *
 * @param kind {@code h2} or {@code postgresql}
 * @param schema the number of its last migration
 * @param rows of each table; for PostgreSQL about, as its statistics have it: to count a large one takes long
 */
public record DatabaseState(String kind, int schema, Map<String, Long> rows) {
    public DatabaseState {
        rows = Map.copyOf(rows);
    }

    private static final String TABLES = """
            select table_name from information_schema.tables
            where table_schema = current_schema and table_type = 'BASE TABLE'
            """;

    private static final String STATISTICS = """
            select relname, n_live_tup from pg_stat_user_tables where schemaname = current_schema
            """;

    /** That of an open one. */
    public static DatabaseState of(Database database) {
        Map<String, Long> rows = database.statement(handle -> switch (database.dialect()) {
            case H2 -> counted(handle);
            case POSTGRESQL -> estimated(handle);
        });
        return new DatabaseState(
                database.dialect().name().toLowerCase(Locale.ROOT), Schema.OF_THIS_VERSION.newest(), rows);
    }

    /** H2 knows it without looking at the rows. */
    private static Map<String, Long> counted(Handle handle) {
        Map<String, Long> rows = new HashMap<>();
        for (String table : handle.createQuery(TABLES).mapTo(String.class).list()) {
            String count = "select count(*) from \"" + table.replace("\"", "\"\"") + "\"";
            rows.put(
                    table.toLowerCase(Locale.ROOT),
                    handle.createQuery(count).mapTo(Long.class).one());
        }
        return rows;
    }

    private static Map<String, Long> estimated(Handle handle) {
        Map<String, Long> rows = new HashMap<>();
        handle.createQuery(STATISTICS)
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(entry -> rows.put(entry.getKey(), entry.getValue()));
        return rows;
    }
}
