package app.dispatch.domain.run;

/**
 * How long ended runs are kept. Unfinished ones always are.
 *
 * @param runs the most ended runs of one user; 0 for any number
 * @param days the days after its end for which a run is kept; 0 for ever
 */
public record Retention(int runs, int days) {
    public Retention {
        if (runs < 0 || days < 0) {
            throw new IllegalArgumentException("runs and days are at least 0");
        }
    }

    /** Whether nothing is ever deleted. */
    public boolean keepsAll() {
        return runs == 0 && days == 0;
    }
}
