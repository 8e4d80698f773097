package app.dispatch.domain.trigger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How calls to a workflow's trigger are told from a stranger's.
 *
 * @param sealedSecret what the sender signs with, encrypted
 * @param header the header that holds the signature, for {@link VerifierKind#HMAC}; null for the kinds that have their own
 */
public record Verifier(
        VerifierKind kind, String sealedSecret, @Nullable String header, Instant createdAt) {
    public Verifier {
        if ((kind == VerifierKind.HMAC) != (header != null)) {
            throw new IllegalArgumentException("a header belongs to hmac, and to nothing else: " + kind);
        }
    }

    @Override
    public String toString() {
        return "Verifier[" + kind.id() + "]";
    }
}
