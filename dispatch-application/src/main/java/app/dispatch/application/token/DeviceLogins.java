package app.dispatch.application.token;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.token.DeviceCode;
import app.dispatch.domain.token.DeviceLogin;
import app.dispatch.domain.token.Scope;
import java.time.Instant;
import java.util.Set;

/**
 * What one may ask of programs that are to be let in: they show a code, a person who is signed in confirms it in a browser, and
 * they get a token of that person's (RFC 8628).
 */
public interface DeviceLogins {
    /**
     * What a program is told that asks.
     *
     * @param secret for itself: 256 random bits
     * @param code for the person
     */
    record Begun(String secret, DeviceCode code, Instant expiresAt) {
        /** Neither secret nor code. */
        @Override
        public String toString() {
            return "Begun[" + expiresAt + "]";
        }
    }

    /** What has become of it. */
    sealed interface Outcome {
        /** Nobody has said anything yet. */
        record Waiting() implements Outcome {}

        /** The person said no. */
        record Refused() implements Outcome {}

        /** The person said yes: the token, told this once. */
        record Allowed(Tokens.Issued issued) implements Outcome {}
    }

    /**
     * Begins one.
     *
     * @param name what the token will be called: 1 to 100 characters
     * @param client the network address that asks
     * @throws app.dispatch.domain.error.Refusal {@code bad_request}; {@code rate_limited}; {@code unavailable} when too many wait
     */
    Begun begin(String name, Set<Scope> scopes, String client);

    /**
     * What has become of the one with that secret.
     *
     * @param client the network address that asks
     * @throws app.dispatch.domain.error.Refusal {@code not_found} when there is none, it is over, or was told before;
     *     {@code rate_limited}; {@code quota_exceeded} when the person has too many tokens
     */
    Outcome outcome(String secret, String client);

    /**
     * The one with that code that waits.
     *
     * @throws app.dispatch.domain.error.Refusal {@code not_found}; {@code rate_limited} for who tries too many
     */
    DeviceLogin waiting(UserId user, String code);

    /**
     * Says yes or no to it, once.
     *
     * @throws app.dispatch.domain.error.Refusal {@code not_found}; {@code rate_limited}
     */
    void answer(UserId user, String code, boolean allowed);
}
