package app.dispatch.adapters.persistence.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Keeps other users of the machine out of what Dispatch writes, where the file system can. */
public final class OwnerOnly {
    private OwnerOnly() {}

    public static void folder(Path folder) throws IOException {
        set(folder, "rwx------");
    }

    public static void file(Path file) throws IOException {
        set(file, "rw-------");
    }

    private static void set(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
