package app.dispatch.adapters.tools.connector.notion;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.ToolFile;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Authorization;
import app.dispatch.adapters.tools.connector.api.Pacing;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.adapters.tools.connector.api.VendorApi;
import app.dispatch.adapters.tools.connector.api.VendorTool;
import app.dispatch.application.tool.Connector;
import app.dispatch.domain.value.Value.Fields;
import java.util.Map;
import okhttp3.HttpUrl;

/** Works with the pages and databases of a Notion workspace. */
public final class NotionConnector {
    /** The version of Notion's API that the requests are made for (https://developers.notion.com/reference/versioning). */
    private static final String VERSION = "2025-09-03";

    private NotionConnector() {}

    /** The connector to the API at {@code base}. */
    public static Connector at(HttpUpstream upstream, HttpUrl base) {
        VendorApi api = VendorApi.at(upstream, base, Authorization.bearer("token"))
                .with(Map.of("Notion-Version", VERSION))
                .with(NotionErrors::read)
                .with(Pacing.byAccount(NotionErrors::wait, upstream::now));
        return VendorTool.of(ToolFile.beside(NotionConnector.class), api)
                .test(NotionConnector::who)
                .op("search", Search::search)
                .op("query_database", DataSources::query)
                .op("create_page", Pages::create)
                .undo("create_page", Pages::trash)
                .op("update_page", Pages::update)
                .op("append", Additions::append)
                .undo("append", Additions::delete)
                .op("get_page", PageContent::get)
                .build();
    }

    private static String who(ApiCall call) {
        Fields me = call.ask(ApiRequest.get("/v1/users/me"));
        String name = me.text("name").orElseGet(() -> call.told(me, "id"));
        return Shape.text(me, "bot.workspace_name")
                .map(space -> name + " in " + space)
                .orElse(name);
    }
}
