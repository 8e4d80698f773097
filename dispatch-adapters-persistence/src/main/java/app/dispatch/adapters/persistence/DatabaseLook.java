package app.dispatch.adapters.persistence;

import app.dispatch.adapters.persistence.h2.FolderLock;
import app.dispatch.adapters.persistence.h2.H2File;
import app.dispatch.adapters.persistence.postgres.PostgresServer;
import app.dispatch.adapters.persistence.sql.Backend;
import app.dispatch.adapters.persistence.sql.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalInt;

/**
 * What a database is before Dispatch starts on it; to look changes nothing.
 *
 * @param schema the number of its last migration; empty when it has no tables of Dispatch
 * @param newest the number that this version needs
 */
public record DatabaseLook(OptionalInt schema, int newest) {
    /**
     * That of the database in a data folder, which need not be there.
     *
     * @throws app.dispatch.adapters.persistence.sql.StartFailed when another process has it, or it cannot be used
     */
    public static DatabaseLook inFolder(Path folder) {
        H2File file = H2File.in(folder);
        if (file.file().filter(Files::exists).isEmpty()) {
            return new DatabaseLook(OptionalInt.empty(), Schema.OF_THIS_VERSION.newest());
        }
        FolderLock lock = FolderLock.take(file.folder());
        try {
            return look(file);
        } finally {
            lock.close();
        }
    }

    /**
     * That of a JDBC URL of PostgreSQL.
     *
     * @throws app.dispatch.adapters.persistence.sql.StartFailed when it cannot be reached or used
     */
    public static DatabaseLook at(String url) {
        return look(new PostgresServer(url));
    }

    private static DatabaseLook look(Backend backend) {
        Schema schema = Schema.OF_THIS_VERSION;
        // The first connection keeps a file open until all is read.
        try (Connection first = backend.connections().getConnection()) {
            backend.check(first);
            return new DatabaseLook(schema.look(backend.connections()), schema.newest());
        } catch (SQLException e) {
            throw backend.refused(e);
        }
    }

    /** Whether it has the tables of this version. */
    public boolean isCurrent() {
        return schema.isPresent() && schema.getAsInt() == newest;
    }
}
