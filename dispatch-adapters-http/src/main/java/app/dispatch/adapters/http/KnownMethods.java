package app.dispatch.adapters.http;

import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers 501 to a method that no one has defined, before anything else sees it (RFC 9110, 9.1). */
final class KnownMethods extends Handler.Wrapper {
    /** Those of RFC 9110 and RFC 5789. */
    private static final Set<String> ALL =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (ALL.contains(request.getMethod())) {
            return super.handle(request, response, callback);
        }
        Response.writeError(request, response, callback, HttpStatus.NOT_IMPLEMENTED_501);
        return true;
    }
}
