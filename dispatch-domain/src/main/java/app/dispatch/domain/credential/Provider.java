package app.dispatch.domain.credential;

import java.util.Arrays;
import java.util.Optional;

/** A provider of language models whose key a user may bring. */
public enum Provider {
    OPENAI("openai", "OpenAI"),
    ANTHROPIC("anthropic", "Anthropic"),
    GOOGLE("google", "Google");

    private final String id;
    private final String label;

    Provider(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** The provider of that id. */
    public static Optional<Provider> of(String id) {
        return Arrays.stream(values())
                .filter(provider -> provider.id.equals(id))
                .findFirst();
    }

    /** The name as clients see it. */
    public String id() {
        return id;
    }

    /** The name for people. */
    public String label() {
        return label;
    }
}
