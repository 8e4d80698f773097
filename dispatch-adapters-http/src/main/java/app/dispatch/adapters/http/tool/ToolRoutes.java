package app.dispatch.adapters.http.tool;

import static io.javalin.http.HandlerType.GET;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.PublicDocument;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.OnFirstUse;
import app.dispatch.application.integration.Integrations;
import app.dispatch.application.json.IntegrationJson;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /api/tools}: what tools there are, which anyone may look at. */
public final class ToolRoutes {
    /** They change only with the server's version and settings. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final PublicDocument whole;
    private final PublicDocument withoutSchemas;
    private final Supplier<Map<String, PublicDocument>> alone;

    public ToolRoutes(Integrations integrations) {
        this.whole = document(() -> all(integrations, true));
        this.withoutSchemas = document(() -> all(integrations, false));
        this.alone = new OnFirstUse<>(() -> alone(integrations));
    }

    private static Map<String, PublicDocument> alone(Integrations integrations) {
        Map<String, PublicDocument> alone = new LinkedHashMap<>();
        for (ToolDef tool : integrations.available()) {
            alone.put(
                    tool.id(),
                    document(() -> Fields.of(
                            "tool", IntegrationJson.write(tool, integrations.isConnectable(tool.id()), true))));
        }
        return alone;
    }

    private static PublicDocument document(Supplier<Fields> content) {
        return new PublicDocument(() -> Json.write(content.get()).getBytes(StandardCharsets.UTF_8));
    }

    private static Fields all(Integrations integrations, boolean schemas) {
        return Fields.of(
                "tools",
                Value.of(integrations.available().stream()
                        .map(tool -> IntegrationJson.write(tool, integrations.isConnectable(tool.id()), schemas))
                        .toList()));
    }

    public List<Route> all() {
        return List.of(
                Route.open(GET, "/api/tools", this::list).query("schemas"),
                Route.open(GET, "/api/tools/{tool}", this::get));
    }

    private void list(Call call) {
        call.answerPublic(call.flag("schemas", true) ? whole : withoutSchemas, FRESH);
    }

    private void get(Call call) {
        PublicDocument tool = Optional.ofNullable(alone.get().get(call.context().pathParam("tool")))
                .orElseThrow(() -> Refusal.notFound("tool"));
        call.answerPublic(tool, FRESH);
    }
}
