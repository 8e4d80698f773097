package app.dispatch.adapters.http.openapi;

import static io.javalin.http.HandlerType.GET;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Route;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** {@code /api/openapi.json}: what the API is, for programs. */
public final class OpenApiRoutes {
    private static final String FOR_A_WHILE = "public, max-age=300";

    private final AtomicReference<byte @Nullable []> made = new AtomicReference<>();

    public List<Route> all() {
        return List.of(Route.open(GET, "/api/openapi.json", this::document).anyQuery());
    }

    private void document(Call call) {
        call.setHeader("Cache-Control", FOR_A_WHILE);
        call.context().status(200).contentType("application/json").result(bytes());
    }

    /** Several threads may make it at once; one of theirs is kept. */
    private byte[] bytes() {
        byte[] bytes = made.get();
        if (bytes == null) {
            bytes = OpenApi.bytes();
            made.compareAndSet(null, bytes);
        }
        return bytes;
    }
}
