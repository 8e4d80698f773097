package app.dispatch.adapters.tools.planner.llm;

import app.dispatch.adapters.tools.llm.ModelApi;
import app.dispatch.domain.credential.Provider;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who plans briefs, as the operator says it. */
public enum PlannerChoice {
    /** Whomever the user has a key of, else the server's model, else the builtin planner. */
    AUTO,
    /** The builtin planner alone: no brief leaves the machine. */
    BUILTIN,
    OPENAI,
    ANTHROPIC,
    GOOGLE,
    /** It is OpenAI's API at Alibaba's DashScope; users bring no keys of it. */
    QWEN;

    /** The choice of that name. */
    public static Optional<PlannerChoice> of(String id) {
        return Arrays.stream(values()).filter(choice -> choice.id().equals(id)).findFirst();
    }

    /** The name in settings, and of the planner in its plans. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The choice that stands for a provider. */
    static PlannerChoice of(Provider provider) {
        return switch (provider) {
            case OPENAI -> OPENAI;
            case ANTHROPIC -> ANTHROPIC;
            case GOOGLE -> GOOGLE;
        };
    }

    /** Whose keys of users it takes. */
    Optional<Provider> provider() {
        return switch (this) {
            case OPENAI -> Optional.of(Provider.OPENAI);
            case ANTHROPIC -> Optional.of(Provider.ANTHROPIC);
            case GOOGLE -> Optional.of(Provider.GOOGLE);
            case AUTO, BUILTIN, QWEN -> Optional.empty();
        };
    }

    /** How its server is spoken to; one that the operator names under {@link #AUTO} speaks as OpenAI does. */
    ModelApi api() {
        return this == QWEN ? ModelApi.qwen() : ModelApi.of(provider().orElse(Provider.OPENAI));
    }
}
