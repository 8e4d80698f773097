package app.dispatch.adapters.persistence;

import app.dispatch.adapters.persistence.h2.FolderLock;
import app.dispatch.adapters.persistence.sql.OwnerOnly;
import app.dispatch.adapters.persistence.sql.StartFailed;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A data folder in one zip file: its database, and its master key where it has one. For its owner alone, as the folder is. */
public final class FolderBackup {
    static final String DATABASE = "dispatch.mv.db";
    private static final String LOCK = "dispatch.lock";

    /** What is of no use to anybody once the process that has the folder has ended. */
    private static final Set<String> OF_A_PROCESS = Set.of(LOCK, "server.json");

    /** What a process that has the folder changes at any time; a copy of its database has all of it. */
    private static final Pattern IN_THE_COPY = Pattern.compile("dispatch\\..*|runs-\\d\\.log");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

    private static final int PIECE = 64 * 1024;

    private FolderBackup() {}

    /** Whether the folder has a database. */
    public static boolean isPossible(Path folder) {
        return Files.isRegularFile(folder.resolve(DATABASE));
    }

    /**
     * Writes the folder to a new file. Nobody can use the folder meanwhile.
     *
     * @return the size of the file in bytes
     * @throws StartFailed when the folder is in use or has no database, or the file is in it, is there or cannot be written
     */
    public static long write(Path folder, Path file) {
        check(folder, file);
        try (FolderLock lock = FolderLock.take(folder)) {
            return write(file, zip -> addFiles(zip, folder, name -> true));
        }
    }

    /**
     * The same for a folder that another process uses.
     *
     * @param copy {@linkplain Database#copy the copy} of the database that this process made
     * @throws StartFailed also when the copy breaks off
     */
    public static long write(Path folder, Path file, InputStream copy) {
        check(folder, file);
        return write(file, zip -> {
            addEntries(zip, copy);
            addFiles(zip, folder, name -> !IN_THE_COPY.matcher(name).matches());
        });
    }

    /**
     * Looks whether there can be a backup of the folder in that file.
     *
     * @throws StartFailed when the folder has no database, or the file is in it or is there
     */
    public static void check(Path folder, Path file) {
        if (!isPossible(folder)) {
            throw new StartFailed("The folder " + folder + " has no database to back up.");
        }
        if (file.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath().normalize())) {
            throw new StartFailed(
                    "The file " + file + " would be in the folder that is backed up; choose another place.");
        }
        if (Files.exists(file)) {
            throw new StartFailed("The file " + file + " is there already; choose another name.");
        }
    }

    /** Puts files into a zip file. */
    private interface Content {
        void into(ZipOutputStream zip) throws IOException;
    }

    private static long write(Path file, Content content) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            Files.createFile(part);
            OwnerOnly.file(part);
            try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE);
                    ZipOutputStream zip =
                            new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(out), PIECE))) {
                content.into(zip);
                zip.finish();
                zip.flush();
                out.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return Files.size(file);
        } catch (IOException e) {
            delete(part);
            throw new StartFailed("The backup cannot be written to " + file + ": " + e.getMessage(), e);
        }
    }

    private static void addEntries(ZipOutputStream to, InputStream copy) throws IOException {
        ZipInputStream from = new ZipInputStream(copy);
        for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
            add(to, entry.getName(), from::transferTo);
        }
    }

    private static void addFiles(ZipOutputStream to, Path folder, Predicate<String> wanted) throws IOException {
        List<Path> found;
        try (Stream<Path> files = Files.list(folder)) {
            found = files.filter(Files::isRegularFile)
                    .filter(one -> wanted.test(name(one)) && !OF_A_PROCESS.contains(name(one)))
                    .sorted()
                    .toList();
        }
        for (Path one : found) {
            add(to, name(one), out -> Files.copy(one, out));
        }
    }

    /** What a file holds. */
    private interface Source {
        long to(OutputStream out) throws IOException;
    }

    private static void add(ZipOutputStream zip, String name, Source source) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        source.to(zip);
        zip.closeEntry();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /**
     * Puts a backup into a folder that has no database, and opens it to see that it is whole.
     *
     * @throws StartFailed when the folder has a database or is in use, or the file is no backup or is damaged
     */
    public static void restore(Path file, Path folder) {
        try (FolderLock lock = FolderLock.take(folder)) {
            if (Files.exists(folder.resolve(DATABASE))) {
                throw new StartFailed("The folder " + folder + " has a database; restore into an empty folder.");
            }
            unzip(file, folder);
        } catch (IOException e) {
            throw new StartFailed("The backup " + file + " cannot be read: " + e.getMessage(), e);
        }
        Database.inFolder(folder).close();
    }

    private static void unzip(Path file, Path folder) throws IOException {
        List<Path> parts = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path part = folder.resolve(checked(entry.getName()) + ".part");
                parts.add(part);
                Files.deleteIfExists(part);
                Files.createFile(part);
                OwnerOnly.file(part);
                Files.copy(zip, part, StandardCopyOption.REPLACE_EXISTING);
                OwnerOnly.file(part);
            }
            if (parts.stream().noneMatch(part -> part.endsWith(DATABASE + ".part"))) {
                throw new ZipException("it is no backup of a data folder");
            }
            for (Path part : parts) {
                String name = String.valueOf(part.getFileName()).replaceFirst("\\.part$", "");
                Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            parts.forEach(FolderBackup::delete);
        }
    }

    private static String checked(String name) throws ZipException {
        if (!NAME.matcher(name).matches() || OF_A_PROCESS.contains(name)) {
            throw new ZipException("it is no backup of a data folder");
        }
        return name;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            throw new StartFailed("The file " + file + " cannot be deleted", left);
        }
    }
}
