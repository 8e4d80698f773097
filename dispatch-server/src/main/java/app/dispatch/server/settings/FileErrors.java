package app.dispatch.server.settings;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What the file system says, in words for people. */
public final class FileErrors {
    private FileErrors() {}

    /** Why it failed, without the file's name. */
    public static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> "no permission";
            case NoSuchFileException none -> "there is no such file";
            case FileAlreadyExistsException taken -> taken.getFile() + " is not a folder";
            case NotDirectoryException file -> "it is not a folder";
            case FileSystemException other when other.getReason() != null -> lower(other.getReason());
            default -> lower(String.valueOf(failure.getMessage()));
        };
    }

    private static String lower(String text) {
        return text.isEmpty() ? "unknown reason" : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
