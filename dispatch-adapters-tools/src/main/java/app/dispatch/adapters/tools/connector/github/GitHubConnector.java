package app.dispatch.adapters.tools.connector.github;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.ToolFile;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Authorization;
import app.dispatch.adapters.tools.connector.api.VendorApi;
import app.dispatch.adapters.tools.connector.api.VendorTool;
import app.dispatch.application.tool.Connector;
import app.dispatch.domain.value.Value.Fields;
import java.util.Map;
import okhttp3.HttpUrl;

/** Works with repositories on GitHub. */
public final class GitHubConnector {
    /** The version of GitHub's API that the requests are made for (https://docs.github.com/en/rest/about-the-rest-api/api-versions). */
    private static final String VERSION = "2022-11-28";

    private GitHubConnector() {}

    /** The connector to the API at {@code base}. */
    public static Connector at(HttpUpstream upstream, HttpUrl base) {
        VendorApi api = VendorApi.at(upstream, base, Authorization.bearer("token"))
                .with(Map.of("Accept", "application/vnd.github+json", "X-GitHub-Api-Version", VERSION))
                .with(GitHubErrors::read);
        return VendorTool.of(ToolFile.beside(GitHubConnector.class), api)
                .test(GitHubConnector::who)
                .op("list_issues", Issues::list)
                .op("create_issue", Issues::create, Issues::output)
                .undo("create_issue", Issues::close)
                .op("update_issue", Issues::update)
                .op("comment", Issues::comment, Issues::commentOutput)
                .undo("comment", Issues::deleteComment)
                .op("list_pulls", Pulls::list)
                .op("review", Pulls::review, Pulls::reviewOutput)
                .op("search", Search::search)
                .op("get_repo", Repository::get, Repository::output)
                .op("list_releases", Releases::list)
                .op("create_release", Releases::create, Releases::output)
                .undo("create_release", Releases::delete)
                .op("get_file", Contents::get)
                .op("put_file", Contents::put)
                .op("dispatch_workflow", Repository::dispatch)
                .op("list_commits", Repository::commits)
                .build();
    }

    private static String who(ApiCall call) {
        Fields me = call.ask(ApiRequest.get("/user"));
        String login = "@" + call.told(me, "login");
        return me.text("name").map(name -> login + " (" + name + ")").orElse(login);
    }
}
