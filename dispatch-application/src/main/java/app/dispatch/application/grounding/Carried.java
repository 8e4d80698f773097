package app.dispatch.application.grounding;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a call carries of a brief's text: a name or two, such as a city's, is what somebody is asked about; a sentence of it, or
 * what looks like a secret, is the text itself. Immutable.
 */
final class Carried {
    /** So many of its words in their order are a sentence of it. */
    private static final int SENTENCE = 4;

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** A number of six digits or more, or letters and digits mixed. */
    private static final Pattern SECRET =
            Pattern.compile("\\d{6,}|(?=.*\\d)(?=.*\\p{L})[\\p{L}\\p{N}]{6,}", Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern TOLD =
            Pattern.compile("(?:password|passwort|passphrase|passcode|contraseña|mot de passe|secret|token|api key|pin)"
                    + "\\s*+(?:[:=]|(?:is|ist|lautet|es|est)\\b)[\\s:=\"'`]*+(\\S+)");

    private final String words;
    private final Set<String> secrets;
    private final Set<String> told;

    Carried(String brief) {
        String text = NormalizedText.plain(brief).text();
        this.words = " " + String.join(" ", words(text)) + " ";
        this.secrets = words(text).stream()
                .filter(word -> SECRET.matcher(word).matches())
                .collect(Collectors.toSet());
        this.told = TOLD.matcher(text)
                .results()
                .flatMap(found -> words(found.group(1)).stream())
                .filter(word -> word.length() >= SENTENCE)
                .collect(Collectors.toSet());
        secrets.addAll(told);
    }

    private static List<String> words(String text) {
        return BETWEEN.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
    }

    /** A part of the brief's text that the value carries. */
    Optional<String> in(String value) {
        List<String> carried = words(NormalizedText.plain(decoded(value)).text());
        Optional<String> secret = carried.stream().filter(secrets::contains).findFirst();
        if (secret.isPresent()) {
            return secret;
        }
        for (int i = 0; i + SENTENCE <= carried.size(); i++) {
            String sentence = String.join(" ", carried.subList(i, i + SENTENCE));
            if (words.contains(" " + sentence + " ")) {
                return Optional.of(sentence);
            }
        }
        return Optional.empty();
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException strayPercent) {
            return value;
        }
    }

    /** A word that one of the values carries and the text calls a password, a token or the like. */
    Optional<String> secretIn(Collection<String> values) {
        return values.stream()
                .flatMap(value -> words(NormalizedText.plain(decoded(value)).text()).stream())
                .filter(told::contains)
                .findFirst();
    }

    /** A part of it that one of the values carries. */
    Optional<String> inAny(Collection<String> values) {
        return values.stream().flatMap(value -> in(value).stream()).findFirst();
    }
}
