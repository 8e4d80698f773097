package app.dispatch.adapters.tools.connector.github;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.tool.UndoOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.LinkedHashMap;
import java.util.Map;

/** Releases (https://docs.github.com/en/rest/releases). */
final class Releases {
    private static final Shape RELEASE = Shape.of("id")
            .named("tag", "tag_name")
            .named("name", "name")
            .named("body", "body")
            .named("url", "html_url")
            .named("draft", "draft")
            .named("prerelease", "prerelease")
            .named("author", "author.login")
            .named("createdAt", "created_at")
            .named("publishedAt", "published_at");

    private Releases() {}

    static Value list(ApiCall call) {
        return call.list(
                (from, wanted) -> Repo.page(call, Repo.of(call).ask("GET", "/releases"), from, false), RELEASE);
    }

    static ApiRequest create(ApiCall call) {
        Map<String, Value> body = new LinkedHashMap<>();
        body.put("tag_name", Value.of(call.params().needed("tag")));
        call.params().text("target").ifPresent(target -> body.put("target_commitish", Value.of(target)));
        body.putAll(Repo.given(call, "name", "body", "draft", "prerelease").values());
        return Repo.of(call).ask("POST", "/releases").json(new Fields(body));
    }

    static Value output(ApiCall call, Fields release) {
        return call.output(release, RELEASE);
    }

    /** The release goes; the tag, which others may have fetched, stays. */
    static UndoOutcome delete(ApiCall call, Fields output) {
        String id = Shape.at(output, "id").map(Issues::digits).orElse("");
        call.askIfThere(Repo.of(call).ask("DELETE", "/releases/{id}", id));
        return UndoOutcome.undone("The release is deleted; its tag stays");
    }
}
