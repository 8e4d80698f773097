package app.dispatch.adapters.tools.connector.github;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;

/** A repository, its commits and its workflows (https://docs.github.com/en/rest/repos). */
final class Repository {
    private static final Shape REPOSITORY = Shape.of("id")
            .named("name", "full_name")
            .named("description", "description")
            .named("url", "html_url")
            .named("private", "private")
            .named("archived", "archived")
            .named("language", "language")
            .texts("topics", "topics", "")
            .named("license", "license.spdx_id")
            .named("stars", "stargazers_count")
            .named("forks", "forks_count")
            .named("openIssues", "open_issues_count")
            .named("defaultBranch", "default_branch")
            .named("createdAt", "created_at")
            .named("pushedAt", "pushed_at");

    private static final Shape COMMIT = Shape.of("sha")
            .named("message", "commit.message")
            .made("author", commit -> Shape.at(commit, "author.login").or(() -> Shape.at(commit, "commit.author.name")))
            .named("date", "commit.author.date")
            .named("url", "html_url");

    private Repository() {}

    static ApiRequest get(ApiCall call) {
        return Repo.of(call).ask("GET", "");
    }

    static Value output(ApiCall call, Fields repository) {
        return call.output(repository, REPOSITORY);
    }

    static Value commits(ApiCall call) {
        Params params = call.params();
        return call.list(
                (from, wanted) -> Repo.page(
                        call,
                        Repo.of(call)
                                .ask("GET", "/commits")
                                .query("since", params.text("since").map(Issues::instant))
                                .query("sha", params.text("branch")),
                        from,
                        false),
                COMMIT);
    }

    static Value dispatch(ApiCall call) {
        Params params = call.params();
        call.accepted(Repo.of(call)
                .ask("POST", "/actions/workflows/{workflow}/dispatches", params.needed("workflow"))
                .json(Repo.given(call, "ref", "inputs")));
        return Repo.given(call, "repo", "workflow", "ref");
    }
}
