package app.dispatch.application.credential;

import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;

/** The check of a program that brings none: it tries nothing, and says so. */
public final class NoProviderCheck implements ProviderCheck {
    @Override
    public String check(Provider provider, String apiKey) {
        throw StepFailure.lasting(
                FailureCode.OP_UNAVAILABLE, "This program has no way to try a key of " + provider.label());
    }
}
