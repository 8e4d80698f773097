package app.dispatch.adapters.persistence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The sole right to a data folder, for as long as it is open. The lock is the operating system's, so it ends with the
 * process however that ends; the file holds the process's number for others to name.
 */
final class FolderLock implements AutoCloseable {
    private static final String FILE = "dispatch.lock";

    private final FileChannel file;

    private FolderLock(FileChannel file) {
        this.file = file;
    }

    /**
     * Makes the folder, readable by its owner alone, where it is missing, and takes it.
     *
     * @throws StartFailed when it cannot be written, or another has it
     */
    static FolderLock take(Path folder) {
        try {
            create(folder);
            return lock(folder, open(folder.resolve(FILE)));
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

    private static FolderLock lock(Path folder, FileChannel file) throws IOException {
        if (tryLock(file) == null) {
            String holder = read(file);
            file.close();
            throw new StartFailed("The data folder " + folder + " is in use by "
                    + (holder.isEmpty() ? "another process" : "process " + holder)
                    + ". Stop that one first, or choose another folder.");
        }
        file.truncate(0);
        file.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new FolderLock(file);
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException ofThisProcess) {
            return null;
        }
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
        }
    }
}
