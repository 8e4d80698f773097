package app.dispatch.application.tool;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Counts what the services answer that tools call: a port. Safe for use by several threads; returns at once. */
public interface UpstreamMeter {
    /**
     * A request to a service was answered, or failed.
     *
     * @param tool the tool that made it, or {@code credential}, {@code delivery} or {@code planner} for the features that make some themselves
     * @param status the answer's HTTP status; null when there was no answer
     * @param took from the request to the end of its answer, or to its failure
     */
    void ended(String tool, @Nullable Integer status, Duration took);

    /** Counts nothing. */
    static UpstreamMeter none() {
        return (tool, status, took) -> {};
    }
}
