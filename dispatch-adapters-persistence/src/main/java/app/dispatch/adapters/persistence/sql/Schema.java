package app.dispatch.adapters.persistence.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The tables that this version of Dispatch works with.
 *
 * @param newest the number of the last migration
 * @param folders where the migrations are on the class path; none when another program brings the tables up to date
 */
public record Schema(int newest, List<String> folders) {
    /** Where the migrations are on the class path: not where Flyway looks by itself, in a host that has it for tables of its own. */
    public static final String FOLDER = "db/dispatch";

    /** What this version was built for. */
    public static final Schema OF_THIS_VERSION = new Schema(26, List.of(FOLDER));

    private static final String FIRST = "V1__accounts_workflows_runs.sql";

    private static final String INSTALLED = """
            select "version", (select count(*) from "flyway_schema_history" where "script" = '%s')
            from "flyway_schema_history" where "success" and "version" is not null
            order by "installed_rank" desc fetch first row only
            """.formatted(FIRST);

    /** The same tables, which another program brings up to date. */
    public Schema leftToHost() {
        return new Schema(newest, List.of());
    }

    /**
     * Brings a database up to date. One that is needs a single query: Flyway, which costs half a second, is not touched.
     *
     * @throws StartFailed when a newer version of Dispatch or another program wrote it, or it cannot be brought up to date
     */
    public void bringUpToDate(DataSource database, Dialect dialect) throws SQLException {
        OptionalInt installed = look(database);
        if (installed.isPresent() && installed.getAsInt() == newest) {
            return;
        }
        if (folders.isEmpty()) {
            throw new StartFailed("The tables are not those of this version of Dispatch: their schema has number "
                    + (installed.isPresent() ? installed.getAsInt() : "none") + ", this version needs " + newest
                    + ". Run its migrations, which are at classpath:" + FOLDER + ", or have Dispatch do that.");
        }
        migrate(database, dialect);
    }

    /**
     * The number of the last migration that a database has had; empty when it has no tables of Dispatch. Nothing is changed.
     *
     * @throws StartFailed when a newer version of Dispatch or another program wrote it
     */
    public OptionalInt look(DataSource database) throws SQLException {
        OptionalInt installed = installed(database);
        if (installed.isPresent() && installed.getAsInt() > newest) {
            throw new StartFailed("The database was written by a newer version of Dispatch: its schema has number "
                    + installed.getAsInt() + ", this version knows up to " + newest
                    + ". Start that version, or use another database.");
        }
        return installed;
    }

    private static OptionalInt installed(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(INSTALLED)) {
            if (!rows.next()) {
                return OptionalInt.empty();
            }
            if (rows.getInt(2) == 0) {
                throw new StartFailed(
                        "The schema of the database is kept by the migrations of another program"
                                + " (flyway_schema_history); give Dispatch a schema of its own, such as by ?currentSchema=dispatch.");
            }
            return OptionalInt.of(Integer.parseInt(rows.getString(1)));
        } catch (SQLException e) {
            if (SqlFailures.isMissingTable(e)) {
                return OptionalInt.empty();
            }
            throw e;
        }
    }

    private void migrate(DataSource database, Dialect dialect) {
        try {
            Flyway.configure()
                    .dataSource(database)
                    .locations(folders.toArray(String[]::new))
                    .placeholders(dialect.schemaWords())
                    .initSql(dialect.beforeMigration())
                    .loggers("slf4j") // by itself it prints to System.err where slf4j has nowhere to log to
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StartFailed("The database's tables cannot be brought up to date: " + e.getMessage(), e);
        }
    }
}
