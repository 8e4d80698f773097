package app.dispatch.adapters.tools.llm;

import app.dispatch.domain.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a language model answered.
 *
 * @param text its words; of a typed answer the JSON text, where that is how it came
 * @param json a typed answer that came as JSON and not as text; else null
 * @param usage what it took
 * @param model the model that answered
 * @param cut whether it was cut at the most tokens that it might write
 */
public record ModelReply(String text, @Nullable Value json, TokenUsage usage, String model, boolean cut) {}
