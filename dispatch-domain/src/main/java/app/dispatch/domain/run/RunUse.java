package app.dispatch.domain.run;

/**
 * What ended runs of a user take.
 *
 * @param runs how many there are
 * @param text characters of what is on record of them: plan and payload as JSON, and the journal
 */
public record RunUse(long runs, long text) {
    /** That of who has none. */
    public static final RunUse NONE = new RunUse(0, 0);

    /** That of one run with so much text. */
    public static RunUse ofOne(long text) {
        return new RunUse(1, text);
    }

    /** Both together. */
    public RunUse plus(RunUse other) {
        return new RunUse(runs + other.runs, text + other.text);
    }

    /** This without that part of it. */
    public RunUse minus(RunUse part) {
        return new RunUse(runs - part.runs, text - part.text);
    }
}
