package app.dispatch.adapters.http.token;

import static app.dispatch.domain.token.Scope.MANAGE;
import static app.dispatch.domain.token.Scope.READ;
import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.PageMark;
import app.dispatch.adapters.http.web.Paging;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.json.Reading;
import app.dispatch.application.json.TokenJson;
import app.dispatch.application.token.Tokens;
import app.dispatch.application.token.Tokens.Issued;
import app.dispatch.application.token.Tokens.Made;
import app.dispatch.application.token.Tokens.Wanted;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.audit.AuditAction;
import app.dispatch.domain.token.Scope;
import app.dispatch.domain.token.Token;
import app.dispatch.domain.token.TokenId;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.workflow.WorkflowId;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * {@code /api/tokens}: a user's personal API tokens.
 *
 * @param ended is told of a user some of whose tokens have ended
 */
public record TokenRoutes(Tokens tokens, Consumer<UserId> ended) {
    private static final long MOST_DAYS = 3650;

    /** The most tokens of a page. */
    private static final int MOST_LISTED = 1_000;

    private static Wanted wanted(Reading body) {
        return new Wanted(
                body.requiredText("name"),
                TokenJson.readScopes(body),
                TokenJson.readWorkflows(body),
                body.whole("expiresInDays", 1, MOST_DAYS).orElse(null));
    }

    public List<Route> all() {
        return List.of(
                Route.user(READ, GET, "/api/tokens", this::list).query(Paging.parameters()),
                Route.session(POST, "/api/tokens", this::issue).audited(AuditAction.TOKEN_MADE),
                Route.user(MANAGE, DELETE, "/api/tokens/{id}", this::revoke)
                        .audited(AuditAction.TOKEN_REVOKED)
                        .query("withMade"));
    }

    private void list(Call call, UserId owner) {
        call.answer(Paging.of(call, MOST_LISTED)
                .page(
                        "tokens",
                        tokens.list(owner),
                        each -> new PageMark(
                                each.token().createdAt().toEpochMilli(),
                                each.token().id().value()),
                        each -> TokenJson.write(each.token(), made(each.made()))));
    }

    private void issue(Call call, UserId owner) {
        Issued issued = tokens.issue(owner, call.body(TokenRoutes::wanted));
        call.note().about(issued.token().id().value());
        call.note().detail(told(issued.token()));
        call.answer(TokenJson.issued(issued.token(), issued.secret()));
    }

    private static String told(Token token) {
        String scopes = "scopes: " + token.scopes().stream().map(Scope::id).collect(Collectors.joining(" "));
        return token.workflows().isEmpty()
                ? scopes
                : scopes + "; workflows: "
                        + token.workflows().stream().map(WorkflowId::value).collect(Collectors.joining(" "));
    }

    private void revoke(Call call, UserId owner) {
        boolean withMade = call.flag("withMade");
        Made made = tokens.revoke(owner, call.pathId("id", "token", TokenId::new), withMade);
        ended.accept(owner);
        call.answer(Fields.builder()
                .put("ok", true)
                .put("made", made(made))
                .put("madeDeleted", withMade)
                .build());
    }

    private static Fields made(Made made) {
        return TokenJson.made(made.workflows(), made.webhooks());
    }
}
