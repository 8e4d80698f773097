package app.dispatch.adapters.http.compose;

import static app.dispatch.domain.token.Scope.READ;
import static app.dispatch.domain.token.Scope.RUN;
import static io.javalin.http.HandlerType.POST;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.compose.ParseRequest;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.plan.PlanDraft;
import java.util.List;

/** {@code /api/parse} and {@code /api/public/parse}: from a brief to a plan; {@code /api/plans/check}: what is known of one. */
public record ComposeRoutes(ComposeAnswers answers, ParseLimits limits) {

    public List<Route> all() {
        return List.of(
                Route.open(RUN, POST, "/api/parse", this::parse),
                Route.open(POST, "/api/public/parse", this::parsePublic),
                Route.user(READ, POST, "/api/plans/check", this::review));
    }

    private void parse(Call call) {
        ParseLimits.Share share = limits.ofComposer(call);
        share.check();
        answer(call, share, call.body(body -> answers.wish(body, call.user().map(User::id), call.client())));
    }

    private void parsePublic(Call call) {
        ParseLimits.Share share = limits.ofPublic(call);
        share.check();
        answer(
                call,
                share,
                call.body(body -> ComposeAnswers.publicWish(body, call.user().map(User::id), call.client())));
    }

    private void review(Call call, UserId user) {
        ParseLimits.Share share = limits.ofReviews(user);
        share.check();
        PlanDraft draft = call.body(answers::draft);
        share.take();
        call.answer(answers.review(user, draft));
    }

    private void answer(Call call, ParseLimits.Share share, ParseRequest wish) {
        share.take();
        call.leave();
        call.answer(answers.parse(wish));
    }
}
