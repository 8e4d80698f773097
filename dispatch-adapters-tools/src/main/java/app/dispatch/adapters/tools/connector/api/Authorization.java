package app.dispatch.adapters.tools.connector.api;

import app.dispatch.adapters.tools.connector.RequestHeaders;
import java.util.Map;
import okhttp3.Request;

/** Puts into a request what proves in whose name it is made. Safe for use by several threads. */
@FunctionalInterface
public interface Authorization {
    /**
     * The request with its proof.
     *
     * @param request whole but for that
     * @throws app.dispatch.domain.error.StepFailure when the connection lacks something, or gives no access any more
     */
    Request authorized(Request request, ApiCall call);

    /** A field of the connection as a bearer token (RFC 6750, 2.1). */
    static Authorization bearer(String field) {
        return header("Authorization", "Bearer ", field);
    }

    /** A field of the connection in a header, behind a prefix. */
    static Authorization header(String header, String prefix, String field) {
        return (request, call) -> {
            String value = prefix + call.connection().needed(field);
            RequestHeaders.of(Map.of(header, value)); // refuses what would end the header
            return request.newBuilder().header(header, value).build();
        };
    }
}
