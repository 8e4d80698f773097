package app.dispatch.adapters.http;

import app.dispatch.adapters.http.backup.DatabaseCopy;
import app.dispatch.adapters.http.health.About;
import app.dispatch.adapters.http.metrics.PrometheusMetrics;
import app.dispatch.adapters.http.web.FolderKey;
import app.dispatch.application.Ids;
import app.dispatch.application.background.Background;
import app.dispatch.application.run.store.NodeSignals;
import app.dispatch.domain.value.Value.Fields;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the HTTP server needs beside the ports that it offers.
 *
 * @param metrics what it tells of, and adds to
 * @param ready whether work can be taken just now: the stores answer, and nothing is shutting down
 * @param background gets the loops of the server
 * @param signals speaks to other servers of the same stores
 * @param about which program it is
 * @param folder what lets the data folder's owner in; null for nothing
 * @param copy makes a copy of the data folder's database for that owner; null where there is none
 * @param state tells that owner how the process is doing; null where nobody asks
 */
public record HttpOutside(
        PrometheusMetrics metrics,
        BooleanSupplier ready,
        Background background,
        NodeSignals signals,
        Ids ids,
        InstantSource clock,
        About about,
        @Nullable FolderKey folder,
        @Nullable DatabaseCopy copy,
        @Nullable Supplier<Fields> state) {
    /** One that lets in users alone. */
    public HttpOutside(
            PrometheusMetrics metrics,
            BooleanSupplier ready,
            Background background,
            NodeSignals signals,
            Ids ids,
            InstantSource clock,
            About about) {
        this(metrics, ready, background, signals, ids, clock, about, null, null, null);
    }
}
