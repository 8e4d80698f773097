package app.dispatch.adapters.tools.connector.linear;

import app.dispatch.adapters.tools.connector.DeclaredOnly;
import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.ToolFile;
import app.dispatch.adapters.tools.connector.Trial;
import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.RequestBody;

/** Works with the issues of a Linear workspace. */
public final class LinearConnector implements DeclaredOnly {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final String WHO = "query Who { viewer { name email } organization { name } }";
    private static final int SERVER_ERROR = 500;

    private final ToolDef tool = ToolFile.beside(LinearConnector.class);
    private final HttpUpstream upstream;
    private final HttpUrl base;

    public LinearConnector(HttpUpstream upstream, HttpUrl base) {
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
        UpstreamReply reply = trial.send(trial.request(base, "", Map.of("Authorization", trial.needed("apiKey")))
                .post(RequestBody.create(Json.write(Fields.of("query", Value.of(WHO))), JSON)));
        check(trial, reply);
        Fields data = trial.accepted(reply).fields("data");
        return trial.told(data.fields("viewer"), "name") + " in " + trial.told(data.fields("organization"), "name");
    }

    /** Linear tells errors with status 200 or 400, and that too much was asked too. */
    private static void check(Trial trial, UpstreamReply reply) {
        Optional<Fields> error = trial.object(reply).stream()
                .flatMap(answer -> answer.items("errors").stream())
                .flatMap(one -> one instanceof Fields fields ? Stream.of(fields) : Stream.<Fields>empty())
                .findFirst();
        if (error.isEmpty() || reply.status() >= SERVER_ERROR) {
            return;
        }
        Fields more = error.get().fields("extensions");
        if (more.text("code").filter("RATELIMITED"::equals).isPresent()) {
            throw StepFailure.passing(FailureCode.TOOL_RATE_LIMITED, "Linear answered that too much was asked");
        }
        throw trial.rejected(more.text("userPresentableMessage")
                .or(() -> error.get().text("message"))
                .orElse("it gives no reason"));
    }
}
