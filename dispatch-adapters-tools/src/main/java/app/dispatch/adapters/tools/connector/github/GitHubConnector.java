package app.dispatch.adapters.tools.connector.github;

import app.dispatch.adapters.tools.connector.DeclaredOnly;
import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.ToolFile;
import app.dispatch.adapters.tools.connector.Trial;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value.Fields;
import java.util.Map;
import okhttp3.HttpUrl;

/** Works with repositories on GitHub. */
public final class GitHubConnector implements DeclaredOnly {
    /** The version of GitHub's API that the requests are made for. */
    private static final String VERSION = "2022-11-28";

    private final ToolDef tool = ToolFile.beside(GitHubConnector.class);
    private final HttpUpstream upstream;
    private final HttpUrl base;

    public GitHubConnector(HttpUpstream upstream, HttpUrl base) {
        this.upstream = upstream;
        this.base = base;
    }

    @Override
    public ToolDef definition() {
        return tool;
    }

    @Override
    public String test(Fields connection) {
        Trial trial = new Trial(upstream, tool, connection);
        Fields me = trial.ask(trial.request(
                base,
                "user",
                Map.of(
                        "Authorization",
                        "Bearer " + trial.needed("token"),
                        "Accept",
                        "application/vnd.github+json",
                        "X-GitHub-Api-Version",
                        VERSION)));
        String login = "@" + trial.told(me, "login");
        return me.text("name").map(name -> login + " (" + name + ")").orElse(login);
    }
}
