package app.dispatch.adapters.tools.planner.language;

import app.dispatch.adapters.tools.planner.text.English;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells the language of a text by its script and by the small words that each language has. */
final class Detector {
    /** Words of another language that a brief must have before it is taken for one in it, unless it has no English at all. */
    private static final int FEWEST = 2;

    private final Map<String, EnumSet<Language>> markers = markers();

    /** The language of a text's pieces; English when nothing says otherwise. */
    Language detect(List<Part> all) {
        List<Part> pieces = said(all);
        Map<Language, Integer> scores = new EnumMap<>(Language.class);
        Map<Language, Integer> scripts = new EnumMap<>(Language.class);
        int letters = 0;
        for (Part piece : pieces) {
            if (!piece.is(Role.LITERAL, Role.MARK)) {
                letters += piece.is(Role.UNKNOWN) ? 1 : 0;
                piece.source()
                        .codePoints()
                        .forEach(sign -> script(sign).ifPresent(one -> scripts.merge(one, 1, Integer::sum)));
                Set<Language> said = said(piece.source());
                said.forEach(one -> scores.merge(one, 1, Integer::sum));
            }
        }
        int english = scores.getOrDefault(Language.ENGLISH, 0);
        Optional<Language> written = byScript(scripts, letters, english);
        return written.orElseGet(() -> isEnglish(pieces) ? Language.ENGLISH : byWords(scores, english, english == 0));
    }

    /** What stands before a text that is told to an address, "Email bob@example.com: ciao!"; all when there is none. */
    private static List<Part> said(List<Part> all) {
        for (int at = 2; at < all.size(); at++) {
            boolean told = all.get(at).is(Role.MARK) && all.get(at).english().equals(":");
            if (told && (all.get(at - 1).mail() || all.get(at - 1).starts("#"))) {
                return all.subList(0, at);
            }
        }
        return all;
    }

    /** Whether all words are English: one that another language has too says nothing then. */
    private static boolean isEnglish(List<Part> pieces) {
        return pieces.stream()
                .filter(piece -> piece.is(Role.UNKNOWN))
                .map(Part::source)
                .flatMap(word -> Stream.of(word.split("-"))) // "auto-responder"
                .allMatch(English::has);
    }

    private Set<Language> said(String word) {
        EnumSet<Language> said = markers.get(word);
        if (said == null && word.indexOf('-') > 0) {
            said = markers.get(word.substring(0, word.indexOf('-') + 1));
        }
        return said == null ? Set.of() : said;
    }

    private static Optional<Language> byScript(Map<Language, Integer> scripts, int letters, int english) {
        if (scripts.containsKey(Language.JAPANESE)) {
            scripts.merge(Language.JAPANESE, scripts.getOrDefault(Language.CHINESE, 0), Integer::sum);
        }
        return scripts.entrySet().stream()
                .max(Map.Entry.<Language, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .filter(most -> most.getValue() >= FEWEST && english < FEWEST && most.getValue() * 4 >= letters)
                .map(Map.Entry::getKey);
    }

    /** @param alone whether a single word of another language tells it */
    private static Language byWords(Map<Language, Integer> scores, int english, boolean alone) {
        Language best = Language.ENGLISH;
        int most = english;
        for (Map.Entry<Language, Integer> score : scores.entrySet()) {
            if (score.getValue() > most) {
                best = score.getKey();
                most = score.getValue();
            }
        }
        return most >= FEWEST || (alone && best.read()) ? best : Language.ENGLISH;
    }

    private static Optional<Language> script(int sign) {
        if (sign < 0x370) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (UnicodeScript.of(sign)) {
                    case HIRAGANA, KATAKANA -> Language.JAPANESE;
                    case HAN -> Language.CHINESE;
                    case HANGUL -> Language.KOREAN;
                    case CYRILLIC -> "іїєґ".indexOf(sign) >= 0 ? Language.UKRAINIAN : Language.RUSSIAN;
                    case ARABIC -> Language.ARABIC;
                    case HEBREW -> Language.HEBREW;
                    case GREEK -> Language.GREEK;
                    case DEVANAGARI -> Language.HINDI;
                    case THAI -> Language.THAI;
                    default -> null;
                });
    }

    private static Map<String, EnumSet<Language>> markers() {
        Map<String, EnumSet<Language>> markers = new HashMap<>();
        try (InputStream file = Objects.requireNonNull(Detector.class.getResourceAsStream("markers.txt"))) {
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    Language language = Language.valueOf(line.substring(0, colon));
                    for (String word : line.substring(colon + 1).strip().split("\\s+")) {
                        markers.computeIfAbsent(word, first -> EnumSet.noneOf(Language.class))
                                .add(language);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return markers;
    }
}
