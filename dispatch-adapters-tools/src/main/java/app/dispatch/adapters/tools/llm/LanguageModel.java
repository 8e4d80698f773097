package app.dispatch.adapters.tools.llm;

import app.dispatch.domain.credential.Provider;

/** Answers in words or in JSON: a language model of some provider, with a key. Safe for use by several threads. */
public interface LanguageModel {
    Provider provider();

    /** How many tokens a message to it may hold, beside the answer and what it is told of the form; said with caution. */
    int window();

    /**
     * Its answer.
     *
     * @throws app.dispatch.domain.error.StepFailure when the provider fails, or the model refuses or says nothing
     */
    ModelReply ask(ModelRequest request);
}
