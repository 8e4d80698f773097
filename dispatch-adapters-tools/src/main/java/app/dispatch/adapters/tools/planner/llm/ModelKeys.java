package app.dispatch.adapters.tools.planner.llm;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.credential.ApiKey;
import app.dispatch.domain.credential.Provider;
import java.util.Optional;

/** Finds the keys that users saved. */
@FunctionalInterface
public interface ModelKeys {
    /**
     * A user's key in clear.
     *
     * @param provider empty for the user's default one
     */
    Optional<ApiKey> key(UserId owner, Optional<Provider> provider);

    /** Where no user is. */
    static ModelKeys none() {
        return (owner, provider) -> Optional.empty();
    }
}
