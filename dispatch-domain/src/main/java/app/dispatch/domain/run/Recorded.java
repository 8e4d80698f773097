package app.dispatch.domain.run;

/**
 * An event with its place in the run's journal.
 *
 * @param seq rises with every event of the run; gaps are possible
 */
public record Recorded(long seq, RunEvent event) {
    /** How far each epoch's sequence numbers lie above those of the one before. */
    public static final long EPOCH_STRIDE = 1_000_000_000L;

    /** The number below the first one of an epoch. */
    public static long before(long epoch) {
        return (epoch - 1) * EPOCH_STRIDE;
    }
}
