package app.dispatch.application.credential;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.credential.ApiKey;
import app.dispatch.domain.credential.Credential;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.credential.SavedCredentials;
import app.dispatch.domain.tool.ConnectionTest;
import java.util.Optional;

/** What a user may ask of their keys of language model providers. */
public interface Credentials {
    /** All of the owner's, masked. */
    SavedCredentials list(UserId owner);

    /**
     * Saves a key, in place of the one that was there. The first one of all becomes the default.
     *
     * @param model empty for the provider's usual one
     * @throws app.dispatch.domain.error.Refusal {@code bad_request} for a key or model that cannot be
     */
    Credential save(UserId owner, Provider provider, String apiKey, Optional<String> model);

    /** Removes the provider's key, if there is one; where it was the default, the oldest of the others becomes it. */
    void delete(UserId owner, Provider provider);

    /**
     * Tries a key at its provider; nothing is saved.
     *
     * @param apiKey empty for the saved one
     * @throws app.dispatch.domain.error.Refusal {@code bad_request} for a key that cannot be
     */
    ConnectionTest test(UserId owner, Provider provider, Optional<String> apiKey);

    /**
     * Has the provider's key used where none is named.
     *
     * @throws app.dispatch.domain.error.Refusal {@code bad_request} when no key is saved for it
     */
    void setDefault(UserId owner, Provider provider);

    /**
     * A key in clear, for a request to its provider.
     *
     * @param provider empty for the default one
     */
    Optional<ApiKey> key(UserId owner, Optional<Provider> provider);
}
