package app.dispatch.adapters.tools.credential;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.RequestHeaders;
import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.adapters.tools.llm.ModelApi;
import app.dispatch.application.credential.ProviderCheck;
import app.dispatch.application.json.Json;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Tries a key by listing the provider's models: it costs nothing, and needs a key that works. */
public final class HttpProviderCheck implements ProviderCheck {
    /** Where the providers are when nothing else is said: by their own documents. */
    public static final Map<Provider, String> PUBLIC = Arrays.stream(Provider.values())
            .collect(Collectors.toUnmodifiableMap(
                    provider -> provider, provider -> ModelApi.of(provider).baseUrl()));

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
        ModelApi api = ModelApi.of(provider);
        HttpUrl url = HttpUrl.get(baseUrls.getOrDefault(provider, api.baseUrl()) + api.modelsPath());
        return new Request.Builder()
                .url(url)
                .headers(RequestHeaders.of(api.headers(apiKey)))
                .build();
    }

    private static String models(Provider provider, UpstreamReply reply) {
        String list = ModelApi.of(provider).modelsMember();
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
