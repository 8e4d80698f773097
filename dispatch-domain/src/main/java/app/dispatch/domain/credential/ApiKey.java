package app.dispatch.domain.credential;

import org.jspecify.annotations.Nullable;

/**
 * A provider's key in clear: for the request, and nothing else.
 *
 * @param model the model to use with it; null for the provider's usual one
 */
public record ApiKey(
        Provider provider, String key, @Nullable String model) {
    @Override
    public String toString() {
        return "ApiKey[" + provider.id() + "]";
    }
}
