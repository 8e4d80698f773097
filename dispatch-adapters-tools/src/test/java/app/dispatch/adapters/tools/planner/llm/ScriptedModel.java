package app.dispatch.adapters.tools.planner.llm;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.connector.RecordingServer.Answer;
import app.dispatch.adapters.tools.connector.RecordingServer.Received;
import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.adapters.tools.planner.BuiltinPlanner;
import app.dispatch.application.Ids;
import app.dispatch.application.compose.Planner;
import app.dispatch.application.expression.CelExpressions;
import app.dispatch.application.expression.ExpressionLanguage;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.ParamsSchema;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.plan.PlanChecker;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/** A server that speaks as the providers do, gives the answers that a test wrote, and the planner that asks it. */
final class ScriptedModel implements AutoCloseable {
    static final String KEY = "sk-server-1234567890abcdef";
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    static final String SLACK = "{\"plan\":{\"name\":\"Say hello\",\"trigger\":null,\"cron\":null,\"timezone\":null,"
            + "\"steps\":[{\"id\":\"tell\",\"tool\":\"slack\",\"op\":\"post_message\","
            + "\"params\":\"{\\\"channel\\\":\\\"#dev\\\",\\\"text\\\":\\\"hello\\\"}\",\"dependsOn\":null,"
            + "\"when\":null,\"forEach\":null,\"onError\":null,\"approval\":null}],\"assumptions\":[]},"
            + "\"cannotPlan\":null}";

    static final String HELLO = "Post \"hello\" to #dev";

    private final ConcurrentLinkedQueue<Answer> script = new ConcurrentLinkedQueue<>();
    private final RecordingServer server =
            RecordingServer.answering((request, wire) -> script.remove().to(request, wire));
    private final HttpUpstream upstream =
            new HttpUpstream(EgressPolicy.publicOnly().and("127.0.0.1"), InstantSource.fixed(NOW));
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final Ids ids = Ids.from(new Random(7));
    private final ExpressionLanguage language = new CelExpressions();
    private final ParamsSchema schemas = new ParamsSchema();

    ScriptedModel then(Answer answer) {
        script.add(answer);
        return this;
    }

    ScriptedModel then(int status, String body) {
        return then((request, wire) -> wire.write(RecordingServer.reply(status, "application/json", body)));
    }

    /** The same, after some time. */
    ScriptedModel after(Duration time, int status, String body) {
        return then((request, wire) -> {
            now.updateAndGet(before -> before.plus(time));
            wire.write(RecordingServer.reply(status, "application/json", body));
        });
    }

    /** What the model says, in the provider's form. */
    ScriptedModel saying(PlannerChoice choice, String text) {
        return then(200, said(choice, text, false));
    }

    static String said(PlannerChoice choice, String text, boolean cut) {
        String quoted = Json.write(Value.of(text));
        return switch (choice) {
            case ANTHROPIC ->
                "{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-haiku-4-5\",\"content\":["
                        + (text.startsWith("{") && !cut
                                ? "{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"answer\",\"input\":" + text + "}"
                                : "{\"type\":\"text\",\"text\":" + quoted + "}")
                        + "],\"stop_reason\":\"" + (cut ? "max_tokens" : "tool_use")
                        + "\",\"usage\":{\"input_tokens\":9,\"output_tokens\":3}}";
            case GOOGLE ->
                "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":" + quoted
                        + "}]},\"finishReason\":\"" + (cut ? "MAX_TOKENS" : "STOP")
                        + "\"}],\"usageMetadata\":{\"promptTokenCount\":9,\"candidatesTokenCount\":3}}";
            case AUTO, BUILTIN, OPENAI, QWEN ->
                "{\"id\":\"c\",\"object\":\"chat.completion\",\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":"
                        + "{\"role\":\"assistant\",\"content\":" + quoted + ",\"refusal\":null},\"finish_reason\":\""
                        + (cut ? "length" : "stop")
                        + "\"}],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":3,\"total_tokens\":12}}";
        };
    }

    /** A planner of the server's key. */
    Planner planner(PlannerChoice choice) {
        return planner(settings(choice, KEY, Duration.ofSeconds(20)), ModelKeys.none());
    }

    PlannerSettings settings(PlannerChoice choice, String key, Duration time) {
        boolean elsewhere = key != null && (choice == PlannerChoice.QWEN || choice == PlannerChoice.AUTO);
        return new PlannerSettings(
                choice, elsewhere ? server.url("/base") : null, elsewhere ? "qwen-plus" : null, key, time);
    }

    Planner planner(PlannerSettings settings, ModelKeys keys) {
        PlanJson plans = new PlanJson(ids, InstantSource.fixed(NOW));
        return ChosenPlanner.of(
                settings,
                new ChosenPlanner.Parts(
                        new BuiltinPlanner(ids, InstantSource.fixed(NOW)),
                        upstream,
                        Map.of(
                                Provider.OPENAI, server.url("/openai/v1"),
                                Provider.ANTHROPIC, server.url("/anthropic"),
                                Provider.GOOGLE, server.url("/google/v1beta")),
                        (draft, allowed) -> new PlanChecker(allowed, language, schemas, plans).problems(draft),
                        ids,
                        now::get,
                        new Random(1)),
                keys);
    }

    static Plan plan(Planner planner, String brief) {
        return planner.plan(new Brief(brief, AllTools.catalogue())).plan();
    }

    List<Received> requests() {
        return server.requests();
    }

    /** The body of a request. */
    Fields asked(int request) {
        return (Fields) Json.parse(server.requests().get(request).body());
    }

    RecordingServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
        upstream.close();
    }
}
