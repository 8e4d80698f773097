package app.dispatch.application;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** Makes ids, secrets and jitter: the one source of randomness. Safe for use by several threads. */
public interface Ids {
    /** A fresh id with that prefix, such as {@code run_} followed by 22 letters and digits (131 bits). */
    String next(String prefix);

    /**
     * A fresh id with that prefix whose text comes after those of earlier milliseconds: 8 characters of time and 14 random ones
     * (83 bits). New rows of a table then lie side by side in its indexes, where those of random ids are spread over all pages.
     */
    String next(String prefix, Instant now);

    /** A fresh secret: 43 letters, digits, - and _ (256 bits), from a source that cannot be foretold. */
    String secret();

    /** A random number from 0 (inclusive) to 1 (exclusive), for the jitter of waits. */
    double jitter();

    /** Ids from this generator; {@code random} must be safe for use by several threads and, for secrets, secure. */
    static Ids from(RandomGenerator random) {
        return new RandomIds(random);
    }
}
