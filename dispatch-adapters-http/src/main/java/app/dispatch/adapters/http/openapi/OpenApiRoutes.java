package app.dispatch.adapters.http.openapi;

import static io.javalin.http.HandlerType.GET;

import app.dispatch.adapters.http.web.PublicDocument;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.List;

/** {@code /api/openapi.json}: what the API is, for programs. */
public final class OpenApiRoutes {
    /** It changes only with the server's version. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final PublicDocument document = new PublicDocument(OpenApi::bytes);

    /** The version of the API. */
    public static String version() {
        return OpenApi.version();
    }

    /** The description of the whole API. */
    public static Fields document() {
        return OpenApi.document();
    }

    public List<Route> all() {
        return List.of(Route.open(GET, "/api/openapi.json", call -> call.answerPublic(document, FRESH))
                .anyQuery());
    }
}
