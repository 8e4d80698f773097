package app.dispatch.adapters.http.run;

import app.dispatch.application.json.Json;
import app.dispatch.application.json.ParsedJson;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.json.Reading;
import app.dispatch.application.run.RunRequest;
import app.dispatch.application.run.RunRequest.What;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.run.ApprovalRequest;
import app.dispatch.domain.run.RetryPlan;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.domain.workflow.WorkflowId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request that starts a run. */
final class RunBody {
    /** As many as are on a page of runs. */
    private static final int MOST_IDS = RunQuery.MOST;

    private RunBody() {}

    /** The run of a plan that comes with the request. */
    static RunRequest plan(Reading body, UserId owner, PlanJson plans) {
        PlanDraft plan = plans.read(ParsedJson.readPlan(body), "/plan");
        return request(body, owner, new What.ThisPlan(plan, workflow(body)));
    }

    /** The run of a saved workflow. */
    static RunRequest saved(Reading body, UserId owner, WorkflowId workflow) {
        return request(body, owner, new What.Saved(workflow));
    }

    /** The plan that a retry goes on with. */
    static RetryPlan retryPlan(Reading body) {
        return body.oneOf("plan", RetryPlan.values(), RetryPlan::id).orElse(RetryPlan.RECORDED);
    }

    private static RunRequest request(Reading body, UserId owner, What what) {
        String payload = body.fields("trigger").map(Json::write).orElse(RunRequest.NO_PAYLOAD);
        return new RunRequest(owner, what, payload, mode(body), RunCause.MANUAL);
    }

    /** Whether calls are really made. */
    static RunMode mode(Reading body) {
        return body.oneOf("mode", RunMode.values(), RunMode::id).orElse(RunMode.LIVE);
    }

    /** Why something is decided so; blank is as good as none. */
    static Optional<String> reason(Reading body) {
        return body.text("reason", ApprovalRequest.Decision.MOST_REASON)
                .map(String::strip)
                .filter(said -> !said.isEmpty());
    }

    /** The ids of several runs. */
    static List<RunId> ids(Reading body) {
        Optional<List<String>> texts = body.texts("ids");
        if (body.value("ids").isEmpty()) {
            body.problem("ids", "is required");
        } else if (texts.filter(ids -> ids.isEmpty() || ids.size() > MOST_IDS).isPresent()) {
            body.problem("ids", "must have 1 to " + MOST_IDS + " ids of runs");
        }
        List<RunId> ids = new ArrayList<>();
        for (String text : texts.orElse(List.of())) {
            try {
                ids.add(new RunId(text));
            } catch (IllegalArgumentException notAnId) {
                body.problem("ids", "must have ids of runs; `" + text + "` is none");
            }
        }
        return ids;
    }

    private static @Nullable WorkflowId workflow(Reading body) {
        Optional<String> id = body.text("workflowId");
        try {
            return id.map(WorkflowId::new).orElse(null);
        } catch (IllegalArgumentException notAnId) {
            body.problem("workflowId", "is not the id of a workflow");
            return null;
        }
    }
}
