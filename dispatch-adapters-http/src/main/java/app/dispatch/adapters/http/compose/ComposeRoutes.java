package app.dispatch.adapters.http.compose;

import static app.dispatch.domain.token.Scope.READ;
import static app.dispatch.domain.token.Scope.RUN;
import static io.javalin.http.HandlerType.POST;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.compose.Composer;
import app.dispatch.application.compose.ParseRequest;
import app.dispatch.application.json.ParsedJson;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.json.Reading;
import app.dispatch.application.json.ReviewJson;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Null;
import java.util.List;
import java.util.Optional;

/** {@code /api/parse} and {@code /api/public/parse}: from a brief to a plan; {@code /api/plans/check}: what is known of one. */
public record ComposeRoutes(Composer composer, ParseLimits limits, PlanJson plans) {

    private record Wish(String input, Optional<List<String>> enabledTools, boolean trace, Optional<PlanDraft> current) {
        static Wish read(Reading body, PlanJson plans) {
            Value plan = ParsedJson.readPlan(body);
            return new Wish(
                    body.requiredText("input"),
                    body.texts("enabledTools"),
                    body.bool("trace").orElse(false),
                    plan instanceof Null ? Optional.empty() : Optional.of(plans.read(plan, "/plan")));
        }

        static Wish readPublic(Reading body) {
            return new Wish(body.requiredText("input"), Optional.empty(), false, Optional.empty());
        }

        ParseRequest of(Call call) {
            return new ParseRequest(
                    call.user().map(User::id), Optional.of(call.client()), input, enabledTools, trace, current);
        }
    }

    public List<Route> all() {
        return List.of(
                Route.open(RUN, POST, "/api/parse", this::parse),
                Route.open(POST, "/api/public/parse", this::parsePublic),
                Route.user(READ, POST, "/api/plans/check", this::review));
    }

    private void parse(Call call) {
        ParseLimits.Share share = limits.ofComposer(call);
        share.check();
        Wish wish = call.body(body -> Wish.read(body, plans));
        answer(call, share, wish);
    }

    private void parsePublic(Call call) {
        ParseLimits.Share share = limits.ofPublic(call);
        share.check();
        Wish wish = call.body(Wish::readPublic);
        answer(call, share, wish);
    }

    private void review(Call call, UserId user) {
        ParseLimits.Share share = limits.ofReviews(user);
        share.check();
        PlanDraft draft = call.body(body -> plans.read(ParsedJson.readPlan(body), "/plan"));
        share.take();
        call.answer(ReviewJson.write(composer.review(user, draft)));
    }

    private void answer(Call call, ParseLimits.Share share, Wish wish) {
        share.take();
        call.leave();
        call.answer(ParsedJson.write(composer.parse(wish.of(call))));
    }
}
