package app.dispatch.adapters.http.mcp;

import app.dispatch.adapters.http.compose.ParseLimits;
import app.dispatch.application.compose.Composer;
import app.dispatch.application.compose.ParseRequest;
import app.dispatch.application.json.ParsedJson;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.json.Reading;
import app.dispatch.application.json.ReviewJson;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.token.Scope;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Null;
import java.util.List;
import java.util.Optional;

/** The tools that make plans of briefs, and check plans; within the limits of the API's own operations. */
record ComposeTools(Composer composer, ParseLimits limits, PlanJson plans) {
    private record Wish(String brief, Optional<List<String>> tools, Optional<PlanDraft> current) {}

    List<McpTool> all() {
        return List.of(new McpTool("plan", Scope.RUN, this::plan), new McpTool("check_plan", Scope.READ, this::check));
    }

    private Fields plan(McpCall call) {
        ParseLimits.Share share = limits.ofComposer(call.http());
        share.check();
        Wish wish = call.arguments(this::wish);
        call.requireAll();
        share.take();
        call.letGo();
        return ParsedJson.write(composer.parse(new ParseRequest(
                Optional.of(call.owner()),
                Optional.of(call.http().client()),
                wish.brief(),
                wish.tools(),
                false,
                wish.current())));
    }

    private Wish wish(Reading from) {
        Value plan = ParsedJson.readPlan(from);
        return new Wish(
                from.requiredText("brief"),
                from.texts("enabledTools"),
                plan instanceof Null ? Optional.empty() : Optional.of(plans.read(plan, "/plan")));
    }

    private Fields check(McpCall call) {
        ParseLimits.Share share = limits.ofReviews(call.owner());
        share.check();
        PlanDraft draft = call.arguments(from -> plans.read(ParsedJson.readPlan(from), "/plan"));
        call.requireAll();
        share.take();
        return ReviewJson.write(composer.review(call.owner(), draft));
    }
}
