package app.dispatch.domain.credential;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A saved key of a provider, as its owner may see it.
 *
 * @param maskedKey enough of the key to know it by
 * @param model the model to use with it; null for the provider's usual one
 */
public record Credential(
        Provider provider, String maskedKey, @Nullable String model, Instant createdAt, Instant updatedAt) {}
