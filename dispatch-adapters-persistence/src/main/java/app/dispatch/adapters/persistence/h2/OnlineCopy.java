package app.dispatch.adapters.persistence.h2;

import app.dispatch.adapters.persistence.sql.Statements;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.FileStore;
import org.jdbi.v3.core.Handle;

/**
 * A copy of H2's file while others read and write it: what was committed before is in it whole.
 *
 * <p>It does what H2's {@code BACKUP TO} does, which has the file only grow meanwhile, so that nothing is overwritten that was in it.
 * That statement copies until the file's end, which it never reaches where others write as fast as it reads. This copies
 * as much as there was in the beginning.
 */
public final class OnlineCopy {
    private static final int PIECE = 1024 * 1024;

    private OnlineCopy() {}

    /** Writes a zip file with the database as {@code name}. */
    public static void write(Statements database, String name, OutputStream to) throws IOException {
        FileStore<?> file = database.statement(OnlineCopy::file);
        boolean reused = file.isSpaceReused();
        file.setReuseSpace(false);
        try (ZipOutputStream zip = new ZipOutputStream(to)) {
            database.statement(handle -> handle.execute("checkpoint")); // what went into a gap is written
            zip.setLevel(Deflater.NO_COMPRESSION);
            zip.putNextEntry(new ZipEntry(name));
            long size = file.size();
            for (long from = 0; from < size; from += PIECE) {
                zip.write(file.readFully(null, from, (int) Math.min(PIECE, size - from))
                        .array());
            }
            zip.closeEntry();
        } finally {
            file.setReuseSpace(reused);
        }
    }

    private static FileStore<?> file(Handle handle) {
        try {
            SessionLocal session = (SessionLocal)
                    handle.getConnection().unwrap(JdbcConnection.class).getSession();
            return session.getDatabase().getStore().getMvStore().getFileStore();
        } catch (SQLException impossible) {
            throw new IllegalStateException("not a connection of H2", impossible);
        }
    }
}
