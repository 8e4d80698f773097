package app.dispatch.adapters.persistence;

import app.dispatch.adapters.persistence.h2.H2File;
import app.dispatch.adapters.persistence.postgres.PostgresServer;
import app.dispatch.adapters.persistence.sql.Backend;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** Databases that an earlier version has made. */
public enum OldDatabase {
    H2,
    POSTGRESQL;

    /** What the earlier version has written. */
    public interface Content {
        void write(Connection connection) throws SQLException;
    }

    /**
     * One that is opened by this version.
     *
     * @param folder an empty one, for H2
     * @param version the number of its last migration
     */
    public Database open(Path folder, String version, Content content) throws SQLException {
        if (this == POSTGRESQL) {
            return Database.at(postgresUrl(version, content));
        }
        H2File file = H2File.in(folder);
        try (Connection ignored = file.connections().getConnection()) { // keeps it open, for all to be its owner's
            make(file, version, content);
        }
        return Database.inFolder(folder);
    }

    /** One of PostgreSQL that no process has opened yet. */
    public static String postgresUrl(String version, Content content) throws SQLException {
        String url = Postgres.freshUrl();
        make(new PostgresServer(url), version, content);
        return url;
    }

    private static void make(Backend backend, String version, Content content) throws SQLException {
        try (Connection connection = backend.connections().getConnection()) {
            Flyway.configure()
                    .dataSource(backend.connections())
                    .locations("db/dispatch")
                    .placeholders(backend.dialect().schemaWords())
                    .initSql(backend.dialect().beforeMigration())
                    .target(version)
                    .load()
                    .migrate();
            content.write(connection);
        }
    }
}
