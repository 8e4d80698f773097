package app.dispatch.adapters.http.metrics;

import static io.javalin.http.HandlerType.GET;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.RateLimit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * {@code /metrics}, for Prometheus.
 *
 * @param often how often a client may have them: each time takes a processor for tens of milliseconds
 */
public record MetricsRoutes(PrometheusMetrics metrics, RateLimit often) {
    private static final int MOST = 100;
    private static final Duration WINDOW = Duration.ofSeconds(10);

    public MetricsRoutes(PrometheusMetrics metrics, InstantSource clock) {
        this(
                metrics,
                new RateLimit(MOST, WINDOW, "Metrics are told " + MOST + " times in 10 s; ask less often", clock));
    }

    public List<Route> all() {
        return List.of(Route.open(GET, "/metrics", this::metrics).anyQuery());
    }

    private void metrics(Call call) {
        often.take(call.client());
        PrometheusMetrics.Exposition all = metrics.expose(call.header("Accept").orElse(null));
        call.context().status(200).contentType(all.contentType()).result(all.bytes());
    }
}
