package app.dispatch.adapters.http.web;

import app.dispatch.domain.account.SessionId;
import app.dispatch.domain.token.Scope;
import app.dispatch.domain.token.TokenId;
import app.dispatch.domain.workflow.WorkflowId;
import java.util.Set;

/** What lets a caller in. */
public sealed interface Pass {
    /** A session, which opens everything. */
    record BySession(SessionId session) implements Pass {}

    /** The key of the data folder, which opens everything for as long as the server runs. */
    record ByFolder() implements Pass {}

    /**
     * A personal API token.
     *
     * @param workflows the only ones that it reaches, with what belongs to them; empty for all that is its owner's
     */
    record ByToken(TokenId token, Set<Scope> scopes, Set<WorkflowId> workflows) implements Pass {
        public ByToken {
            scopes = Set.copyOf(scopes);
            workflows = Set.copyOf(workflows);
        }
    }
}
