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
 * @param folders where the migrations are on the class path
 */
public record Schema(int newest, List<String> folders) {
    /** What this version was built for. */
    public static final Schema OF_THIS_VERSION = new Schema(18, List.of("db/migration"));

    private static final String INSTALLED = """
            select "version" from "flyway_schema_history" where "success"
            order by "installed_rank" desc fetch first row only
            """;

    /**
     * Brings a database up to date. One that is needs a single query: Flyway, which costs half a second, is not touched.
     *
     * @throws StartFailed when a newer version of Dispatch wrote it, or it cannot be brought up to date
     */
    public void bringUpToDate(DataSource database, Dialect dialect) throws SQLException {
        OptionalInt installed = installed(database);
        if (installed.isPresent() && installed.getAsInt() > newest) {
            throw new StartFailed("The database was written by a newer version of Dispatch: its schema has number "
                    + installed.getAsInt() + ", this version knows up to " + newest
                    + ". Start that version, or use another database.");
        }
        if (installed.isEmpty() || installed.getAsInt() < newest) {
            migrate(database, dialect);
        }
    }

    private static OptionalInt installed(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(INSTALLED)) {
            return rows.next() ? OptionalInt.of(Integer.parseInt(rows.getString(1))) : OptionalInt.empty();
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
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StartFailed("The database's tables cannot be brought up to date: " + e.getMessage(), e);
        }
    }
}
