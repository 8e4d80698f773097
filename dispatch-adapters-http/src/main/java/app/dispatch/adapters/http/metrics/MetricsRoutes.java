package app.dispatch.adapters.http.metrics;

import static io.javalin.http.HandlerType.GET;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Route;
import java.util.List;

/** {@code /metrics}, for Prometheus. */
public record MetricsRoutes(PrometheusMetrics metrics) {

    public List<Route> all() {
        return List.of(Route.open(GET, "/metrics", this::metrics).anyQuery());
    }

    private void metrics(Call call) {
        PrometheusMetrics.Exposition all = metrics.expose(call.header("Accept").orElse(null));
        call.context().status(200).contentType(all.contentType()).result(all.bytes());
    }
}
