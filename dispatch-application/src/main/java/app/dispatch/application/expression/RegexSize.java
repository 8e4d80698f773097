package app.dispatch.application.expression;

/** How large a program an RE2 regular expression compiles to, at most and roughly: its matching costs that much a character. */
final class RegexSize {
    /** The largest program that is compiled at all. */
    static final int MOST = 250;

    private static final int MOST_DIGITS = 4;

    private RegexSize() {}

    /** The pattern's length times all its counts of repetition, up to {@link #MOST}. */
    static long of(String pattern) {
        long size = Math.max(1, pattern.length());
        for (int open = pattern.indexOf('{'); open >= 0 && size < MOST; open = pattern.indexOf('{', open + 1)) {
            size *= Math.max(1, count(pattern, open + 1));
        }
        return Math.min(MOST, size);
    }

    /** The larger of the numbers in a count such as 2,5. */
    private static int count(String pattern, int from) {
        int largest = 0;
        int number = 0;
        for (int i = from; i < pattern.length() && i < from + 2 * MOST_DIGITS; i++) {
            char c = pattern.charAt(i);
            if (c != ',' && (c < '0' || c > '9')) {
                break;
            }
            number = c == ',' ? 0 : number * 10 + (c - '0');
            largest = Math.max(largest, number);
        }
        return largest;
    }
}
