package app.dispatch.application.vault;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds where a text gives secrets away, in capital or small letters: as they are, escaped, in base64 or in hex, up to three
 * of these put one into another. A text of any length is looked through in pieces, so that no more than one of them is
 * decoded at a time. Pure.
 */
final class SecretSearch {
    private static final int LAYERS = 3;
    private static final int PIECE = 64 * 1024;

    /** The longest secret that an edge of a piece cannot hide, as it is written there. */
    private static final int OVERLAP = 8 * 1024;

    /** A shorter text may be found in what other bytes decode to. */
    private static final int SHORTEST_ENCODED = 6;

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{8,}+");
    private static final Pattern HEX = Pattern.compile("(?:[0-9A-Fa-f]{2}:){5,}+[0-9A-Fa-f]{2}|[0-9A-Fa-f]{12,}+");

    private final List<String> forms;

    /** @param forms of the secrets, in small letters */
    SecretSearch(List<String> forms) {
        this.forms = forms;
    }

    /** The places of all characters that give a secret away. */
    BitSet in(String text) {
        BitSet found = new BitSet();
        for (int from = 0; ; from += PIECE - OVERLAP) {
            int start = from;
            BitSet piece = in(text.substring(start, Math.min(text.length(), start + PIECE)), LAYERS, 1);
            piece.stream().forEach(at -> found.set(start + at));
            if (start + PIECE >= text.length()) {
                return found;
            }
        }
    }

    private BitSet in(String text, int layers, int shortest) {
        BitSet found = new BitSet();
        String small = small(text);
        for (String form : forms) {
            for (int at = form.length() < shortest ? -1 : small.indexOf(form);
                    at >= 0;
                    at = small.indexOf(form, at + 1)) {
                found.set(at, at + form.length());
            }
        }
        if (layers > 0) {
            Unescaped.of(text).ifPresent(unescaped -> addUnescaped(unescaped, layers - 1, shortest, found));
            addDecoded(text, layers - 1, found);
        }
        return found;
    }

    /** Character by character, so that each stays at its place. */
    static String small(String text) {
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            characters[i] = Character.toLowerCase(characters[i]);
        }
        return new String(characters);
    }

    private void addUnescaped(Unescaped unescaped, int layers, int shortest, BitSet found) {
        BitSet inner = in(unescaped.text(), layers, shortest);
        for (int start = inner.nextSetBit(0); start >= 0; ) {
            int end = inner.nextClearBit(start);
            found.set(unescaped.written(start), unescaped.written(end));
            start = inner.nextSetBit(end);
        }
    }

    private void addDecoded(String text, int layers, BitSet found) {
        for (Matcher run = BASE64.matcher(text); run.find(); ) {
            if (isBase64(run.group(), layers)) {
                found.set(run.start(), run.end());
            }
        }
        for (Matcher run = HEX.matcher(text); run.find(); ) {
            if (isHex(run.group().replace(":", ""), layers)) {
                found.set(run.start(), run.end());
            }
        }
    }

    /** Other characters may stand right before it, so it may begin at any of the first four. */
    private boolean isBase64(String run, int layers) {
        String standard = run.replace('-', '+').replace('_', '/');
        for (int from = 0; from < 4; from++) {
            int length = standard.length() - from;
            String whole = standard.substring(from, from + length - (length % 4 == 1 ? 1 : 0));
            if (isSecret(Base64.getDecoder().decode(whole), layers)) {
                return true;
            }
        }
        return false;
    }

    private boolean isHex(String run, int layers) {
        for (int from = 0; from < 2; from++) {
            int end = run.length() - (run.length() - from) % 2;
            if (isSecret(HexFormat.of().parseHex(run, from, end), layers)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSecret(byte[] decoded, int layers) {
        return !in(new String(decoded, StandardCharsets.UTF_8), layers, SHORTEST_ENCODED)
                .isEmpty();
    }
}
