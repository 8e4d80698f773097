package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.text.Scanner;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A phrase of a file and the schedule that it must become.
 *
 * @param briefs the briefs that say it: a phrase stands before an action and after it
 * @param cron five fields, or {@code manual}, {@code refused} or {@code none}
 * @param zone "" when none is said
 * @param keeps which starts of the expression are kept, such as {@code week%2}; "" when all are
 */
record Phrase(List<String> briefs, String cron, String zone, String keeps) {
    private static final String CALL = "get https://a.example.com/x";

    static List<Phrase> read(String name) {
        return lines(name).stream().map(Phrase::of).toList();
    }

    static List<String> lines(String name) {
        try (InputStream file = Objects.requireNonNull(Phrase.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Phrase of(String line) {
        int bar = line.lastIndexOf(" | ");
        String said = line.substring(0, bar);
        List<String> words = List.of(line.substring(bar + 3).strip().split(" "));
        List<String> fields = words.size() < 5 ? words.subList(0, 1) : words.subList(0, 5);
        List<String> more = words.subList(fields.size(), words.size());
        return new Phrase(
                briefs(said),
                String.join(" ", fields),
                more.stream().filter(word -> !word.startsWith("?")).findFirst().orElse(""),
                more.stream()
                        .filter(word -> word.startsWith("?"))
                        .map(word -> word.substring(1))
                        .findFirst()
                        .orElse(""));
    }

    private static List<String> briefs(String said) {
        if (said.startsWith("=")) {
            return List.of(said.substring(1));
        }
        String capital = said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1);
        return List.of(capital + ", " + CALL, "G" + CALL.substring(1) + " " + said);
    }

    /** What a reader makes of a brief, as the files write it, but for the condition. */
    static String outcome(ScheduleReader reader, String brief) {
        try {
            return reader.read(Scanner.scan(brief))
                    .map(found -> written(found.timing()))
                    .orElse("none");
        } catch (Unsayable unsayable) {
            return "refused";
        }
    }

    private static String written(Timing timing) {
        return timing.cron() == null ? "manual" : timing.cron() + (timing.zone() == null ? "" : " " + timing.zone());
    }

    static Optional<Timing> timing(ScheduleReader reader, String brief) {
        try {
            return reader.read(Scanner.scan(brief)).map(ScheduleReader.Found::timing);
        } catch (Unsayable unsayable) {
            return Optional.empty();
        }
    }

    /** Whether each of its briefs becomes this schedule, with a condition where there must be one. */
    boolean holds(ScheduleReader reader) {
        String expected = cron + (zone.isEmpty() ? "" : " " + zone);
        return briefs.stream().allMatch(brief -> {
            boolean conditional = timing(reader, brief)
                    .map(timing -> timing.condition() != null)
                    .orElse(false);
            return outcome(reader, brief).equals(expected) && conditional == !keeps.isEmpty();
        });
    }
}
