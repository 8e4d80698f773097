package app.dispatch.adapters.tools.connector.github;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Page;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;

/** Pull requests (https://docs.github.com/en/rest/pulls). */
final class Pulls {
    private static final Shape PULL = Shape.of("number", "title", "state")
            .made("draft", pull -> Optional.of(pull.get("draft").orElse(Value.of(false))))
            .made(
                    "merged",
                    pull -> Optional.of(Value.of(Shape.at(pull, "merged_at").isPresent())))
            .named("url", "html_url")
            .made(
                    "author",
                    pull -> Optional.of(Value.of(Shape.text(pull, "user.login").orElse("ghost"))))
            .texts("reviewers", "requested_reviewers", "login")
            .texts("assignees", "assignees", "login")
            .texts("labels", "labels", "name")
            .named("head", "head.ref")
            .named("base", "base.ref")
            .named("createdAt", "created_at")
            .named("updatedAt", "updated_at")
            .named("mergedAt", "merged_at")
            .named("body", "body");

    private static final Shape REVIEW = Shape.of("id")
            .made("state", review -> review.text("state").map(state -> Value.of(state.toLowerCase(Locale.ROOT))))
            .named("url", "html_url")
            .named("author", "user.login")
            .named("submittedAt", "submitted_at");

    private Pulls() {}

    static Value list(ApiCall call) {
        Params params = call.params();
        Optional<Instant> before =
                params.number("olderThanDays").map(days -> call.now().minus(Duration.ofDays(days.longValue())));
        return call.list(
                (from, wanted) -> {
                    ApiRequest request = Repo.of(call).ask("GET", "/pulls").query("state", params.text("state"));
                    if (before.isEmpty()) {
                        return Repo.page(call, request, from, false);
                    }
                    request.query("sort", "updated").query("direction", "asc");
                    return until(before.get(), Repo.page(call, request, from, true));
                },
                PULL);
    }

    /** The longest untouched come first: after the first that was touched since there is nothing more to find. */
    private static Page until(Instant before, Page page) {
        Page old = new Page(
                page.items().stream().filter(pull -> isBefore(pull, before)).toList(), page.next());
        return old.items().size() == page.items().size() ? old : new Page(old.items(), Optional.empty());
    }

    private static boolean isBefore(Fields pull, Instant before) {
        return pull.text("updated_at")
                .map(updated -> OffsetDateTime.parse(updated).toInstant().isBefore(before))
                .orElse(false);
    }

    static ApiRequest review(ApiCall call) {
        String event = call.params().needed("event").toUpperCase(Locale.ROOT);
        return Repo.of(call)
                .ask(
                        "POST",
                        "/pulls/{number}/reviews",
                        String.valueOf(call.params().integer("number", 0)))
                .json(Repo.given(call, "body").with("event", Value.of(event)));
    }

    static Value reviewOutput(ApiCall call, Fields review) {
        return call.output(review, REVIEW);
    }
}
