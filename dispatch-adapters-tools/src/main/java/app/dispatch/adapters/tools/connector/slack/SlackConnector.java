package app.dispatch.adapters.tools.connector.slack;

import app.dispatch.adapters.tools.connector.DeclaredOnly;
import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.ToolFile;
import app.dispatch.adapters.tools.connector.Trial;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import java.util.Map;
import java.util.Set;
import okhttp3.FormBody;
import okhttp3.HttpUrl;

/** Works with the channels of a Slack workspace. */
public final class SlackConnector implements DeclaredOnly {
    /** Errors of Slack itself, which may have passed at the next try. */
    private static final Set<String> PASSING =
            Set.of("fatal_error", "internal_error", "request_timeout", "service_unavailable", "team_added_to_org");

    private final ToolDef tool = ToolFile.beside(SlackConnector.class);
    private final HttpUpstream upstream;
    private final HttpUrl base;

    public SlackConnector(HttpUpstream upstream, HttpUrl base) {
        this.upstream = upstream;
        this.base = base;
    }

    @Override
    public ToolDef definition() {
        return tool;
    }

    @Override
    public String test(Fields connection) {
        Trial trial = new Trial(upstream, tool, connection);
        Fields answer = trial.ask(
                trial.request(base, "auth.test", Map.of("Authorization", "Bearer " + trial.needed("botToken")))
                        .post(new FormBody.Builder().build()));
        check(trial, answer);
        return "@" + trial.told(answer, "user") + " in " + trial.told(answer, "team");
    }

    /** Slack tells errors with status 200. */
    private static void check(Trial trial, Fields answer) {
        if (answer.get("ok").orElse(Value.NULL) instanceof Bool(boolean ok) && ok) {
            return;
        }
        String error = trial.told(answer, "error");
        if (error.equals("ratelimited")) {
            throw StepFailure.passing(FailureCode.TOOL_RATE_LIMITED, "Slack answered ratelimited");
        }
        throw PASSING.contains(error)
                ? StepFailure.passing(FailureCode.TOOL_ERROR, "Slack answered " + error)
                : trial.rejected(error);
    }
}
