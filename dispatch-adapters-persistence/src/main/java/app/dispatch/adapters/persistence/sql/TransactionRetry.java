package app.dispatch.adapters.persistence.sql;

import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;

/** Does work again when another transaction was in its way. */
public final class TransactionRetry {
    private static final int ATTEMPTS = 10;

    private TransactionRetry() {}

    /**
     * Does the work, and again while another transaction is in its way, in spite of interrupts.
     *
     * @throws app.dispatch.domain.error.Refusal {@code unavailable} while the database cannot be reached
     */
    public static <T> T run(Supplier<T> work) {
        boolean interrupted = Thread.interrupted();
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    return work.get();
                } catch (JdbiException e) {
                    if (attempt == ATTEMPTS || !SqlFailures.isContention(e)) {
                        throw SqlFailures.translated(e);
                    }
                }
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
