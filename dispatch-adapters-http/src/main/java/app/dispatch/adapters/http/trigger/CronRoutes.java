package app.dispatch.adapters.http.trigger;

import static io.javalin.http.HandlerType.GET;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.run.StartedRun;
import app.dispatch.application.trigger.Cron;
import app.dispatch.application.trigger.CronReport;
import app.dispatch.application.trigger.CronReport.Fired;
import app.dispatch.domain.error.DispatchException;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/cron}: has the workflows fired that are due.
 *
 * @param secret null to let nobody in
 */
public record CronRoutes(Cron cron, @Nullable CronSecret secret) {
    private static final String BEARER = "Bearer ";
    private static final String NOT_STARTED = "error";

    public List<Route> all() {
        return List.of(Route.open(GET, "/api/cron", this::fire).withoutHead());
    }

    private void fire(Call call) {
        String said = call.header("Authorization").orElse("");
        boolean bearer = said.regionMatches(true, 0, BEARER, 0, BEARER.length());
        if (secret == null
                || !bearer
                || !secret.is(said.substring(BEARER.length()).strip())) {
            throw Refusal.of(ErrorCode.UNAUTHORIZED, "Say `Authorization: Bearer` with the server's CRON_SECRET");
        }
        CronReport report = cron.fire();
        List<Fields> runs = report.fired().stream().map(CronRoutes::write).toList();
        call.answer(Fields.builder()
                .put("timestamp", report.at().toString())
                .put("scheduled", report.scheduled())
                .put("fired", runs.size())
                .put("runs", Value.of(runs))
                .build());
    }

    private static Fields write(Fired fired) {
        FieldsBuilder to = Fields.builder().put("workflowId", fired.workflow().value());
        StartedRun run = fired.run();
        return run == null
                ? to.put("status", NOT_STARTED).build()
                : to.put("runId", run.run().id().value())
                        .put("status", status(run))
                        .build();
    }

    /** How it ended, or that it waits for its owner; one that this server does not see to its end counts as not started here. */
    private static String status(StartedRun run) {
        try {
            return run.await().run().status().id();
        } catch (DispatchException elsewhere) {
            return NOT_STARTED;
        }
    }
}
