package app.dispatch.adapters.tools.planner.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A line of {@code paraphrases.txt}: read as a rule when a brief has its words, since a brief has those of few. Safe for several threads. */
final class ParaphraseLine {
    /** What a rule begins with that is for briefs alone that leave something open as they stand. */
    private static final String ELSE = "? ";

    private final String line;
    private final boolean otherwise;

    /** For each element that nothing but a word can be, the words that it can be. */
    private final List<List<String>> needed = new ArrayList<>();

    private volatile @Nullable Paraphrase rule;

    ParaphraseLine(String written) {
        this.otherwise = written.startsWith(ELSE);
        this.line = otherwise ? written.substring(ELSE.length()) : written;
        for (String element : line.substring(0, line.indexOf(" =>")).strip().split(" ")) {
            boolean word =
                    element.chars().allMatch(sign -> Character.isLetterOrDigit(sign) || "|'-:".indexOf(sign) >= 0);
            List<String> words = List.of(element.split("\\|"));
            if (word && words.stream().allMatch(one -> !one.isEmpty() && Character.isLetterOrDigit(one.charAt(0)))) {
                needed.add(words);
            }
        }
    }

    /** Whether it is for briefs alone that leave something open as they stand. */
    boolean isOtherwise() {
        return otherwise;
    }

    /** Whether a brief of these words has all that the rule needs. */
    boolean mayFit(Set<String> words) {
        return needed.stream().allMatch(each -> each.stream().anyMatch(words::contains));
    }

    Paraphrase rule() {
        Paraphrase read = rule;
        if (read == null) {
            read = Paraphrase.of(line);
            rule = read;
        }
        return read;
    }
}
