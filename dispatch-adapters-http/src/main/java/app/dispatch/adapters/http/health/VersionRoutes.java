package app.dispatch.adapters.http.health;

import static io.javalin.http.HandlerType.GET;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;

/**
 * {@code /api/version}: which program answers, for anyone.
 *
 * @param api the version of the API, as its description has it
 */
public record VersionRoutes(About about, String api) {

    public List<Route> all() {
        return List.of(Route.open(GET, "/api/version", this::version));
    }

    private void version(Call call) {
        call.answer(Fields.builder()
                .put("version", about.version())
                .put("build", about.build().get())
                .put("api", api)
                .build());
    }
}
