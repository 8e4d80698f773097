package app.dispatch.application.trigger;

import app.dispatch.domain.trigger.VerifierKind;
import org.jspecify.annotations.Nullable;

/**
 * The verifier that a user wants for a trigger.
 *
 * @param secret what the sender signs with, as the sender shows it
 * @param header the header with the signature, for {@link VerifierKind#HMAC}; null for the usual one
 */
public record VerifierWish(
        VerifierKind kind, String secret, @Nullable String header) {
    @Override
    public String toString() {
        return "VerifierWish[" + kind.id() + "]";
    }
}
