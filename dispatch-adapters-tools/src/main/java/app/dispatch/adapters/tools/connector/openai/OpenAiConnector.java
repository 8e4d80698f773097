package app.dispatch.adapters.tools.connector.openai;

import app.dispatch.adapters.tools.connector.DeclaredOnly;
import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.ToolFile;
import app.dispatch.adapters.tools.connector.Trial;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Map;
import okhttp3.HttpUrl;

/** Works with texts by a language model of OpenAI, or of another service that speaks its API. */
public final class OpenAiConnector implements DeclaredOnly {
    private final ToolDef tool = ToolFile.beside(OpenAiConnector.class);
    private final HttpUpstream upstream;
    private final HttpUpstream vendor;
    private final HttpUrl base;

    /**
     * @param upstream the way to a service that a user names
     * @param vendor the way to {@code base}
     */
    public OpenAiConnector(HttpUpstream upstream, HttpUpstream vendor, HttpUrl base) {
        this.upstream = upstream;
        this.vendor = vendor;
        this.base = base;
    }

    @Override
    public ToolDef definition() {
        return tool;
    }

    @Override
    public String test(Fields connection) {
        boolean own = connection.text("baseUrl").filter(url -> !url.isBlank()).isPresent();
        Trial trial = new Trial(own ? upstream : vendor, tool, connection);
        HttpUrl service = own ? parsed(trial, trial.needed("baseUrl")) : base;
        Fields answer = trial.ask(
                trial.request(service, "models", Map.of("Authorization", "Bearer " + trial.needed("apiKey"))));
        Value.Items models = trial.told(
                answer.get("data").filter(Value.Items.class::isInstance).map(Value.Items.class::cast),
                "what models there are");
        return service.host() + " with " + models.values().size() + " models";
    }

    private static HttpUrl parsed(Trial trial, String url) {
        try {
            return HttpUrl.get(url);
        } catch (IllegalArgumentException invalid) {
            throw trial.rejected("the base URL is not like https://api.openai.com/v1");
        }
    }
}
