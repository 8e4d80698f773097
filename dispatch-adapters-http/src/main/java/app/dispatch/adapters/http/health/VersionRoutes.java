package app.dispatch.adapters.http.health;

import static io.javalin.http.HandlerType.GET;

import app.dispatch.adapters.http.web.PublicDocument;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value.Fields;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** {@code /api/version}: which program answers, for anyone. */
public final class VersionRoutes {
    /** Another program may be at the same address soon. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final PublicDocument version;

    /** @param api the version of the API, as its description has it */
    public VersionRoutes(About about, Supplier<String> api) {
        this.version = new PublicDocument(() -> Json.write(Fields.builder()
                        .put("version", about.version())
                        .put("build", about.build().get())
                        .put("api", api.get())
                        .build())
                .getBytes(StandardCharsets.UTF_8));
    }

    public List<Route> all() {
        return List.of(Route.open(GET, "/api/version", call -> call.answerPublic(version, FRESH)));
    }
}
