package app.dispatch.application.vault;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The texts that give a secret away: itself, its parts, and both in the encodings that upstreams use. */
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
            addAll(secret, forms);
        }
        for (String part : (secret + " " + basic(secret)).split("[\\s,;]+", -1)) {
            if (part.length() >= SHORTEST_PART) {
                addAll(part, forms);
            }
        }
        // What no encoding of text writes in another way, however many are put one into another (RFC 3986, 2.3).
        for (String run : secret.split("[^A-Za-z0-9._~-]+", -1)) {
            if (run.length() >= SHORTEST_RUN) {
                addAll(run, forms);
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

    private static void addAll(String text, Set<String> forms) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        forms.add(text);
        forms.add(text.replace("\\", "\\\\").replace("\"", "\\\""));
        forms.add(URLEncoder.encode(text, StandardCharsets.UTF_8));
        forms.add(URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"));
        String hex = HexFormat.of().formatHex(bytes);
        forms.add(hex);
        forms.add(hex.toUpperCase(Locale.ROOT));
        for (int shift = 0; shift < 3; shift++) {
            addBase64(bytes, shift, forms);
        }
    }

    /** What base64 makes of the bytes when {@code shift} others stand before them, without what depends on the others. */
    private static void addBase64(byte[] bytes, int shift, Set<String> forms) {
        byte[] shifted = new byte[shift + bytes.length];
        System.arraycopy(bytes, 0, shifted, shift, bytes.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int begin = shift == 0 ? 0 : shift + 1;
        int end = text.length() - (shifted.length % 3 == 0 ? 0 : 1);
        if (end - begin >= SHORTEST) {
            String inner = text.substring(begin, end);
            forms.add(inner);
            forms.add(inner.replace('+', '-').replace('/', '_'));
        }
    }
}
