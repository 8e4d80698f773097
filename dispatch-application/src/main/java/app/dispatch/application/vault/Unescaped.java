package app.dispatch.application.vault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text without the escapes of URLs, JSON and HTML, with the way back. Immutable. */
final class Unescaped {
    private static final Pattern ESCAPES = Pattern.compile("(?<url>(?:%[0-9A-Fa-f]{2})++)"
            + "|\\\\u(?<unit>[0-9A-Fa-f]{4})|\\\\x(?<octet>[0-9A-Fa-f]{2})|\\\\(?<quoted>[\"'\\\\/])"
            + "|&#(?<decimal>\\d{1,7});|&#[xX](?<hex>[0-9A-Fa-f]{1,6});|&(?<name>amp|lt|gt|quot|apos);");

    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

    private final String text;
    private final int[] at;

    private Unescaped(String text, int[] at) {
        this.text = text;
        this.at = at;
    }

    /** Empty for a text without escapes. */
    static Optional<Unescaped> of(String written) {
        Matcher escapes = ESCAPES.matcher(written);
        if (!escapes.find()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(written.length());
        int[] at = new int[written.length() + 1]; // no escape is shorter than what it stands for
        int from = 0;
        do {
            append(written.substring(from, escapes.start()), from, 1, text, at);
            String url = escapes.group("url");
            if (url == null) {
                append(one(escapes), escapes.start(), 0, text, at);
            } else {
                appendOctets(url, escapes.start(), text, at);
            }
            from = escapes.end();
        } while (escapes.find());
        append(written.substring(from), from, 1, text, at);
        at[text.length()] = written.length();
        return Optional.of(new Unescaped(text.toString(), Arrays.copyOf(at, text.length() + 1)));
    }

    private static void append(String part, int start, int step, StringBuilder text, int[] at) {
        for (int i = 0; i < part.length(); i++) {
            at[text.length()] = start + i * step;
            text.append(part.charAt(i));
        }
    }

    /** Each character stands where its first octet does. */
    private static void appendOctets(String url, int start, StringBuilder text, int[] at) {
        byte[] octets = new byte[url.length() / 3];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) Integer.parseInt(url, i * 3 + 1, i * 3 + 3, 16);
        }
        for (int i = 0; i < octets.length; ) {
            int length = Math.min(length(octets[i]), octets.length - i);
            append(new String(octets, i, length, StandardCharsets.UTF_8), start + i * 3, 0, text, at);
            i += length;
        }
    }

    /** Of a character in UTF-8 that begins with that octet. */
    private static int length(byte first) {
        int ones = Integer.numberOfLeadingZeros(~(first << 24));
        return Math.clamp(ones, 1, 4);
    }

    private static String one(Matcher escape) {
        String quoted = escape.group("quoted");
        String name = escape.group("name");
        if (quoted != null || name != null) {
            return quoted != null ? quoted : NAMED.getOrDefault(name, "");
        }
        String decimal = escape.group("decimal");
        String hex = escape.group("unit") != null
                ? escape.group("unit")
                : escape.group("octet") != null ? escape.group("octet") : escape.group("hex");
        int character = decimal == null ? Integer.parseInt(hex, 16) : Integer.parseInt(decimal);
        return Character.isValidCodePoint(character) ? Character.toString(character) : "";
    }

    String text() {
        return text;
    }

    /** Where the character at {@code index}, or the end, stands in the text as written. */
    int written(int index) {
        return at[index];
    }
}
