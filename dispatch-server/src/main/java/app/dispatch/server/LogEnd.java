package app.dispatch.server;

import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.FileErrors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The end of a log, however long that is. */
final class LogEnd {
    /** About a day of a server with little to do, or some minutes of a busy one. */
    static final int MOST_LINES = 2_000;

    private static final int MOST_BYTES = 1024 * 1024;

    /** With this a JVM begins its output, and repeats what it was told by a variable: properties among it, which may be anything. */
    private static final Pattern OPTIONS = Pattern.compile("(NOTE: )?Picked up \\w+_OPTIONS:");

    private LogEnd() {}

    static String of(Path log) throws CannotStart {
        try (SeekableByteChannel channel = Files.newByteChannel(log)) {
            long from = Math.max(0, channel.size() - MOST_BYTES);
            ByteBuffer end = ByteBuffer.allocate(MOST_BYTES);
            channel.position(from);
            int read = 0;
            while (read >= 0 && end.hasRemaining()) {
                read = channel.read(end);
            }
            String text = new String(end.array(), 0, end.position(), StandardCharsets.UTF_8);
            List<String> lines = text.lines()
                    .skip(from > 0 ? 1 : 0) // the first is a part of one
                    .filter(line -> !OPTIONS.matcher(line).lookingAt())
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size())) + "\n";
        } catch (IOException failure) {
            throw new CannotStart("the log " + log + " cannot be read: " + FileErrors.reason(failure));
        }
    }
}
