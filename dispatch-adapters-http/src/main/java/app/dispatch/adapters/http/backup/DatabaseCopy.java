package app.dispatch.adapters.http.backup;

import java.io.IOException;
import java.io.OutputStream;

/** Makes a copy of the database while it is used. */
@FunctionalInterface
public interface DatabaseCopy {
    /** Writes it as a zip file, with all that was stored before. */
    void writeTo(OutputStream to) throws IOException;
}
