package app.dispatch.application.regex;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How large a program a pattern compiles to, roughly and from above, without compiling it: counts that are nested make
 * programs of any size out of few characters, {@code ((a{1000}){1000}){1000}} one that fits into no memory.
 */
public final class RegexSize {
    private static final long MOST = Integer.MAX_VALUE;

    private final String pattern;
    private final Deque<Long> groups = new ArrayDeque<>();
    private int at;
    private long all;
    private long last;

    private RegexSize(String pattern) {
        this.pattern = pattern;
    }

    /** The size of the pattern's program, at least 1, at most {@link Integer#MAX_VALUE}. */
    public static long of(String pattern) {
        return new RegexSize(pattern).size();
    }

    private long size() {
        for (at = 0; at < pattern.length(); at++) {
            switch (pattern.charAt(at)) {
                case '(' -> {
                    close();
                    groups.push(all);
                    all = 0;
                }
                case ')' -> {
                    close();
                    long before = groups.isEmpty() ? 0 : groups.pop();
                    last = all + 2;
                    all = before;
                }
                case '{' -> {
                    long count = count();
                    if (count < 0) {
                        atom();
                    } else {
                        last = bounded(Math.max(1, last) * count);
                    }
                }
                case '[' -> {
                    atom();
                    at = endOfClass();
                }
                case '\\' -> {
                    atom();
                    at = endOfEscape();
                }
                default -> atom();
            }
        }
        close();
        while (!groups.isEmpty()) {
            all = bounded(all + groups.pop());
        }
        return Math.max(1, all);
    }

    private void atom() {
        close();
        last = 1;
    }

    private void close() {
        all = bounded(all + last);
        last = 0;
    }

    /**
     * The larger of the numbers in a count such as {2,5}, whose brace is here, and moves to its last; negative when it is
     * none.
     */
    private long count() {
        long largest = 1;
        long number = 0;
        for (int i = at + 1; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '}') {
                at = i;
                return largest;
            }
            if (c != ',' && (c < '0' || c > '9')) {
                return -1;
            }
            number = c == ',' ? 0 : bounded(number * 10 + (c - '0'));
            largest = Math.max(largest, number);
        }
        return -1;
    }

    /** Where the class of characters ends that begins here. */
    private int endOfClass() {
        int i = at + 1;
        i += i < pattern.length() && pattern.charAt(i) == '^' ? 1 : 0;
        int first = i;
        while (i < pattern.length() && (pattern.charAt(i) != ']' || i == first)) {
            int named = pattern.startsWith("[:", i) ? pattern.indexOf(":]", i) : -1;
            i = named >= 0 ? named + 2 : pattern.charAt(i) == '\\' ? i + 2 : i + 1;
        }
        return i;
    }

    /** Where the escape ends that begins here, such as {@code \\d} or {@code \\p{Greek}}. */
    private int endOfEscape() {
        int end = pattern.startsWith("{", at + 2) && "pPx".indexOf(pattern.charAt(at + 1)) >= 0
                ? pattern.indexOf('}', at)
                : -1;
        return end >= 0 ? end : at + 1;
    }

    private static long bounded(long size) {
        return Math.min(MOST, size);
    }
}
