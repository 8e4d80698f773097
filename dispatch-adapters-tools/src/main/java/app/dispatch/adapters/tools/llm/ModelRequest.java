package app.dispatch.adapters.tools.llm;

import app.dispatch.domain.value.Value.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a language model is asked.
 *
 * @param model the provider's name of it
 * @param system how to answer; empty for nothing
 * @param turns the conversation, in order; the last one is to be answered
 * @param schema the JSON Schema of the object to answer with; null for text
 * @param temperature null for the provider's usual one
 * @param maxTokens the most to write; null for the provider's usual bound
 */
public record ModelRequest(
        String model,
        String system,
        List<Turn> turns,
        @Nullable Fields schema,
        @Nullable BigDecimal temperature,
        @Nullable Integer maxTokens) {
    public ModelRequest {
        turns = List.copyOf(turns);
    }

    /** One message, to be answered with text. */
    public static ModelRequest text(String model, String system, String message) {
        return new ModelRequest(model, system, List.of(Turn.ours(message)), null, null, null);
    }

    /** To be answered with an object in the form of that schema. */
    public ModelRequest typed(Fields form) {
        return new ModelRequest(model, system, turns, form, temperature, maxTokens);
    }

    /** The conversation gone on. */
    public ModelRequest then(Turn answer, Turn reply) {
        List<Turn> more = new ArrayList<>(turns);
        more.add(answer);
        more.add(reply);
        return new ModelRequest(model, system, more, schema, temperature, maxTokens);
    }
}
