package app.dispatch.adapters.tools.connector.openai;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.RequestHeaders;
import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiError;
import app.dispatch.adapters.tools.connector.api.ErrorReader;
import app.dispatch.adapters.tools.connector.api.Pacing;
import app.dispatch.adapters.tools.connector.api.VendorApi;
import app.dispatch.adapters.tools.llm.Fault;
import app.dispatch.adapters.tools.llm.ModelApi;
import app.dispatch.domain.credential.ApiKey;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Finds whose account a step works with: the user's own at one of the providers, or the connection of the tool. */
final class Accounts {
    private static final String KEY = "apiKey";

    /** What a server may take that is not known: many have a window of 16,000 tokens. */
    private static final int SMALL_WINDOW = 12_000;

    private final HttpUpstream upstream;
    private final VendorApi connected;
    private final Map<Provider, VendorApi> providers;

    /**
     * @param upstream the way to a service that a user names
     * @param vendor the way to {@code base}, where the tool is when its connection says nothing else
     */
    Accounts(HttpUpstream upstream, HttpUpstream vendor, HttpUrl base, ModelProviders where, InstantSource clock) {
        this.upstream = upstream;
        this.connected = api(ModelApi.of(Provider.OPENAI), vendor, base, clock);
        this.providers = Arrays.stream(Provider.values())
                .collect(Collectors.toUnmodifiableMap(
                        provider -> provider,
                        provider -> api(ModelApi.of(provider), where.way(), where.base(provider), clock)));
    }

    private static VendorApi api(ModelApi api, HttpUpstream way, HttpUrl base, InstantSource clock) {
        return VendorApi.at(way, base, (request, call) -> authorized(api, request, call))
                .with(errors(api))
                .with(Pacing.byPath((reply, now) -> api.wait(header(reply), Fields.empty(), now), clock));
    }

    private static Request authorized(ModelApi api, Request request, ApiCall call) {
        Request.Builder proven = request.newBuilder();
        RequestHeaders.of(api.headers(call.connection().needed(KEY)))
                .forEach(header -> proven.header(header.getFirst(), header.getSecond()));
        return proven.build();
    }

    private static ErrorReader errors(ModelApi api) {
        return (reply, body, now) ->
                ErrorReader.byStatus(reply, body, now).map(error -> error(api, reply, body, now, error));
    }

    private static ApiError error(ModelApi api, UpstreamReply reply, Fields body, Instant now, ApiError byStatus) {
        Duration wait = Optional.ofNullable(byStatus.retryAfter())
                .or(() -> api.wait(header(reply), body, now))
                .orElse(null);
        Fault fault = api.fault(reply.status(), body);
        String words = byStatus.words();
        return switch (fault) {
            case REJECTED -> ApiError.rejected("", words);
            case LIMITED -> ApiError.limited("", words, wait);
            case PASSING -> ApiError.passing("", words, wait);
            case LASTING -> ApiError.lasting("", words);
        };
    }

    private static Function<String, Optional<String>> header(UpstreamReply reply) {
        return name -> Optional.ofNullable(reply.headers().get(name));
    }

    /**
     * An account to work with.
     *
     * @param call asks there
     * @param model the model that the user chose with it
     * @param window how much its models can read, with caution
     */
    record Account(Provider provider, ApiCall call, Optional<String> model, int window) {}

    /** For a step on a text: the account at the provider that it names, else the user's default one, else the tool's. */
    Account forText(ApiCall call) {
        Optional<Provider> named = call.params().text("provider").flatMap(Provider::of);
        return key(call, named)
                .map(key -> own(call, key))
                .or(() -> named.filter(provider -> provider != Provider.OPENAI).isPresent()
                        ? Optional.empty()
                        : ofTool(call))
                .orElseThrow(() -> missing(named));
    }

    /** For what OpenAI alone does: the tool's account, else the user's own at OpenAI. */
    Account forOpenAi(ApiCall call) {
        Optional<Provider> openAi = Optional.of(Provider.OPENAI);
        return ofTool(call)
                .or(() -> key(call, openAi).map(key -> own(call, key)))
                .orElseThrow(() -> missing(openAi));
    }

    /** The way to an address that the service answered: beyond its own host only what a user may name is reached. */
    ApiCall to(HttpUrl answered, ApiCall service) {
        return service.isAtApi(answered) ? service : service.at(connected.at(upstream, connected.base()));
    }

    /** The tool's, which must be there. */
    Account ofConnection(ApiCall call) {
        call.connection().needed(KEY);
        return ofTool(call).orElseThrow(() -> missing(Optional.of(Provider.OPENAI)));
    }

    private static Optional<ApiKey> key(ApiCall call, Optional<Provider> provider) {
        return call.attempt().flatMap(attempt -> attempt.modelKey(provider));
    }

    private Account own(ApiCall call, ApiKey key) {
        Provider provider = key.provider();
        VendorApi api = Optional.ofNullable(providers.get(provider)).orElseThrow();
        return new Account(
                provider,
                at(call, api, provider, key.key()),
                Optional.ofNullable(key.model()),
                ModelApi.of(provider).window());
    }

    private Optional<Account> ofTool(ApiCall call) {
        return call.connection().text(KEY).map(key -> {
            Optional<String> own = call.connection().text("baseUrl");
            VendorApi api =
                    own.map(url -> connected.at(upstream, parsed(call, url))).orElse(connected);
            int window = ModelApi.of(Provider.OPENAI).window();
            return new Account(
                    Provider.OPENAI,
                    at(call, api, Provider.OPENAI, key),
                    call.connection().text("model"),
                    own.isPresent() ? SMALL_WINDOW : window);
        });
    }

    private static ApiCall at(ApiCall call, VendorApi api, Provider provider, String key) {
        ToolDef vendor =
                new ToolDef(provider.id(), provider.label(), provider.label(), List.of(), List.of(), List.of());
        return call.at(api, vendor, Fields.of(KEY, Value.of(key)));
    }

    private static HttpUrl parsed(ApiCall call, String url) {
        return Optional.ofNullable(HttpUrl.parse(url))
                .orElseThrow(() -> call.rejected("the base URL is not like https://api.openai.com/v1"));
    }

    private static StepFailure missing(Optional<Provider> named) {
        String words = named.filter(provider -> provider != Provider.OPENAI)
                .map(provider -> "There is no key of " + provider.label() + ": save one with PUT /api/credentials/"
                        + provider.id())
                .orElse(
                        "There is no account to ask a language model with: connect OpenAI with PUT /api/integrations/openai,"
                                + " or save a key with PUT /api/credentials/"
                                + named.map(Provider::id).orElse("{provider}"));
        return StepFailure.lasting(FailureCode.INTEGRATION_MISSING, words);
    }
}
