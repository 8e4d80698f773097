package app.dispatch.server.settings;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files with secrets: for their owner alone, and whole whenever anything breaks off. */
public final class OwnerFile {
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private OwnerFile() {}

    /** Writes the file, and its folder where that is missing; under another name first, so that half of it is never there. */
    public static void write(Path file, String text) throws IOException {
        makeFolder(file);
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, mode(FILE));
        Files.writeString(draft, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Writes a file that is not there yet, in a folder that is. */
    public static void writeNew(Path file, byte[] content) throws IOException {
        Files.createFile(file, mode(FILE));
        Files.write(file, content, StandardOpenOption.WRITE);
    }

    private static void makeFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder, mode(FOLDER));
        }
    }

    /** Who else can read the file, as {@code rw-r--r--}; empty for nobody. */
    public static String openTo(Path file) throws IOException {
        return POSIX && !FILE.containsAll(Files.getPosixFilePermissions(file))
                ? PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                : "";
    }

    /** That the file cannot be read or written. */
    public static CannotStart unusable(Path file, IOException failure) {
        return new CannotStart("the file " + file + " cannot be used: " + FileErrors.reason(failure));
    }

    private static FileAttribute<?>[] mode(Set<PosixFilePermission> permissions) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
