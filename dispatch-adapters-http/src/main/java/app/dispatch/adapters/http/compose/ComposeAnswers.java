package app.dispatch.adapters.http.compose;

import app.dispatch.application.compose.Composer;
import app.dispatch.application.compose.ParseRequest;
import app.dispatch.application.json.ParsedJson;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.json.Reading;
import app.dispatch.application.json.ReviewJson;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Null;
import java.util.List;
import java.util.Optional;

/** What is asked of planning and answered, as JSON: without who may ask, and how often. */
public record ComposeAnswers(Composer composer, PlanJson plans) {

    /** What the body of {@code POST /api/parse} asks for. */
    public ParseRequest wish(Reading body, Optional<UserId> user, String client) {
        Value plan = ParsedJson.readPlan(body);
        return new ParseRequest(
                user,
                Optional.of(client),
                body.requiredText("input"),
                body.texts("enabledTools"),
                body.bool("trace").orElse(false),
                plan instanceof Null ? Optional.empty() : Optional.of(plans.read(plan, "/plan")));
    }

    /** What the body of {@code POST /api/public/parse} asks for. */
    static ParseRequest publicWish(Reading body, Optional<UserId> user, String client) {
        Optional<List<String>> all = Optional.empty();
        return new ParseRequest(user, Optional.of(client), body.requiredText("input"), all, false, Optional.empty());
    }

    public Fields parse(ParseRequest wish) {
        return ParsedJson.write(composer.parse(wish));
    }

    /** The plan that the body of {@code POST /api/plans/check} is about. */
    public PlanDraft draft(Reading body) {
        return plans.read(ParsedJson.readPlan(body), "/plan");
    }

    public Fields review(UserId user, PlanDraft draft) {
        return ReviewJson.write(composer.review(user, draft));
    }
}
