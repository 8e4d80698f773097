package app.dispatch.adapters.tools.planner.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The phrases of a language and their English, read from a resource.
 *
 * <p>A line is {@code phrases => English}, under a header that names the {@link Role}. Phrases are parted by {@code /};
 * {@code (a|b)} stands for either, {@code ~} for the endings that the line {@code ~ = …} lists, {@code ..} for words in
 * between. What stands after {@code ::} is the plural.
 */
final class Lexicon {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private final Map<String, List<Phrase>> byFirst = new HashMap<>();
    private final Map<String, List<Phrase>> byPlain = new HashMap<>();
    private final boolean spaced;
    private String endings = "";

    /** A phrase in its words; {@code gap} is the number of words before the gap, 0 without one. */
    record Phrase(List<String> words, int gap, String english, Role role) {}

    private Lexicon(boolean spaced) {
        this.spaced = spaced;
    }

    static Lexicon of(Language language) {
        boolean spaced = language.family() != Language.Family.CHINESE && language.family() != Language.Family.JAPANESE;
        Lexicon lexicon = new Lexicon(spaced);
        lexicon.read("names.txt");
        lexicon.read(language.id() + ".txt");
        Comparator<Phrase> longest =
                Comparator.comparingInt(phrase -> -phrase.words().size());
        lexicon.byFirst.values().forEach(list -> list.sort(longest));
        lexicon.byPlain.values().forEach(list -> list.sort(longest));
        return lexicon;
    }

    /** Without accents. */
    static String plain(String word) {
        return MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
    }

    /** The phrases that begin with that word, longest first. */
    List<Phrase> startingWith(String word) {
        return byFirst.getOrDefault(word, List.of());
    }

    /** The same for a word without its accents, as people type. */
    List<Phrase> startingPlainlyWith(String word) {
        return byPlain.getOrDefault(plain(word), List.of());
    }

    /** What a single word means. */
    Optional<Phrase> word(String word) {
        Optional<Phrase> exact = alone(startingWith(word));
        return exact.isPresent() ? exact : alone(startingPlainlyWith(word));
    }

    private static Optional<Phrase> alone(List<Phrase> phrases) {
        return phrases.stream().filter(phrase -> phrase.words().size() == 1).findFirst();
    }

    private void read(String name) {
        try (InputStream file = Objects.requireNonNull(Lexicon.class.getResourceAsStream(name), name)) {
            Role role = Role.OTHER;
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("[")) {
                    role = Role.valueOf(line.substring(1, line.indexOf(']')).toUpperCase(Locale.ROOT));
                } else if (line.startsWith("~ =")) {
                    endings = "(" + line.substring(3).strip() + ")";
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    line(line, role);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(String line, Role role) {
        int arrow = line.indexOf("=>");
        if (arrow < 0) {
            for (String name : line.split("/")) {
                phrase(name.strip(), name.strip(), role);
            }
            return;
        }
        String[] english = line.substring(arrow + 2).split("::");
        String[] phrases = line.substring(0, arrow).split("::");
        String one = english[0].strip();
        for (String phrase : phrases[0].split("/")) {
            phrase(phrase.strip(), one, role);
        }
        if (phrases.length > 1) {
            String many = english.length > 1 ? english[1].strip() : plural(one);
            for (String phrase : phrases[1].split("/")) {
                phrase(phrase.strip(), many, role);
            }
        }
    }

    private static String plural(String one) {
        return one.endsWith("y") && !one.endsWith("ey") && !one.endsWith("ay")
                ? one.substring(0, one.length() - 1) + "ies"
                : one + "s";
    }

    private void phrase(String written, String english, Role role) {
        for (String spelled : spelled(written.toLowerCase(Locale.ROOT).replace("~", endings))) {
            List<String> words = new ArrayList<>();
            int gap = 0;
            for (String word : spaced ? spelled.strip().split("\\s+") : Characters.of(spelled)) {
                if (word.equals("..")) {
                    gap = words.size();
                } else {
                    words.add(word);
                }
            }
            Phrase phrase = new Phrase(List.copyOf(words), gap, english, role);
            byFirst.computeIfAbsent(words.getFirst(), first -> new ArrayList<>(2))
                    .add(phrase);
            String plain = plain(words.getFirst());
            if (spaced && words.size() == 1 && !plain.equals(words.getFirst())) {
                byPlain.computeIfAbsent(plain, first -> new ArrayList<>(2)).add(phrase);
            }
        }
    }

    /** All that a phrase with {@code (a|b)} stands for. */
    private static List<String> spelled(String phrase) {
        int open = phrase.indexOf('(');
        if (open < 0) {
            return List.of(phrase);
        }
        int close = phrase.indexOf(')', open);
        List<String> all = new ArrayList<>();
        for (String choice : phrase.substring(open + 1, close).split("\\|", -1)) {
            all.addAll(spelled(phrase.substring(0, open) + choice + phrase.substring(close + 1)));
        }
        return all;
    }
}
