package app.dispatch.server.fairness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How many lines of a server's log speak of a lack of memory, and how many are errors. */
record Log(long outOfMemory, long errors) {
    static Log of(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        return new Log(count(lines, "OutOfMemoryError"), count(lines, " ERROR "));
    }

    private static long count(List<String> lines, String text) {
        return lines.stream().filter(line -> line.contains(text)).count();
    }

    Log since(Log before) {
        return new Log(outOfMemory - before.outOfMemory, errors - before.errors);
    }
}
