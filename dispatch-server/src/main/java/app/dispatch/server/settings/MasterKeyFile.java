package app.dispatch.server.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The file in the data folder that keeps a master key that was made there. */
public final class MasterKeyFile {
    /** Its name. */
    public static final String NAME = "master.key";

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNERS_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private MasterKeyFile() {}

    /**
     * The key that the folder keeps; makes one when there is none.
     *
     * @throws CannotStart when the file can be read by others, holds something else, or cannot be read or written
     */
    public static MasterKey readOrMake(Path folder, RandomGenerator random) throws CannotStart {
        Path file = folder.resolve(NAME);
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, mode(OWNERS_FOLDER));
            }
            return Files.exists(file) ? read(file) : make(file, folder.resolve(NAME + ".new"), random);
        } catch (IOException failure) {
            throw new CannotStart("the master key " + file + " cannot be used: " + FileErrors.reason(failure));
        }
    }

    private static MasterKey read(Path file) throws IOException, CannotStart {
        if (POSIX && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new CannotStart("the master key " + file + " is open to others (mode "
                    + PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) + "); chmod 600 " + file);
        }
        return MasterKey.ofBase64(Files.readString(file, StandardCharsets.ISO_8859_1))
                .orElseThrow(() -> new CannotStart("the master key " + file
                        + " is damaged: it must hold base64 of exactly " + MasterKey.BYTES + " bytes"));
    }

    /** Under another name first, so that a crash never leaves half a key. */
    private static MasterKey make(Path file, Path draft, RandomGenerator random) throws IOException {
        MasterKey key = MasterKey.fresh(random);
        Files.deleteIfExists(draft);
        Files.createFile(draft, mode(OWNER_ONLY));
        Files.writeString(draft, key.base64() + "\n", StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return key;
    }

    private static FileAttribute<?>[] mode(Set<PosixFilePermission> permissions) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
