package app.dispatch.adapters.tools.planner.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Reads the files of words that lie beside the planner's classes. */
public final class WordFiles {
    private static final String TABLES = text(WordFiles.class, "tables.txt");

    private WordFiles() {}

    /** What stands in a file beside a class; lines that begin with {@code #} are empty. */
    public static String text(Class<?> beside, String name) {
        try (InputStream file = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^#.*$", "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What each word of a table stands for, as {@code tables.txt} has it. */
    public static <T> Map<String, T> table(String name, Function<String, T> meaning) {
        Map<String, T> words = new HashMap<>();
        String table = TABLES.split("(?m)^\\[" + name + "]", 2)[1].split("(?m)^\\[", 2)[0];
        for (String line : table.strip().split("\\n+")) {
            String[] both = line.split(" = ");
            for (String word : both[1].split("\\|")) {
                words.put(word.strip(), meaning.apply(both[0]));
            }
        }
        return Map.copyOf(words);
    }
}
