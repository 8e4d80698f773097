package app.dispatch.adapters.http.history;

import static app.dispatch.domain.token.Scope.READ;
import static io.javalin.http.HandlerType.GET;

import app.dispatch.adapters.http.web.Parameters;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.json.RunJson;
import app.dispatch.application.run.Runs;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.RunPage;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;

/** {@code /api/history} and {@code /api/runs}: a user's runs, the newest first. */
public record HistoryRoutes(Runs runs) {

    public List<Route> all() {
        return List.of(
                Route.user(READ, GET, "/api/history", list("history"))
                        .query(HistoryQuery.PARAMETERS)
                        .large()
                        .narrowing(),
                Route.user(READ, GET, "/api/runs", list("runs"))
                        .query(HistoryQuery.PARAMETERS)
                        .large()
                        .narrowing());
    }

    private Route.UserAnswer list(String name) {
        return (call, owner) -> {
            RunQuery query = HistoryQuery.read(call);
            RunPage page = call.narrowedTo()
                    .map(only -> runs.history(owner, query, only))
                    .orElseGet(() -> runs.history(owner, query));
            call.answer(page(name, page));
        };
    }

    /** What {@code GET /api/runs} answers this user, who reaches all that is theirs. */
    public Fields list(UserId owner, Parameters query) {
        return page("runs", runs.history(owner, HistoryQuery.read(query)));
    }

    private static Fields page(String name, RunPage page) {
        RunQuery.Cursor next = page.next();
        return Fields.builder()
                .put(name, Value.of(page.runs().stream().map(RunJson::write).toList()))
                .putIfPresent("nextCursor", next == null ? null : HistoryQuery.write(next))
                .build();
    }
}
