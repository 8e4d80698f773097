package app.dispatch.adapters.tools.llm;

/**
 * One message of a conversation with a language model.
 *
 * @param isModels whether the model said it
 */
public record Turn(boolean isModels, String text) {
    /** What a model is told. */
    public static Turn ours(String text) {
        return new Turn(false, text);
    }

    /** What the model answered; a provider takes no empty one. */
    public static Turn models(String text) {
        return new Turn(true, text.isBlank() ? "(nothing)" : text);
    }
}
