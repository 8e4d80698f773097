package app.dispatch.adapters.http.account;

import static app.dispatch.domain.token.Scope.READ;
import static io.javalin.http.HandlerType.GET;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Downloads;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.DrivingPorts;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import java.time.InstantSource;
import java.util.List;

/** {@code /api/account/export}: all that a user has, to take along. */
public record ExportRoutes(DrivingPorts ports, Downloads downloads, InstantSource clock) {

    public List<Route> all() {
        return List.of(
                Route.user(READ, GET, "/api/account/export", this::export).withoutHead());
    }

    private void export(Call call, UserId owner) {
        User user = call.user().orElseThrow();
        downloads.answer(
                call, owner, "dispatch-account.json", to -> new AccountExport(ports, to).write(user, clock.instant()));
    }
}
