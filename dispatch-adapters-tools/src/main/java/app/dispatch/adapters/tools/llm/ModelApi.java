package app.dispatch.adapters.tools.llm;

import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How one provider's API is spoken to. Immutable. */
public interface ModelApi {
    Provider provider();

    /** Whose it is, for people. */
    default String label() {
        return provider().label();
    }

    /** Where it is, when nobody says another address. */
    String baseUrl();

    /** The model that is used when nobody names one. */
    String usualModel();

    /** See {@link LanguageModel#window}. */
    int window();

    /** The headers that every request has. */
    Map<String, String> headers(String key);

    /** The path of the list of models: the cheapest request that needs a key. */
    String modelsPath();

    /** The member of that answer which is the list. */
    String modelsMember();

    /** Asks a model. */
    ModelReply ask(ModelRequest request, Wire wire);

    /** What an error means. */
    Fault fault(int status, Fields body);

    /**
     * How long an answer says that nothing more may be asked, beside what stands in {@code Retry-After}.
     *
     * @param header the header of a name
     */
    Optional<Duration> wait(Function<String, Optional<String>> header, Fields body, Instant now);

    /** That of Qwen at Alibaba's DashScope, which speaks OpenAI's. */
    static ModelApi qwen() {
        return OpenAiChat.QWEN;
    }

    /** That of a provider. */
    static ModelApi of(Provider provider) {
        return switch (provider) {
            case OPENAI -> OpenAiChat.OPENAI;
            case ANTHROPIC -> new AnthropicMessages();
            case GOOGLE -> new GeminiContent();
        };
    }
}
