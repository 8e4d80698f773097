package app.dispatch.adapters.http;

import app.dispatch.adapters.http.web.RequestIds;
import io.javalin.http.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line for each request. It names the route and not the path, since paths can hold secrets. */
final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger("app.dispatch.access");

    private AccessLog() {}

    static void line(Context request, float milliseconds) {
        if (LOG.isDebugEnabled()) {
            LOG.debug(
                    "id={} method={} route={} status={} ms={}",
                    RequestIds.of(request),
                    request.method(),
                    route(request),
                    request.statusCode(),
                    milliseconds);
        }
    }

    private static String route(Context request) {
        var matched = request.endpoints().lastHttpEndpoint();
        return matched == null ? "none" : matched.path;
    }
}
