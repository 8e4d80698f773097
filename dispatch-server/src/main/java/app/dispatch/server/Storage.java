package app.dispatch.server;

import app.dispatch.adapters.http.metrics.PrometheusMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the data is, how much room it takes and how much is left there. Warns once when that is little. */
final class Storage {
    /** As much as is better never left: H2 keeps what it replaces for a while, so its file grows under load. */
    static final long LITTLE = 256L * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Storage.class);

    private final Optional<Path> file;
    private final Path folder;
    private boolean warned;

    /**
     * What is kept in these places.
     *
     * @param file the database's; empty when it is elsewhere
     * @param data the data folder, which need not be there
     */
    Storage(Optional<Path> file, Path data) {
        this.file = file;
        this.folder = file.map(Path::getParent).orElse(data);
    }

    /** Has the metrics tell of it. */
    void showIn(PrometheusMetrics metrics) {
        file.ifPresent(path -> metrics.watchDatabaseFile(() -> bytes(path)));
        metrics.watchFreeSpace(this::free);
    }

    private static double bytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException away) {
            return Double.NaN;
        }
    }

    private double free() {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException away) {
            return Double.NaN;
        }
    }

    /** Says so in the log when little is left, once until it is more again. */
    void look() {
        warning(free()).ifPresent(LOG::warn);
    }

    /** What is to be said when so many bytes are left. */
    Optional<String> warning(double free) {
        boolean little = free < LITTLE;
        boolean news = little && !warned;
        warned = little;
        return news
                ? Optional.of("only %s MiB are free where the data is (%s); without room nothing can be recorded"
                        .formatted(Math.round(free / 1024 / 1024), folder))
                : Optional.empty();
    }
}
