package app.dispatch.adapters.tools.planner.llm;

import app.dispatch.adapters.tools.llm.ModelApi;
import app.dispatch.application.vault.Secrets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A language model that may be asked, and with what.
 *
 * @param id the planner's id in plans
 * @param baseUrl where it is, without a slash at the end
 * @param model the provider's name of it
 * @param key null for a server that takes none
 */
record ModelAccess(
        String id,
        ModelApi api,
        String baseUrl,
        String model,
        @Nullable String key) {
    /** Stands where a server that takes no key expects the form of one. */
    private static final String NO_KEY = "none";

    Map<String, String> headers() {
        return api.headers(key == null ? NO_KEY : key);
    }

    Secrets secrets() {
        return key == null ? Secrets.NONE : Secrets.of(List.of(key));
    }

    @Override
    public String toString() {
        return "ModelAccess[" + id + ", " + model + "]";
    }
}
