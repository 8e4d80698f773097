package app.dispatch.adapters.tools.connector.notion;

import app.dispatch.adapters.tools.connector.DeclaredOnly;
import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.ToolFile;
import app.dispatch.adapters.tools.connector.Trial;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value.Fields;
import java.util.Map;
import okhttp3.HttpUrl;

/** Works with the pages and databases of a Notion workspace. */
public final class NotionConnector implements DeclaredOnly {
    /** The version of Notion's API that the requests are made for. */
    private static final String VERSION = "2025-09-03";

    private final ToolDef tool = ToolFile.beside(NotionConnector.class);
    private final HttpUpstream upstream;
    private final HttpUrl base;

    public NotionConnector(HttpUpstream upstream, HttpUrl base) {
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
                "v1/users/me",
                Map.of("Authorization", "Bearer " + trial.needed("token"), "Notion-Version", VERSION)));
        String name = me.text("name").orElse(trial.told(me, "id"));
        return me.fields("bot")
                .text("workspace_name")
                .map(space -> name + " in " + space)
                .orElse(name);
    }
}
