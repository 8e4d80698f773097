package app.dispatch.adapters.tools.connector.github;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Optional;

/** Search (https://docs.github.com/en/rest/search); GitHub gives no more than the first thousand hits. */
final class Search {
    private static final String REPOS = "/repos/";

    private static final Shape ISSUE = Shape.of("title")
            .named("url", "html_url")
            .made("repo", Search::repository)
            .named("number", "number")
            .named("state", "state")
            .named("author", "user.login")
            .named("createdAt", "created_at")
            .named("updatedAt", "updated_at");

    private static final Shape CODE = Shape.of()
            .named("title", "name")
            .named("url", "html_url")
            .named("repo", "repository.full_name")
            .named("path", "path")
            .named("sha", "sha");

    private static final Shape REPOSITORY = Shape.of()
            .named("title", "full_name")
            .named("url", "html_url")
            .named("repo", "full_name")
            .named("author", "owner.login")
            .named("description", "description")
            .named("stars", "stargazers_count")
            .named("createdAt", "created_at")
            .named("updatedAt", "updated_at");

    private static final Shape COMMIT = Shape.of()
            .made("title", hit -> Shape.text(hit, "commit.message").map(message -> Value.of(firstLine(message))))
            .named("url", "html_url")
            .named("repo", "repository.full_name")
            .made("author", hit -> Shape.at(hit, "author.login").or(() -> Shape.at(hit, "commit.author.name")))
            .named("sha", "sha")
            .named("createdAt", "commit.author.date");

    private static final Shape USER =
            Shape.of().named("title", "login").named("url", "html_url").named("author", "login");

    private Search() {}

    static Value search(ApiCall call) {
        String kind = call.params().text("kind").orElse("issues");
        return call.list(
                (from, wanted) -> Repo.page(
                        call,
                        ApiRequest.get("/search/{kind}", kind)
                                .query("q", call.params().needed("query")),
                        from,
                        false),
                switch (kind) {
                    case "code" -> CODE;
                    case "repositories" -> REPOSITORY;
                    case "commits" -> COMMIT;
                    case "users" -> USER;
                    default -> ISSUE;
                });
    }

    private static Optional<Value> repository(Fields issue) {
        String url = issue.text("repository_url").orElse("");
        int start = url.indexOf(REPOS);
        return start < 0 ? Optional.empty() : Optional.of(Value.of(url.substring(start + REPOS.length())));
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
