package app.dispatch.adapters.http.openapi;

import static io.javalin.http.HandlerType.GET;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Route;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** {@code /api/openapi.json}: what the API is, for programs. */
public final class OpenApiRoutes {
    private static final String FOR_A_WHILE = "public, max-age=300";

    private final ReentrantLock making = new ReentrantLock();
    private volatile byte @Nullable [] made;

    public List<Route> all() {
        return List.of(Route.open(GET, "/api/openapi.json", this::document).anyQuery());
    }

    private void document(Call call) {
        call.setHeader("Cache-Control", FOR_A_WHILE);
        call.context().status(200).contentType("application/json").result(bytes(call));
    }

    /** It takes a processor for long to make, so that it is made once, and not where it keeps other requests. */
    private byte[] bytes(Call call) {
        byte[] known = made;
        if (known == null) {
            making.lock();
            try {
                known = made;
                if (known == null) {
                    known = call.apart(OpenApi::bytes);
                    made = known;
                }
            } finally {
                making.unlock();
            }
        }
        return known;
    }
}
