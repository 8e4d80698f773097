package app.dispatch.adapters.http.health;

import static io.javalin.http.HandlerType.GET;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * {@code /healthz} and {@code /readyz}, for whatever watches over the process.
 *
 * @param ready whether the server takes work just now
 * @param version of the program
 */
public record HealthRoutes(BooleanSupplier ready, String version) {
    private static final Duration WAIT = Duration.ofSeconds(1);

    public List<Route> all() {
        return List.of(
                Route.open(GET, "/healthz", this::health).anyQuery(),
                Route.open(GET, "/readyz", this::readiness).anyQuery());
    }

    private void health(Call call) {
        call.answer(status("ok"));
    }

    private void readiness(Call call) {
        if (!ready.getAsBoolean()) {
            throw Refusal.retryLater(ErrorCode.UNAVAILABLE, "The server takes no work just now", WAIT);
        }
        call.answer(status("ready"));
    }

    private Fields status(String status) {
        return Fields.builder().put("status", status).put("version", version).build();
    }
}
