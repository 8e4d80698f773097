package app.dispatch.adapters.http.mcp;

import app.dispatch.domain.token.Scope;
import app.dispatch.domain.value.Value.Fields;

/**
 * Something that a model may ask for by name. What is said of it to models is in {@code tools.json}.
 *
 * @param scope that the token must have
 */
record McpTool(String name, Scope scope, Work work) {
    /** Does it. */
    @FunctionalInterface
    interface Work {
        /**
         * The result.
         *
         * @throws app.dispatch.domain.error.Refusal for what the model can mend or has to know
         */
        Fields of(McpCall call);
    }
}
