package app.dispatch.application.regex;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A regular expression in the syntax of RE2: without references back and looks around, which cost time without end. Immutable
 * and safe for use by several threads.
 */
public final class Regex {
    private static final int MOST_NAMED = 100;

    private final Pattern pattern;

    private Regex(Pattern pattern) {
        this.pattern = pattern;
    }

    /** The answer to a pattern that is none, or too large. */
    public static final class Invalid extends Exception {
        private static final long serialVersionUID = 1L;

        Invalid(String message) {
            super(message);
        }

        /** What is wrong with it, such as "uses `(?=`, which ...". */
        public String text() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * Compiles a pattern.
     *
     * @param most the largest size of its program: a match looks at so many places for each character
     * @throws Invalid when it is not RE2's syntax, or larger
     */
    public static Regex compile(String pattern, int most) throws Invalid {
        if (RegexSize.of(pattern) > most) {
            throw tooLarge(most);
        }
        try {
            Pattern compiled = Pattern.compile(pattern);
            if (compiled.programSize() > 2 * most) {
                throw tooLarge(most);
            }
            return new Regex(compiled);
        } catch (PatternSyntaxException e) {
            String part = e.getPattern();
            throw new Invalid("cannot be used: " + e.getDescription()
                    + (part == null || part.isEmpty() ? "" : " `" + brief(part) + "`")
                    + "; patterns are RE2's, without looks around and references back");
        } catch (StackOverflowError e) {
            throw new Invalid("cannot be used: it is nested too deeply");
        }
    }

    private static Invalid tooLarge(int most) {
        return new Invalid(
                "cannot be used: with its counts of repetition written out it has more than " + most + " parts");
    }

    private static String brief(String text) {
        return text.length() <= MOST_NAMED ? text : text.substring(0, MOST_NAMED) + "…";
    }

    /** Whether something in the text matches. */
    public boolean isIn(CharSequence text) {
        return pattern.matcher(text).find();
    }

    /** How large its program is: a match costs at most that for each character. */
    public int size() {
        return pattern.programSize();
    }
}
