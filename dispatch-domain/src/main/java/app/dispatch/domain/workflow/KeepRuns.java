package app.dispatch.domain.workflow;

/**
 * How long the ended runs of a workflow are kept, where that is shorter than the server keeps them.
 *
 * @param runs the most of them; 0 for as many as the server keeps
 * @param days the days after its end for which one is kept; 0 for as long as the server does
 */
public record KeepRuns(int runs, int days) {
    /** As the server does. */
    public static final KeepRuns AS_SERVER = new KeepRuns(0, 0);

    /** The most runs that can be said. */
    public static final int MOST_RUNS = 100_000_000;

    /** The most days that can be said: a century. */
    public static final int MOST_DAYS = 36_500;

    public KeepRuns {
        if (runs < 0 || runs > MOST_RUNS || days < 0 || days > MOST_DAYS) {
            throw new IllegalArgumentException("runs are 0 to " + MOST_RUNS + ", days 0 to " + MOST_DAYS);
        }
    }

    /** Whether it says nothing. */
    public boolean isAsServer() {
        return runs == 0 && days == 0;
    }
}
