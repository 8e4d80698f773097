package app.dispatch.adapters.tools.planner.llm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the operator says of planning.
 *
 * @param baseUrl where the server's model is, without a slash at the end; null for the provider's address
 * @param model the name of the model where a user's key says none; null for the provider's usual one
 * @param apiKey the server's key; null when there is none
 * @param timeout the most time for one brief
 * @param maxTokens the most tokens of one answer, thoughts included
 * @param budget how many briefs the server's model plans
 */
public record PlannerSettings(
        PlannerChoice choice,
        @Nullable String baseUrl,
        @Nullable String model,
        @Nullable String apiKey,
        Duration timeout,
        int maxTokens,
        PlannerBudget budget) {
    /** The most tokens of one answer when nothing else is said: a plan of some sixty steps. */
    public static final int DEFAULT_MAX_TOKENS = 8_192;

    /** The most time for one brief when nothing else is said. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    /** Settings without limits. */
    public PlannerSettings(
            PlannerChoice choice,
            @Nullable String baseUrl,
            @Nullable String model,
            @Nullable String apiKey,
            Duration timeout) {
        this(choice, baseUrl, model, apiKey, timeout, DEFAULT_MAX_TOKENS, PlannerBudget.UNLIMITED);
    }

    /** The same with another budget. */
    public PlannerSettings with(PlannerBudget other) {
        return new PlannerSettings(choice, baseUrl, model, apiKey, timeout, maxTokens, other);
    }

    /** The same with answers of at most so many tokens. */
    public PlannerSettings withMaxTokens(int most) {
        return new PlannerSettings(choice, baseUrl, model, apiKey, timeout, most, budget);
    }

    /** The part of the settings that something is wrong with. */
    public enum Part {
        MODEL,
        API_KEY
    }

    /**
     * What keeps a planner from working.
     *
     * @param part what is missing, or in the way
     */
    public record Flaw(Part part, String message) {}

    /** Each thing that does not fit the others; empty when all fit. */
    public List<Flaw> flaws() {
        List<Flaw> flaws = new ArrayList<>();
        if (choice == PlannerChoice.BUILTIN) {
            return flaws;
        }
        if (baseUrl != null && model == null) {
            flaws.add(new Flaw(Part.MODEL, "it must say which model is asked at the planner's base URL"));
        }
        boolean nowhere = choice == PlannerChoice.AUTO && baseUrl == null;
        if (nowhere && apiKey != null) {
            flaws.add(new Flaw(
                    Part.API_KEY,
                    "it does not say whose key it is: name the planner (openai, anthropic, google or qwen), or the base"
                            + " URL and the model of a server that speaks OpenAI's API"));
        }
        if (nowhere && model != null) {
            flaws.add(new Flaw(Part.MODEL, "it does not say whose model it is: name the planner, or its base URL"));
        }
        if (choice == PlannerChoice.QWEN && apiKey == null && baseUrl == null) {
            flaws.add(new Flaw(Part.API_KEY, "it must be there for qwen: users can save no keys of it"));
        }
        return flaws;
    }

    /** Whether the server has a model of its own to ask. */
    boolean hasOwn() {
        return baseUrl != null || (apiKey != null && choice != PlannerChoice.AUTO);
    }

    @Override
    public String toString() {
        return "PlannerSettings[" + choice.id() + "]";
    }
}
