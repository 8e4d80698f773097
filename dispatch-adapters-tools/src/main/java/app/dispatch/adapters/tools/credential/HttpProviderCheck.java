package app.dispatch.adapters.tools.credential;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.RequestHeaders;
import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.application.credential.ProviderCheck;
import app.dispatch.application.json.Json;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Tries a key by listing the provider's models: it costs nothing, and needs a key that works. */
public final class HttpProviderCheck implements ProviderCheck {
    /** Where the providers are when nothing else is said: by their own documents. */
    public static final Map<Provider, String> PUBLIC = Map.of(
            Provider.OPENAI, "https://api.openai.com/v1",
            Provider.ANTHROPIC, "https://api.anthropic.com",
            Provider.GOOGLE, "https://generativelanguage.googleapis.com/v1beta");

    /** The version of Anthropic's API (https://docs.anthropic.com/en/api/versioning). */
    private static final String ANTHROPIC_VERSION = "2023-06-01";

    private static final Duration TIME = Duration.ofSeconds(15);

    private final HttpUpstream upstream;
    private final Map<Provider, String> baseUrls;

    /** @param baseUrls where each provider is, without a slash at the end */
    public HttpProviderCheck(HttpUpstream upstream, Map<Provider, String> baseUrls) {
        this.upstream = upstream;
        this.baseUrls = Map.copyOf(baseUrls);
    }

    @Override
    public String check(Provider provider, String apiKey) {
        UpstreamReply reply = upstream.send("credential", request(provider, apiKey), TIME);
        if (reply.isError()) {
            throw upstream.failure(reply);
        }
        return models(provider, reply);
    }

    private Request request(Provider provider, String apiKey) {
        Headers.Builder headers = RequestHeaders.of(Map.of()).newBuilder();
        String path = switch (provider) {
            case OPENAI -> {
                headers.set("Authorization", "Bearer " + apiKey);
                yield "/models";
            }
            case ANTHROPIC -> {
                headers.set("x-api-key", apiKey).set("anthropic-version", ANTHROPIC_VERSION);
                yield "/v1/models";
            }
            case GOOGLE -> {
                headers.set("x-goog-api-key", apiKey);
                yield "/models";
            }
        };
        HttpUrl url = HttpUrl.get(baseUrls.getOrDefault(provider, PUBLIC.getOrDefault(provider, "")) + path);
        return new Request.Builder().url(url).headers(headers.build()).build();
    }

    private static String models(Provider provider, UpstreamReply reply) {
        String list = provider == Provider.GOOGLE ? "models" : "data";
        try {
            if (Json.parse(reply.body().utf8()) instanceof Fields fields
                    && fields.get(list).isPresent()) {
                return provider.label() + " takes the key and lists "
                        + fields.items(list).size() + " models";
            }
        } catch (Refusal notJson) {
            // said below
        }
        throw StepFailure.lasting(
                FailureCode.TOOL_ERROR,
                reply.request().url().host() + " did not answer with a list of models: it may not be "
                        + provider.label());
    }
}
