package app.dispatch.application.expression;

/** How the source of an expression is quoted in a message. */
final class Sources {
    private static final int MOST_CHARACTERS = 200;

    private Sources() {}

    /** The source on one line, cut when it is long. */
    static String brief(String source) {
        String line = source.strip().replaceAll("\\s+", " ");
        if (line.length() <= MOST_CHARACTERS) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(MOST_CHARACTERS - 1)) ? MOST_CHARACTERS - 1 : MOST_CHARACTERS;
        return line.substring(0, end) + "…";
    }
}
