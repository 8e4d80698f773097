package app.dispatch.adapters.http.metrics;

import static io.javalin.http.HandlerType.GET;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.RateLimit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * {@code /metrics}, for Prometheus. They are written out for one at a time.
 *
 * @param often how often a client may have them: each time takes a processor for tens of milliseconds
 * @param one is held by whoever has them written out
 */
public record MetricsRoutes(PrometheusMetrics metrics, RateLimit often, ReentrantLock one) {
    private static final int MOST = 100;
    private static final Duration WINDOW = Duration.ofSeconds(10);

    public MetricsRoutes(PrometheusMetrics metrics, InstantSource clock) {
        this(
                metrics,
                new RateLimit(MOST, WINDOW, "Metrics are told " + MOST + " times in 10 s; ask less often", clock),
                new ReentrantLock());
    }

    public List<Route> all() {
        return List.of(Route.open(GET, "/metrics", this::metrics).anyQuery());
    }

    private void metrics(Call call) {
        often.take(call.client());
        String accepted = call.header("Accept").orElse(null);
        PrometheusMetrics.Exposition all = written(call, accepted);
        call.answer(200, all.contentType(), all.bytes());
    }

    private PrometheusMetrics.Exposition written(Call call, @Nullable String accepted) {
        one.lock();
        try {
            return call.apart(() -> metrics.expose(accepted));
        } finally {
            one.unlock();
        }
    }
}
