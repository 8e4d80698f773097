package app.dispatch.adapters.tools.connector.openai;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.llm.ModelApi;
import app.dispatch.domain.credential.Provider;
import java.util.Map;
import okhttp3.HttpUrl;

/**
 * Where the providers of language models are whose keys users bring.
 *
 * @param way the way there
 * @param baseUrls where each is, without a slash at the end; at its own address when it is not named
 */
public record ModelProviders(HttpUpstream way, Map<Provider, String> baseUrls) {
    public ModelProviders {
        baseUrls = Map.copyOf(baseUrls);
    }

    HttpUrl base(Provider provider) {
        return HttpUrl.get(baseUrls.getOrDefault(provider, ModelApi.of(provider).baseUrl()));
    }
}
