package app.dispatch.adapters.tools.connector.openai;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.ToolFile;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Authorization;
import app.dispatch.adapters.tools.connector.api.VendorApi;
import app.dispatch.adapters.tools.connector.api.VendorTool;
import app.dispatch.adapters.tools.llm.TypedAnswers;
import app.dispatch.application.json.ParamsSchema;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.RequiredAccess;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;

/**
 * Works with texts by a language model: of a provider whose key the user has, or of OpenAI or another service that speaks its
 * API.
 */
public final class OpenAiConnector {
    /** What OpenAI alone can do. */
    private static final Set<String> ITS_OWN = Set.of("embed", "image", "moderate");

    private OpenAiConnector() {}

    /**
     * The connector.
     *
     * @param upstream the way to a service that a user names
     * @param vendor the way to {@code base}, where the tool is when its connection says nothing else
     * @param providers where those are whose keys users have
     * @param random secure
     */
    public static Connector at(
            HttpUpstream upstream,
            HttpUpstream vendor,
            HttpUrl base,
            ModelProviders providers,
            InstantSource clock,
            RandomGenerator random) {
        Accounts accounts = new Accounts(upstream, vendor, base, providers, clock);
        TextOps texts = new TextOps(accounts, new TypedAnswers(new ParamsSchema()), random);
        OpenAiOps own = new OpenAiOps(accounts);
        return VendorTool.of(
                        ToolFile.beside(OpenAiConnector.class),
                        VendorApi.at(vendor, base, Authorization.bearer("apiKey")))
                .test(call -> models(accounts, call))
                .check(OpenAiConnector::check)
                .access(OpenAiConnector::access)
                .op("complete", texts::complete)
                .op("summarize", texts::summarize)
                .op("extract", texts::extract)
                .op("classify", texts::classify)
                .op("translate", texts::translate)
                .op("embed", own::embed)
                .op("image", own::image)
                .op("moderate", own::moderate)
                .build();
    }

    private static String models(Accounts accounts, ApiCall call) {
        ApiCall openAi = accounts.ofConnection(call).call();
        var answer = openAi.accepted(ApiRequest.get("/models"));
        Items models = openAi.told(
                answer.object().get("data").filter(Items.class::isInstance).map(Items.class::cast),
                "what models there are");
        return answer.reply().request().url().host() + " with "
                + models.values().size() + " models";
    }

    private static List<Problem> check(Fields connection) {
        Optional<HttpUrl> base = connection.text("baseUrl").map(HttpUrl::parse);
        boolean wrong = connection.text("baseUrl").isPresent()
                && base.filter(url -> url.username().isEmpty() && url.query() == null && url.fragment() == null)
                        .isEmpty();
        return wrong
                ? List.of(new Problem(
                        "/baseUrl",
                        "must be a URL such as https://api.openai.com/v1, without user name, query and fragment"))
                : List.of();
    }

    /** A step that names another provider works with the user's key there, and with nothing else. */
    private static RequiredAccess access(OpDef op, Fields params) {
        if (ITS_OWN.contains(op.id())) {
            return new RequiredAccess(true, Set.of(Provider.OPENAI));
        }
        return params.text("provider")
                .flatMap(Provider::of)
                .map(named -> new RequiredAccess(named == Provider.OPENAI, Set.of(named)))
                .orElse(new RequiredAccess(true, EnumSet.allOf(Provider.class)));
    }
}
