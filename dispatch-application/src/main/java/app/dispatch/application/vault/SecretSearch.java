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

    /** How many times its own length is looked through of a piece: three layers take eight, and a maze of them no more. */
    private static final int MOST_WORK = 12;

    /** A shorter text may be found in what other bytes decode to. */
    private static final int SHORTEST_ENCODED = 6;

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{8,}+");
    private static final Pattern HEX = Pattern.compile("(?:[0-9A-Fa-f]{2}:){5,}+[0-9A-Fa-f]{2}|[0-9A-Fa-f]{12,}+");

    private final List<String> forms;

    /** @param forms of the secrets, in small letters */
    SecretSearch(List<String> forms) {
        this.forms = forms;
    }

    /** What may yet be looked through; for one thread. */
    static final class Work {
        private long left;
        private long done;

        /** How many characters were looked through. */
        long done() {
            return done;
        }
    }

    /** The places of all characters that give a secret away. */
    BitSet in(String text) {
        return in(text, new Work());
    }

    BitSet in(String text, Work work) {
        BitSet found = new BitSet();
        for (int from = 0; ; from += PIECE - OVERLAP) {
            int start = from;
            String piece = text.substring(start, Math.min(text.length(), start + PIECE));
            work.left = (long) MOST_WORK * piece.length();
            in(piece, LAYERS, 1, work).stream().forEach(at -> found.set(start + at));
            if (start + PIECE >= text.length()) {
                return found;
            }
        }
    }

    private BitSet in(String text, int layers, int shortest, Work work) {
        BitSet found = new BitSet();
        work.left -= text.length();
        work.done += text.length();
        String small = small(text);
        for (String form : forms) {
            for (int at = form.length() < shortest ? -1 : small.indexOf(form);
                    at >= 0;
                    at = small.indexOf(form, at + 1)) {
                found.set(at, at + form.length());
            }
        }
        if (layers > 0 && work.left > 0) {
            Unescaped.of(text).ifPresent(unescaped -> addUnescaped(unescaped, layers - 1, shortest, work, found));
            addDecoded(text, layers - 1, work, found);
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

    private void addUnescaped(Unescaped unescaped, int layers, int shortest, Work work, BitSet found) {
        BitSet inner = in(unescaped.text(), layers, shortest, work);
        for (int start = inner.nextSetBit(0); start >= 0; ) {
            int end = inner.nextClearBit(start);
            found.set(unescaped.written(start), unescaped.written(end));
            start = inner.nextSetBit(end);
        }
    }

    private void addDecoded(String text, int layers, Work work, BitSet found) {
        for (Matcher run = BASE64.matcher(text); run.find(); ) {
            if (isBase64(run.group(), layers, work)) {
                found.set(run.start(), run.end());
            }
        }
        for (Matcher run = HEX.matcher(text); run.find(); ) {
            if (isHex(run.group().replace(":", ""), layers, work)) {
                found.set(run.start(), run.end());
            }
        }
    }

    /** Other characters may stand right before it, so it may begin at any of the first four. */
    private boolean isBase64(String run, int layers, Work work) {
        String standard = run.replace('-', '+').replace('_', '/');
        for (int from = 0; from < 4 && work.left > 0; from++) {
            int length = standard.length() - from;
            String whole = standard.substring(from, from + length - (length % 4 == 1 ? 1 : 0));
            if (isSecret(Base64.getDecoder().decode(whole), layers, work)) {
                return true;
            }
        }
        return false;
    }

    private boolean isHex(String run, int layers, Work work) {
        for (int from = 0; from < 2 && work.left > 0; from++) {
            int end = run.length() - (run.length() - from) % 2;
            if (isSecret(HexFormat.of().parseHex(run, from, end), layers, work)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSecret(byte[] decoded, int layers, Work work) {
        return !in(new String(decoded, StandardCharsets.UTF_8), layers, SHORTEST_ENCODED, work)
                .isEmpty();
    }
}
