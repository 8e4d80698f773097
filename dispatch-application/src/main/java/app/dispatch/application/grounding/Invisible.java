package app.dispatch.application.grounding;

import java.util.OptionalInt;

/** Characters that are not seen: those that matching passes over, and those that no brief may hold. */
public final class Invisible {
    private static final int HANGUL_FILLER = 0x3164;
    private static final int HALFWIDTH_FILLER = 0xFFA0;
    private static final int BLACK_FLAG = 0x1F3F4;

    private Invisible() {}

    /** Whether it is passed over when texts are compared: formatting characters, joiners, variation selectors and fillers. */
    static boolean is(int character) {
        return Character.getType(character) == Character.FORMAT
                || (character >= 0xFE00 && character <= 0xFE0F)
                || (character >= 0xE0000 && character <= 0xE0FFF)
                || character == HANGUL_FILLER
                || character == HALFWIDTH_FILLER
                || character == 0x034F
                || character == 0x115F
                || character == 0x1160;
    }

    /**
     * Where the first character stands that shows a text in another order than it is read in (embeddings, overrides and
     * isolates of Unicode's bidirectional algorithm, UAX #9) or that can write a whole text unseen (tags and supplementary
     * variation selectors), in UTF-16 code units. The tags of a flag, behind U+1F3F4, are honest.
     */
    public static OptionalInt hiding(String text) {
        boolean flag = false;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            boolean tag = character >= 0xE0000 && character <= 0xE007F;
            if (reorders(character) || (tag && !flag) || (character >= 0xE0100 && character <= 0xE01EF)) {
                return OptionalInt.of(at);
            }
            flag = character == BLACK_FLAG || (flag && tag);
            at += Character.charCount(character);
        }
        return OptionalInt.empty();
    }

    private static boolean reorders(int character) {
        return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
    }
}
