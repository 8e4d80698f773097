package app.dispatch.application.credential;

import app.dispatch.domain.credential.Provider;

/** Tries keys at their providers: a port. Safe for use by several threads. */
public interface ProviderCheck {
    /**
     * Makes the provider's cheapest call that takes the key.
     *
     * @return what works, for people
     * @throws app.dispatch.domain.error.StepFailure when the provider refuses the key or cannot be reached
     */
    String check(Provider provider, String apiKey);
}
