package app.dispatch.domain.compose;

/**
 * What a language model took to plan a brief, repairs included.
 *
 * @param model the provider's name of the model
 * @param attempts how often it was asked: once, and once more for each answer that could not be used
 * @param inputTokens the tokens that it read, as its provider counts them; 0 where that tells none
 * @param outputTokens the tokens that it wrote, thoughts included
 */
public record ModelUsage(String model, int attempts, long inputTokens, long outputTokens) {}
