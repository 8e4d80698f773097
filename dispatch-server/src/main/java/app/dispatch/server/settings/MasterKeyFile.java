package app.dispatch.server.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The file in the data folder that keeps a master key that was made there. */
public final class MasterKeyFile {
    /** Its name. */
    public static final String NAME = "master.key";

    /** The name of the one that keeps the key before, while what it encrypted is encrypted anew. */
    public static final String OLD_NAME = "master.key.old";

    private MasterKeyFile() {}

    /** Whether the folder keeps a key. */
    public static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(NAME));
    }

    /**
     * The key that the folder keeps; makes one when there is none.
     *
     * @throws CannotStart when the file can be read by others, holds something else, or cannot be read or written
     */
    public static MasterKey readOrMake(Path folder, RandomGenerator random) throws CannotStart {
        Path file = folder.resolve(NAME);
        try {
            return Files.exists(file) ? read(file) : make(file, random);
        } catch (IOException failure) {
            throw unusable(file, failure);
        }
    }

    /**
     * The key before the present one, while a rotation is not complete.
     *
     * @throws CannotStart as {@link #readOrMake} does
     */
    public static Optional<MasterKey> readOld(Path folder) throws CannotStart {
        Path file = folder.resolve(OLD_NAME);
        try {
            return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
        } catch (IOException failure) {
            throw unusable(file, failure);
        }
    }

    /**
     * Puts a fresh key in the place of the present one, which is kept as the old one; a rotation that was begun before is
     * left as it is. Whenever this is broken off, all keys that anything is encrypted with are there.
     *
     * @throws CannotStart when a file cannot be read or written
     */
    public static void beginRotation(Path folder, RandomGenerator random) throws CannotStart {
        MasterKey present = readOrMake(folder, random);
        Path file = folder.resolve(NAME);
        Optional<MasterKey> old = readOld(folder);
        if (old.isPresent() && !old.get().equals(present)) {
            return;
        }
        try {
            write(present, folder.resolve(OLD_NAME));
            make(file, random);
        } catch (IOException failure) {
            throw unusable(file, failure);
        }
    }

    /**
     * Forgets the old key: nothing is encrypted with it any more.
     *
     * @throws CannotStart when its file cannot be removed
     */
    public static void endRotation(Path folder) throws CannotStart {
        Path file = folder.resolve(OLD_NAME);
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw unusable(file, failure);
        }
    }

    private static CannotStart unusable(Path file, IOException failure) {
        return new CannotStart("the master key " + file + " cannot be used: " + FileErrors.reason(failure));
    }

    private static MasterKey read(Path file) throws IOException, CannotStart {
        String open = OwnerFile.openTo(file);
        if (!open.isEmpty()) {
            throw new CannotStart(
                    "the master key " + file + " is open to others (mode " + open + "); chmod 600 " + file);
        }
        return MasterKey.ofBase64(Files.readString(file, StandardCharsets.ISO_8859_1))
                .orElseThrow(() -> new CannotStart("the master key " + file
                        + " is damaged: it must hold base64 of exactly " + MasterKey.BYTES + " bytes"));
    }

    private static MasterKey make(Path file, RandomGenerator random) throws IOException {
        MasterKey key = MasterKey.fresh(random);
        write(key, file);
        return key;
    }

    private static void write(MasterKey key, Path file) throws IOException {
        OwnerFile.write(file, key.base64() + "\n");
    }
}
