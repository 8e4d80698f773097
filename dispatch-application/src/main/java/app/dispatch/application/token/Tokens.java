package app.dispatch.application.token;

import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.delivery.WebhookId;
import app.dispatch.domain.token.Scope;
import app.dispatch.domain.token.Token;
import app.dispatch.domain.token.TokenId;
import app.dispatch.domain.token.TokenSecret;
import app.dispatch.domain.workflow.WorkflowId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one may ask of personal API tokens. */
public interface Tokens {
    /** A new token, and the only sight of its secret. */
    record Issued(Token token, TokenSecret secret) {}

    /** A token and whose it is. */
    record Bearer(User user, Token token) {}

    /** What was made with a token and is still there, the oldest first. */
    record Made(List<WorkflowId> workflows, List<WebhookId> webhooks) {
        public Made {
            workflows = List.copyOf(workflows);
            webhooks = List.copyOf(webhooks);
        }
    }

    /** A token, and what was made with it. */
    record Listed(Token token, Made made) {}

    /**
     * Makes a token for the owner.
     *
     * @param name 1 to 100 characters
     * @param scopes what it may be used for, at least one
     * @param expiresInDays 1 to 3650; null for a token that does not expire
     * @throws app.dispatch.domain.error.Refusal {@code bad_request}; {@code quota_exceeded}; expired ones count
     */
    default Issued issue(UserId owner, String name, Set<Scope> scopes, @Nullable Long expiresInDays) {
        return issue(owner, new Wanted(name, scopes, Set.of(), expiresInDays));
    }

    /**
     * A token that is to be made.
     *
     * @param name 1 to 100 characters
     * @param scopes what it may be used for, at least one
     * @param workflows the only ones that it is to reach, with what belongs to them: at most
     *     {@value Token#MOST_WORKFLOWS} of the owner's; empty for all that is the owner's
     * @param expiresInDays 1 to 3650; null for a token that does not expire
     */
    record Wanted(
            String name,
            Set<Scope> scopes,
            Set<WorkflowId> workflows,
            @Nullable Long expiresInDays) {
        public Wanted {
            workflows = Collections.unmodifiableSet(new LinkedHashSet<>(workflows));
        }
    }

    /**
     * Makes a token for the owner.
     *
     * @throws app.dispatch.domain.error.Refusal {@code bad_request}; {@code quota_exceeded}; expired ones count
     */
    Issued issue(UserId owner, Wanted wanted);

    /** All of the owner's, the newest first. */
    List<Listed> list(UserId owner);

    /**
     * Ends a token at once and for good.
     *
     * @param withMade whether what was made with it is deleted too; a request that was under way with the token may leave
     *     something behind
     * @return what was made with it, whether it is deleted or still there
     * @throws app.dispatch.domain.error.Refusal {@code not_found}
     */
    Made revoke(UserId owner, TokenId id, boolean withMade);

    /** The token whose secret this text is, when it is neither revoked nor expired; notes its use. */
    Optional<Bearer> bearer(String secret);

    /** Which of these are neither revoked nor expired, whoever has them. */
    Set<TokenId> valid(Collection<TokenId> ids);
}
