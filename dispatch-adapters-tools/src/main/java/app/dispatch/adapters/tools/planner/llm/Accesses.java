package app.dispatch.adapters.tools.planner.llm;

import app.dispatch.adapters.tools.llm.ModelApi;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.credential.ApiKey;
import app.dispatch.domain.credential.Provider;
import java.util.Map;
import java.util.Optional;

/**
 * Finds which model is asked for a user. A user's key goes to its provider's address and nowhere else; what the operator names as
 * the planner's base URL gets the operator's key alone.
 *
 * @param providers where each provider is, without a slash at the end
 */
record Accesses(PlannerSettings settings, ModelKeys keys, Map<Provider, String> providers) {
    Accesses {
        providers = Map.copyOf(providers);
    }

    /** What the user's own key opens. */
    Optional<ModelAccess> users(Optional<UserId> user) {
        boolean takesKeys = settings.choice() == PlannerChoice.AUTO
                || settings.choice().provider().isPresent();
        return takesKeys
                ? user.flatMap(owner -> keys.key(owner, settings.choice().provider()))
                        .map(this::own)
                : Optional.empty();
    }

    private ModelAccess own(ApiKey key) {
        Provider provider = key.provider();
        ModelApi api = ModelApi.of(provider);
        String model = Optional.ofNullable(key.model())
                .or(() -> settings.choice().provider().isPresent() && settings.baseUrl() == null
                        ? Optional.ofNullable(settings.model())
                        : Optional.empty())
                .orElse(api.usualModel());
        return new ModelAccess(
                PlannerChoice.of(provider).id(), api, base(api, Optional.of(provider)), model, key.key());
    }

    /** What the server's own key opens. */
    Optional<ModelAccess> servers() {
        if (!settings.hasOwn()) {
            return Optional.empty();
        }
        PlannerChoice choice = settings.choice();
        ModelApi api = choice.api();
        String id = choice == PlannerChoice.AUTO ? PlannerChoice.OPENAI.id() : choice.id();
        String base = Optional.ofNullable(settings.baseUrl()).orElseGet(() -> base(api, choice.provider()));
        String model = Optional.ofNullable(settings.model()).orElse(api.usualModel());
        return Optional.of(new ModelAccess(id, api, base, model, settings.apiKey()));
    }

    private String base(ModelApi api, Optional<Provider> provider) {
        return provider.map(providers::get).orElse(api.baseUrl());
    }
}
