package app.dispatch.application.grounding;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** A text normalized for comparing, with the way back: lower case, compatible forms as one, nothing invisible. Immutable. */
final class NormalizedText {
    private static final String LOOKS = "аaеeоoрpсcхxуyіiѕsјjԁdһhкkтtмmвbнhԛqԝwӏlοoαaεeιiνvρpτtυuκkχxγy";
    private static final Map<Character, Character> LATIN = looks();

    private final String text;
    private final int[] at;

    private NormalizedText(String text, int[] at) {
        this.text = text;
        this.at = at;
    }

    String text() {
        return text;
    }

    /** Where the character at {@code index}, or the end, stands in the text as written. */
    int written(int index) {
        return at[index];
    }

    private static Map<Character, Character> looks() {
        Map<Character, Character> map = new HashMap<>();
        for (int i = 0; i + 1 < LOOKS.length(); i += 2) {
            map.put(LOOKS.charAt(i), LOOKS.charAt(i + 1));
        }
        return Map.copyOf(map);
    }

    /** For comparing addresses: a letter that only looks like another stays what it is. */
    static NormalizedText plain(String text) {
        return fold(text, c -> c, false);
    }

    /** For comparing words: no accents, and letters that look like Latin ones are those. */
    static NormalizedText words(String text) {
        return fold(text, c -> LATIN.getOrDefault((char) c, (char) c), true);
    }

    private static NormalizedText fold(String text, IntUnaryOperator map, boolean bare) {
        StringBuilder folded = new StringBuilder(text.length());
        int[] at = new int[text.length() + 1];
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            String forms = character < 0x80 ? Character.toString(character) : forms(character, bare);
            for (int k = 0; k < forms.length(); k++) {
                at = room(at, folded.length() + 1);
                at[folded.length()] = i;
                folded.append((char) map.applyAsInt(Character.toLowerCase(forms.charAt(k))));
            }
            i += Character.charCount(character);
        }
        at = room(at, folded.length() + 1);
        at[folded.length()] = text.length();
        return new NormalizedText(folded.toString(), at);
    }

    private static String forms(int character, boolean bare) {
        if (Invisible.is(character)) {
            return "";
        }
        String one = Character.toString(character);
        if (!bare) {
            return Normalizer.normalize(one, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        }
        String parts = Normalizer.normalize(one, Normalizer.Form.NFKD);
        StringBuilder letters = new StringBuilder();
        parts.chars()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(c -> letters.append((char) c));
        return letters.toString();
    }

    private static int[] room(int[] at, int needed) {
        return needed < at.length ? at : Arrays.copyOf(at, Math.max(needed + 1, at.length * 2));
    }

    /** The same text with each character exchanged for another. */
    NormalizedText map(IntUnaryOperator exchange) {
        StringBuilder other = new StringBuilder(text.length());
        text.chars().forEach(c -> other.append((char) exchange.applyAsInt(c)));
        return new NormalizedText(other.toString(), at);
    }
}
