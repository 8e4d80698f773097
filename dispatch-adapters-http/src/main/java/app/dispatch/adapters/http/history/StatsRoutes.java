package app.dispatch.adapters.http.history;

import static app.dispatch.domain.token.Scope.READ;
import static io.javalin.http.HandlerType.GET;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.json.StatsJson;
import app.dispatch.application.run.Runs;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.run.RunStats;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /api/stats}: how many of a user's runs ended how, by day and workflow. */
public record StatsRoutes(Runs runs) {
    private static final int DAYS = 30;
    private static final ZoneId UTC = ZoneId.of("UTC");

    public List<Route> all() {
        return List.of(Route.user(READ, GET, "/api/stats", this::stats)
                .query("days", "timezone", "workflowId")
                .large());
    }

    private void stats(Call call, UserId owner) {
        List<Problem> problems = new ArrayList<>();
        Optional<Integer> days =
                call.query("days", "a number from 1 to " + RunStats.MOST_DAYS, StatsRoutes::days, problems);
        Optional<ZoneId> zone = call.query(
                "timezone", "an IANA name of a time zone, such as Europe/Berlin", StatsRoutes::zone, problems);
        Optional<WorkflowId> workflow = call.query("workflowId", "the id of a workflow", WorkflowId::new, problems);
        if (!problems.isEmpty()) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "The request's query is not valid", problems);
        }
        call.answer(StatsJson.write(runs.stats(owner, days.orElse(DAYS), zone.orElse(UTC), workflow)));
    }

    private static int days(String text) {
        int days = Integer.parseInt(text);
        if (days < 1 || days > RunStats.MOST_DAYS) {
            throw new IllegalArgumentException();
        }
        return days;
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(unknown);
        }
    }
}
