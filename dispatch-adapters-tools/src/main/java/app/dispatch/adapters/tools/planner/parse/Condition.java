package app.dispatch.adapters.tools.planner.parse;

/**
 * What something is done under.
 *
 * @param range the words that say it; empty for nothing
 * @param unless whether it is done when that does not hold
 * @param otherwise whether it is done when the condition of the clause before it does not hold
 */
public record Condition(Range range, boolean unless, boolean otherwise) {
    public static final Condition NONE = new Condition(Range.NONE, false, false);
    static final Condition OTHERWISE = new Condition(Range.NONE, false, true);

    boolean isEmpty() {
        return range.isEmpty();
    }

    /** The same said by other words. */
    Condition said(Range other) {
        return new Condition(other, unless, otherwise);
    }

    /** The same, turned around or not. */
    Condition turned(boolean around) {
        return new Condition(range, around, otherwise);
    }

    /** The same, as the opposite of what was before or not. */
    Condition opposite(boolean other) {
        return new Condition(range, unless, other);
    }
}
