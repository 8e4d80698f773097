package app.dispatch.application.vault;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/** The texts that give a secret away: itself and its parts, in whatever encoding they are found. */
final class SecretForms {
    /** A shorter text stands in ordinary words too. */
    private static final int SHORTEST = 4;

    /** A shorter part of a secret stands in ordinary words too. */
    private static final int SHORTEST_PART = 8;

    /** A shorter run of letters and digits may be a host's name or another word of no secret. */
    private static final int SHORTEST_RUN = 16;

    private static final String BASIC = "Basic ";

    private SecretForms() {}

    static Set<String> of(String secret) {
        Set<String> forms = new LinkedHashSet<>();
        if (secret.length() >= SHORTEST) {
            forms.add(secret);
            forms.add(secret.replace(' ', '+')); // as a form has it
        }
        for (String part : (secret + " " + basic(secret)).split("[\\s,;]+", -1)) {
            if (part.length() >= SHORTEST_PART) {
                forms.add(part);
            }
        }
        // What no encoding of text writes in another way, however many are put one into another (RFC 3986, 2.3).
        for (String run : secret.split("[^A-Za-z0-9._~-]+", -1)) {
            if (run.length() >= SHORTEST_RUN) {
                forms.add(run);
            }
        }
        return forms;
    }

    /** The password of a header {@code Basic …} (RFC 7617), with its user and alone. */
    private static String basic(String secret) {
        if (!secret.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return "";
        }
        try {
            byte[] pair =
                    Base64.getDecoder().decode(secret.substring(BASIC.length()).strip());
            String text = new String(pair, StandardCharsets.UTF_8);
            return text + " " + text.substring(text.indexOf(':') + 1);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
