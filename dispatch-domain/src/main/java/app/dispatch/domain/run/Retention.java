package app.dispatch.domain.run;

/**
 * How long ended runs are kept. Unfinished ones always are.
 *
 * @param runs the most ended runs of one user; 0 for any number
 * @param text the most text that is on record of them together, in characters; 0 for any amount
 * @param days the days after its end for which a run is kept; 0 for ever
 */
public record Retention(int runs, long text, int days) {
    public Retention {
        if (runs < 0 || text < 0 || days < 0) {
            throw new IllegalArgumentException("runs, text and days are at least 0");
        }
    }

    /** With any amount of text. */
    public Retention(int runs, int days) {
        this(runs, 0, days);
    }

    /** Whether nothing is ever deleted. */
    public boolean keepsAll() {
        return !isLimited() && days == 0;
    }

    /** Whether runs are deleted for what all of a user take together. */
    public boolean isLimited() {
        return runs > 0 || text > 0;
    }

    /** Whether a user may have that: while it is more, the oldest run yields. */
    public boolean allows(RunUse use) {
        return (runs == 0 || use.runs() <= runs) && (text == 0 || use.text() <= text);
    }
}
