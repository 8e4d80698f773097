package app.dispatch.application.json;

import app.dispatch.domain.trigger.Verifier;
import app.dispatch.domain.value.Value.Fields;

/** The JSON form of a webhook's verifier. */
public final class VerifierJson {
    private static final String MASK = "••••••••";

    private VerifierJson() {}

    /** The verifier as its owner sees it: without its secret, of which only is told that there is one. */
    public static Fields write(Verifier verifier) {
        return Fields.builder()
                .put("kind", verifier.kind().id())
                .put("secret", MASK)
                .putIfPresent("header", verifier.header())
                .put("createdAt", verifier.createdAt().toEpochMilli())
                .build();
    }
}
