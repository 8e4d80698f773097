package app.dispatch.adapters.tools.llm;

import app.dispatch.domain.credential.Provider;
import java.util.function.Consumer;

/**
 * A language model at a provider's API.
 *
 * @param log is told of each answer: which model, and how many tokens
 */
public record ApiModel(ModelApi api, Wire wire, int window, Consumer<String> log) implements LanguageModel {
    @Override
    public Provider provider() {
        return api.provider();
    }

    @Override
    public ModelReply ask(ModelRequest request) {
        ModelReply reply = api.ask(request, wire);
        TokenUsage usage = reply.usage();
        log.accept(reply.model() + ": " + usage.input() + " tokens read, " + usage.output() + " written");
        return reply;
    }
}
