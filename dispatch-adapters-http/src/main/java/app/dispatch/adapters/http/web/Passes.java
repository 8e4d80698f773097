package app.dispatch.adapters.http.web;

import app.dispatch.application.account.Accounts;
import app.dispatch.application.token.Tokens;
import app.dispatch.domain.account.SessionId;
import app.dispatch.domain.token.TokenId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Tells of passes that let somebody in whether they still would. */
public record Passes(Accounts accounts, Tokens tokens) {

    /** Whether each of these would: they are asked for together. */
    public Predicate<Pass> valid(Collection<Pass> passes) {
        Set<SessionId> sessions = new HashSet<>();
        Set<TokenId> ids = new HashSet<>();
        for (Pass pass : passes) {
            switch (pass) {
                case Pass.BySession(SessionId session) -> sessions.add(session);
                case Pass.ByToken(TokenId token, var scopes, var workflows) -> ids.add(token);
                case Pass.ByFolder() -> {}
            }
        }
        Set<SessionId> validSessions = sessions.isEmpty() ? Set.of() : accounts.valid(sessions);
        Set<TokenId> validTokens = ids.isEmpty() ? Set.of() : tokens.valid(ids);
        return pass -> switch (pass) {
            case Pass.BySession(SessionId session) -> validSessions.contains(session);
            case Pass.ByToken(TokenId token, var scopes, var workflows) -> validTokens.contains(token);
            case Pass.ByFolder() -> true;
        };
    }
}
