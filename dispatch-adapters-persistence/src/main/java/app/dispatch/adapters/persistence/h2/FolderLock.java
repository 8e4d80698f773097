package app.dispatch.adapters.persistence.h2;

import app.dispatch.adapters.persistence.sql.OwnerOnly;
import app.dispatch.adapters.persistence.sql.StartFailed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sole right to a data folder, for as long as it is open. The lock is the operating system's, so it ends with the
 * process however that ends; the file holds the process's number for others to name.
 */
public final class FolderLock implements AutoCloseable {
    private static final String FILE = "dispatch.lock";

    /** The folders that this process holds: to open and close the file of one again would give its lock back. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel file;

    private FolderLock(Path folder, FileChannel file) {
        this.folder = folder;
        this.file = file;
    }

    /**
     * Makes the folder, readable by its owner alone, where it is missing, and takes it.
     *
     * @throws StartFailed when it cannot be written, or another has it
     */
    public static FolderLock take(Path folder) {
        try {
            create(folder);
            Path real = folder.toRealPath();
            if (!HELD_HERE.add(real)) {
                throw inUse(folder, "process " + ProcessHandle.current().pid());
            }
            boolean taken = false;
            try {
                FolderLock lock = lock(folder, real, open(folder.resolve(FILE)));
                taken = true;
                return lock;
            } finally {
                if (!taken) {
                    HELD_HERE.remove(real);
                }
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw new StartFailed("The data folder " + folder + " cannot be written: " + reason(e), e);
        }
    }

    private static void create(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder);
        OwnerOnly.folder(folder);
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static FolderLock lock(Path folder, Path real, FileChannel file) throws IOException {
        if (file.tryLock() == null) {
            String holder = read(file);
            file.close();
            throw inUse(folder, holder.isEmpty() ? "another process" : "process " + holder);
        }
        file.truncate(0);
        file.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new FolderLock(real, file);
    }

    private static StartFailed inUse(Path folder, String holder) {
        return new StartFailed("The data folder " + folder + " is in use by " + holder
                + ". Stop that one first, or choose another folder.");
    }

    private static String read(FileChannel file) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(20);
        file.read(pid, 0);
        return new String(pid.array(), 0, pid.position(), StandardCharsets.US_ASCII).strip();
    }

    private static String reason(Exception e) {
        return switch (e) {
            case FileAlreadyExistsException taken -> taken.getFile() + " is no folder";
            case AccessDeniedException denied -> "permission denied for " + denied.getFile();
            case NoSuchFileException missing -> missing.getFile() + " cannot be created";
            default -> String.valueOf(e.getMessage());
        };
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new IllegalStateException("the data folder's lock cannot be closed", e);
        } finally {
            HELD_HERE.remove(folder);
        }
    }
}
