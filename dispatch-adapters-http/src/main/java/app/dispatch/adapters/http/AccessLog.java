package app.dispatch.adapters.http;

import app.dispatch.adapters.http.metrics.PrometheusMetrics;
import app.dispatch.adapters.http.web.RequestIds;
import io.javalin.http.Context;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line and a measurement for each request. They name the route and not the path, since paths can hold secrets.
 *
 * @param metrics where requests are measured
 */
record AccessLog(PrometheusMetrics metrics) {
    private static final Logger LOG = LoggerFactory.getLogger("app.dispatch.access");
    private static final String NO_ROUTE = "none";

    /** Called when a request has been answered. */
    void line(Context request, float milliseconds) {
        String method = request.method().toString();
        String route = route(request);
        metrics.answered(method, route, request.statusCode(), Duration.ofNanos((long) (milliseconds * 1e6)));
        LOG.atDebug()
                .addKeyValue("requestId", RequestIds.of(request))
                .addKeyValue("method", method)
                .addKeyValue("route", route)
                .addKeyValue("status", request.statusCode())
                .addKeyValue("ms", Math.round(milliseconds))
                .log("answered");
    }

    private static String route(Context request) {
        var matched = request.endpoints().lastHttpEndpoint();
        return matched == null ? NO_ROUTE : matched.path;
    }
}
