package app.dispatch.application.token;

import app.dispatch.application.Ids;
import app.dispatch.application.Stores;
import app.dispatch.application.account.AccountStore;
import app.dispatch.application.account.UserQuotas;
import app.dispatch.application.delivery.WebhookStore;
import app.dispatch.application.workflow.WorkflowStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.delivery.WebhookId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.quota.Quotas;
import app.dispatch.domain.token.Scope;
import app.dispatch.domain.token.Token;
import app.dispatch.domain.token.TokenId;
import app.dispatch.domain.token.TokenSecret;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes tokens and finds out whose a token is. */
public final class TokenService implements Tokens {
    private static final int MOST_NAME = 100;
    private static final int MOST_DAYS = 3650;

    private final TokenStore store;
    private final AccountStore accounts;
    private final WorkflowStore workflows;
    private final WebhookStore webhooks;
    private final UserQuotas quotas;
    private final Ids ids;
    private final InstantSource clock;

    /** Tokens in their store among these. */
    public TokenService(Stores stores, UserQuotas quotas, Ids ids, InstantSource clock) {
        this.store = stores.tokens();
        this.accounts = stores.accounts();
        this.workflows = stores.workflows();
        this.webhooks = stores.webhooks();
        this.quotas = quotas;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Issued issue(UserId owner, Wanted wanted) {
        String name = wanted.name().strip();
        Long expiresInDays = wanted.expiresInDays();
        check(name, wanted.scopes(), expiresInDays);
        checkWorkflows(owner, wanted.workflows());
        checkAdmin(owner, wanted.scopes());
        TokenSecret secret = TokenSecret.of(ids.next(TokenSecret.PREFIX));
        Instant now = clock.instant();
        Token token = new Token(
                new TokenId(ids.next("tok_")),
                owner,
                name,
                secret.prefix(),
                wanted.scopes(),
                wanted.workflows(),
                now,
                expiresInDays == null ? null : now.plus(Duration.ofDays(expiresInDays)),
                null);
        Quotas theirs = quotas.of(owner);
        if (!store.add(token, secret.hash(), theirs.tokens())) {
            throw theirs.tooManyTokens();
        }
        return new Issued(token, secret);
    }

    static void check(String name, Set<Scope> scopes, @Nullable Long expiresInDays) {
        List<Problem> problems = new ArrayList<>();
        int length = name.codePointCount(0, name.length());
        if (length < 1 || length > MOST_NAME) {
            problems.add(new Problem("/name", "must be 1 to " + MOST_NAME + " characters long"));
        }
        if (scopes.isEmpty()) {
            problems.add(new Problem("/scopes", "must name at least one scope, or be left out"));
        }
        if (expiresInDays != null && (expiresInDays < 1 || expiresInDays > MOST_DAYS)) {
            problems.add(new Problem(
                    "/expiresInDays",
                    "must be a whole number from 1 to " + MOST_DAYS
                            + ", or left out for a token that does not expire"));
        }
        if (!problems.isEmpty()) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "This token cannot be made", problems);
        }
    }

    /** Else it would be one as soon as its owner becomes an administrator, whoever has it by then. */
    private void checkAdmin(UserId owner, Set<Scope> scopes) {
        if (scopes.contains(Scope.ADMIN)
                && accounts.byId(owner)
                        .filter(user -> user.standing().administers())
                        .isEmpty()) {
            throw Refusal.of(
                    ErrorCode.BAD_REQUEST,
                    "This token cannot be made",
                    List.of(new Problem("/scopes", "`admin` is for administrators alone")));
        }
    }

    /** One that is not there yet would be reached as soon as somebody makes it: that is no narrowing that anyone has seen. */
    private void checkWorkflows(UserId owner, Set<WorkflowId> named) {
        List<Problem> problems = new ArrayList<>();
        if (named.size() > Token.MOST_WORKFLOWS) {
            problems.add(new Problem("/workflows", "must name at most " + Token.MOST_WORKFLOWS + " workflows"));
        } else {
            int at = 0;
            for (WorkflowId id : named) {
                if (workflows.find(owner, id).isEmpty()) {
                    problems.add(new Problem("/workflows/" + at, "`" + id + "` is no workflow of yours"));
                }
                at++;
            }
        }
        if (!problems.isEmpty()) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "This token cannot be made", problems);
        }
    }

    @Override
    public List<Listed> list(UserId owner) {
        Map<TokenId, List<WorkflowId>> theirWorkflows = workflows.madeByTokens(owner);
        Map<TokenId, List<WebhookId>> theirWebhooks = webhooks.madeByTokens(owner);
        return store.list(owner).stream()
                .map(token -> new Listed(token, made(token.id(), theirWorkflows, theirWebhooks)))
                .toList();
    }

    private static Made made(
            TokenId token, Map<TokenId, List<WorkflowId>> workflows, Map<TokenId, List<WebhookId>> webhooks) {
        return new Made(workflows.getOrDefault(token, List.of()), webhooks.getOrDefault(token, List.of()));
    }

    @Override
    public Made revoke(UserId owner, TokenId id, boolean withMade) {
        if (!store.delete(owner, id)) {
            throw Refusal.notFound("token");
        }
        Made made = made(id, workflows.madeByTokens(owner), webhooks.madeByTokens(owner));
        if (withMade) {
            made.webhooks().forEach(webhook -> webhooks.delete(owner, webhook));
            made.workflows().forEach(workflow -> workflows.delete(owner, workflow));
        }
        return made;
    }

    @Override
    public Set<TokenId> valid(Collection<TokenId> ids) {
        Map<TokenId, UserId> valid = store.valid(ids, clock.instant());
        Set<UserId> locked = valid.isEmpty() ? Set.of() : accounts.locked(new HashSet<>(valid.values()));
        return valid.entrySet().stream()
                .filter(each -> !locked.contains(each.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<Bearer> bearer(String secret) {
        Instant now = clock.instant();
        Optional<Token> token = TokenSecret.parse(secret)
                .map(TokenSecret::hash)
                .flatMap(store::byHash)
                .filter(it -> it.isValid(now));
        Optional<Bearer> bearer = token.flatMap(
                it -> accounts.byId(it.owner()).filter(user -> !user.isLocked()).map(user -> new Bearer(user, it)));
        bearer.map(Bearer::token)
                .filter(it -> it.isUseWorthNoting(now))
                .ifPresent(it -> store.used(it.owner(), it.id(), now));
        return bearer;
    }
}
