package app.dispatch.adapters.tools.planner;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Some ten thousand words of English that anybody may use in a brief. */
final class CommonWords {
    private CommonWords() {}

    static List<String> all() {
        try (InputStream file = Objects.requireNonNull(CommonWords.class.getResourceAsStream("common-words.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.split(" ")))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
